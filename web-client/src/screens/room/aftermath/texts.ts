// What an author reads after a decision, and what everybody can know of moderation in a room.
import type { ContestState } from '@protocol/messages';
import { texts } from '../../../i18n/language';
import { plural } from '../../../i18n/plural';

const frStates: Readonly<Record<ContestState, string>> = {
  possible: '',
  filed: 'Vous avez contesté. Une autre personne de l’équipe va trancher.',
  upheld: 'Une autre personne de l’équipe a relu et maintenu la décision.',
  reversed: 'Une autre personne de l’équipe vous a donné raison : la décision est annulée.',
};
const enStates: Readonly<Record<ContestState, string>> = {
  possible: '',
  filed: 'You objected. Another person of the team will decide.',
  upheld: 'Another person of the team looked again and upheld the decision.',
  reversed: 'Another person of the team agreed with you: the decision is taken back.',
};

export const aftermathTexts = texts(
  {
    automatic: 'Décision automatique',
    automaticFor: (cause: string) => `Décision automatique : ${cause}.`,
    byPerson: (time: string) => `Décision d’une personne de l’équipe, ${time}.`,
    byPersonAfter: (time: string, cause: string) =>
      `Décision d’une personne de l’équipe, ${time}, après un contrôle automatique : ${cause}.`,
    original: (text: string) => `Vous aviez écrit : « ${text} »`,
    contest: 'Contester',
    contestWhy: 'Une autre personne relira.',
    withWords: 'Contester avec un mot',
    words: 'Pourquoi cette décision ne convient pas (facultatif)',
    state: (state: ContestState): string => frStates[state],
    note: (note: string) => `L’équipe ajoute : « ${note} »`,
    standing: 'Vous pouvez contester cette suspension.',
    moderation: 'Modération de cette salle',
    close: 'Fermer',
    tally: 'Ce que la modération a fait des questions',
    asked: (count: number) => plural('fr', count, { one: '{n} question posée', other: '{n} questions posées' }),
    answered: (count: number) => plural('fr', count, { one: '{n} répondue', other: '{n} répondues' }),
    merged: (count: number) => plural('fr', count, { one: '{n} réunie à une autre', other: '{n} réunies à d’autres' }),
    declined: (count: number, reason: string) =>
      `${plural('fr', count, { one: '{n} déclinée', other: '{n} déclinées' })} : ${reason}`,
    declinedAll: (count: number) => plural('fr', count, { one: '{n} déclinée', other: '{n} déclinées' }),
    myReports: 'Vos signalements',
    myContests: 'Vos contestations',
    about: (kind: string, moment: string) => `${kind}, ${moment}`,
    message: 'Message',
    question: 'Question',
    standingKind: 'Suspension',
    how: 'Un message ou une question vous inquiète ? Le drapeau à côté du texte le signale à l’équipe, sans que votre nom soit montré.',
  },
  {
    automatic: 'An automatic decision',
    automaticFor: (cause: string) => `An automatic decision: ${cause}.`,
    byPerson: (time: string) => `Decided by a person of the team, ${time}.`,
    byPersonAfter: (time: string, cause: string) =>
      `Decided by a person of the team, ${time}, after an automatic check: ${cause}.`,
    original: (text: string) => `You wrote: “${text}”`,
    contest: 'Object',
    contestWhy: 'Another person will look.',
    withWords: 'Object with a word',
    words: 'Why this decision is not right (optional)',
    state: (state: ContestState): string => enStates[state],
    note: (note: string) => `The team adds: “${note}”`,
    standing: 'You may object to being paused.',
    moderation: 'Moderation of this room',
    close: 'Close',
    tally: 'What moderation did with the questions',
    asked: (count: number) => plural('en', count, { one: '{n} question asked', other: '{n} questions asked' }),
    answered: (count: number) => plural('en', count, { one: '{n} answered', other: '{n} answered' }),
    merged: (count: number) => plural('en', count, { one: '{n} united with another', other: '{n} united with others' }),
    declined: (count: number, reason: string) =>
      `${plural('en', count, { one: '{n} declined', other: '{n} declined' })}: ${reason}`,
    declinedAll: (count: number) => plural('en', count, { one: '{n} declined', other: '{n} declined' }),
    myReports: 'Your reports',
    myContests: 'Your objections',
    about: (kind: string, moment: string) => `${kind}, ${moment}`,
    message: 'Message',
    question: 'Question',
    standingKind: 'Pause',
    how: 'Does a message or a question worry you? The flag beside the text reports it to the team, without your name being shown.',
  },
);
