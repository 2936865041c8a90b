// Names of the fields that an import can change, and their values as people read them.
import { zone } from '../../app/hub';
import { momentText } from '../../i18n/dates';
import { language, texts } from '../../i18n/language';
import { kindTexts, sessionTexts } from '../programme/session_texts';

export const fieldNames = texts(
  {
    title: 'Titre',
    abstract: 'Résumé',
    description: 'Description',
    kind: 'Format',
    theme: 'Thème',
    partner: 'Partenaire',
    town: 'Ville',
    place: 'Lieu',
    address: 'Adresse',
    online_url: 'Lien en ligne',
    language: 'Langue',
    starts_at: 'Début',
    ends_at: 'Fin',
    zone: 'Fuseau horaire',
    speakers: 'Interventions',
    audience_note: 'Note au public',
    young_audience: 'Public jeune',
    status: 'État',
    recording_allowed: 'Enregistrement permis',
    raw: 'Autres champs',
    yes: 'oui',
    no: 'non',
    confirmed: 'Confirmé',
  },
  {
    title: 'Title',
    abstract: 'Abstract',
    description: 'Description',
    kind: 'Format',
    theme: 'Theme',
    partner: 'Partner',
    town: 'Town',
    place: 'Place',
    address: 'Address',
    online_url: 'Online link',
    language: 'Language',
    starts_at: 'Start',
    ends_at: 'End',
    zone: 'Time zone',
    speakers: 'Speakers',
    audience_note: 'Note to the audience',
    young_audience: 'Young audience',
    status: 'Status',
    recording_allowed: 'Recording allowed',
    raw: 'Other fields',
    yes: 'yes',
    no: 'no',
    confirmed: 'Confirmed',
  },
);

/** A moment in the event's zone, a kind or a state by its name, everything else as it is. */
export function valueText(field: string, value: string): string {
  const t = fieldNames();
  switch (field) {
    case 'starts_at':
    case 'ends_at': {
      const at = Date.parse(value);
      return Number.isNaN(at) ? value : momentText(at, language.value, zone());
    }
    case 'young_audience':
    case 'recording_allowed':
      return value === 'true' ? t.yes : t.no;
    case 'kind': {
      const names: Readonly<Record<string, string>> = kindTexts();
      return names[value] ?? value;
    }
    case 'status': {
      const { cancelled, tentative } = sessionTexts();
      const names: Readonly<Record<string, string>> = { cancelled, tentative, confirmed: t.confirmed };
      return names[value] ?? value;
    }
    default:
      return value;
  }
}
