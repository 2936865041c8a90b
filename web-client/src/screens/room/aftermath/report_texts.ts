// Reasons of a report and what became of it, as people read them.
import type { ReportReason, ReportState } from '@protocol/messages';
import { texts } from '../../../i18n/language';

const frReasons: Readonly<Record<ReportReason, string>> = {
  risk_to_life: 'Danger pour une personne',
  abuse: 'Propos blessants',
  hate: 'Haine ou discrimination',
  harassment: 'Harcèlement',
  disinformation: 'Fausse information',
  spam: 'Publicité ou répétition',
};
const enReasons: Readonly<Record<ReportReason, string>> = {
  risk_to_life: 'Somebody is in danger',
  abuse: 'Hurtful words',
  hate: 'Hate or discrimination',
  harassment: 'Harassment',
  disinformation: 'False information',
  spam: 'Advertising or repetition',
};
const frStates: Readonly<Record<ReportState, string>> = {
  open: 'l’équipe regarde',
  dismissed: 'l’équipe n’a rien trouvé à redire',
  acted: 'l’équipe l’a retiré',
};
const enStates: Readonly<Record<ReportState, string>> = {
  open: 'the team is looking',
  dismissed: 'the team found nothing to object to',
  acted: 'the team took it away',
};

export const reportTexts = texts(
  {
    menu: 'Signaler ou en savoir plus',
    report: 'Signaler à l’équipe de modération',
    addNote: 'Ajouter un mot (facultatif)',
    note: 'Ce que l’équipe doit savoir',
    anonymous: 'Votre nom n’est montré à personne.',
    sent: 'Merci. L’équipe de modération a reçu votre signalement.',
    sentRisk:
      'L’équipe de modération voit votre signalement en premier. Danger immédiat : appelez le 112. Pensées suicidaires : le 3114 répond jour et nuit.',
    yours: (state: ReportState) => `Vous l’avez signalé : ${frStates[state]}.`,
    reason: (reason: ReportReason): string => frReasons[reason],
    state: (state: ReportState): string => frStates[state],
  },
  {
    menu: 'Report or learn more',
    report: 'Report to the moderation team',
    addNote: 'Add a word (optional)',
    note: 'What the team should know',
    anonymous: 'Your name is shown to nobody.',
    sent: 'Thank you. The moderation team has received your report.',
    sentRisk:
      'The moderation team sees your report first. Immediate danger: call 112. Suicidal thoughts: 3114 answers day and night.',
    yours: (state: ReportState) => `You reported this: ${enStates[state]}.`,
    reason: (reason: ReportReason): string => enReasons[reason],
    state: (state: ReportState): string => enStates[state],
  },
);
