// Words for what a session is, shared by every screen that shows one.
import type { SessionKind } from '@protocol/messages';
import { texts } from '../../i18n/language';
import type { IconName } from '../../widgets/icons';

export const kindTexts = texts(
  {
    masterclass: 'Masterclasse',
    jobs_connect: 'Rencontres emploi',
    visit: 'Visite',
    talk: 'Conférence',
    workshop: 'Atelier',
    other: 'Autre rendez-vous',
  },
  {
    masterclass: 'Masterclass',
    jobs_connect: 'Jobs-connect',
    visit: 'Visit',
    talk: 'Talk',
    workshop: 'Workshop',
    other: 'Other',
  },
);

export const kindIcons: Readonly<Record<SessionKind, IconName>> = {
  masterclass: 'screen',
  jobs_connect: 'briefcase',
  visit: 'place',
  talk: 'chat',
  workshop: 'hand',
  other: 'calendar',
};

export const sessionTexts = texts(
  {
    cancelled: 'Annulé',
    tentative: 'À confirmer',
    over: 'Terminé',
    now: (minutes: number) => (minutes < 60 ? `En cours, encore ${minutes} min` : 'En cours'),
    soon: (minutes: number) => `Dans ${minutes} min`,
    young: 'Public jeune',
    online: 'En ligne',
    inLanguage: (name: string) => `En ${name}`,
    with: (names: string) => `Avec ${names}`,
  },
  {
    cancelled: 'Cancelled',
    tentative: 'To be confirmed',
    over: 'Over',
    now: (minutes: number) => (minutes < 60 ? `Now, ${minutes} min left` : 'Now'),
    soon: (minutes: number) => `In ${minutes} min`,
    young: 'Young audience',
    online: 'Online',
    inLanguage: (name: string) => `In ${name}`,
    with: (names: string) => `With ${names}`,
  },
);

/** « anglais » for en, in the reader's language; the code itself when it is no language. */
export function languageName(code: string, reader: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
