import { texts } from '../../i18n/language';
import type { NoticeName } from './notices';

const fr: Readonly<Record<NoticeName, string>> = {
  young: 'Jeune public : chaque contribution est relue avant d’être affichée. Choisissez un pseudonyme.',
  shield: 'L’équipe relit chaque contribution avant de l’afficher pour le moment.',
  held_messages: 'L’équipe relit chaque message avant de l’afficher.',
  held_questions: 'L’équipe relit chaque question avant de l’afficher.',
  emoji_only: 'La discussion accepte seulement des émojis pour le moment.',
  no_links: 'Sans lien, s’il vous plaît.',
  newcomers_wait: 'Pour écrire, il faut déjà avoir participé ici.',
};
const en: Readonly<Record<NoticeName, string>> = {
  young: 'Young audience: every contribution is read before it shows. Choose a pseudonym.',
  shield: 'The team reads every contribution before it shows at the moment.',
  held_messages: 'The team reads every message before it shows.',
  held_questions: 'The team reads every question before it shows.',
  emoji_only: 'The chat takes emoji alone at the moment.',
  no_links: 'No links, please.',
  newcomers_wait: 'To write, you need to have taken part here before.',
};

export const noticeTexts = texts(
  {
    notice: (name: NoticeName): string => fr[name],
    guests: 'Seules les personnes invitées écrivent pour le moment. Vous pouvez lire et voter.',
    report: 'Signaler',
    reportOf: (text: string) => `Signaler : ${text}`,
    reported: 'Signalé : l’équipe regarde.',
    reportedDone: 'Signalé : l’équipe a décidé.',
    delayed: (seconds: number) => `La salle le verra dans ${seconds} s.`,
    delayedNow: 'La salle le voit dans un instant.',
    moderation: 'Modération de cette salle',
  },
  {
    notice: (name: NoticeName): string => en[name],
    guests: 'Only invited people write at the moment. You can read and vote.',
    report: 'Report',
    reportOf: (text: string) => `Report: ${text}`,
    reported: 'Reported: the team is looking.',
    reportedDone: 'Reported: the team has decided.',
    delayed: (seconds: number) => `The room will see it in ${seconds} s.`,
    delayedNow: 'The room will see it in a moment.',
    moderation: 'Moderation of this room',
  },
);
