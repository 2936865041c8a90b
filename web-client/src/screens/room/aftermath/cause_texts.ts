// What the hub itself found in a text, in a few words that end a sentence; the same for authors and for the team.
import type { Cause } from '@protocol/messages';
import { texts } from '../../../i18n/language';

const fr: Readonly<Record<Cause, string>> = {
  invalid_text: 'texte illisible',
  word: 'mot surveillé',
  pattern: 'forme surveillée (numéro, adresse…)',
  link: 'lien',
  repetition: 'texte répété',
  flood: 'majuscules ou signes en excès',
  mention: 'trop de personnes citées',
  newcomer: 'premier message',
  disguise: 'caractères trompeurs',
  hook: 'contrôle externe',
  hook_silent: 'contrôle externe sans réponse',
  room: 'tout est validé dans cette salle',
};
const en: Readonly<Record<Cause, string>> = {
  invalid_text: 'unreadable text',
  word: 'a watched word',
  pattern: 'a watched pattern (number, address…)',
  link: 'a link',
  repetition: 'repeated text',
  flood: 'too many capitals or signs',
  mention: 'too many people named',
  newcomer: 'a first message',
  disguise: 'misleading characters',
  hook: 'an outside check',
  hook_silent: 'an outside check that did not answer',
  room: 'everything is approved in this room',
};

export const causeTexts = texts(
  { cause: (cause: Cause): string => fr[cause] },
  { cause: (cause: Cause): string => en[cause] },
);
