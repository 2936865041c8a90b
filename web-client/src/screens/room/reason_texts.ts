// Why moderation took something away, in a few words that end a sentence.
import type { Reason } from '@protocol/messages';

export const frReasons: Readonly<Record<Reason, string>> = {
  off_topic: 'hors sujet',
  duplicate: 'déjà posée',
  offensive: 'propos blessants',
  personal_data: 'données personnelles',
  advertising: 'publicité',
  spam: 'contenu répété',
  hate: 'propos haineux',
  harassment: 'harcèlement',
  disinformation: 'fausses informations',
  unclear: 'pas assez claire',
  no_time: 'le temps a manqué',
  other: 'autre raison',
};
export const enReasons: Readonly<Record<Reason, string>> = {
  off_topic: 'off topic',
  duplicate: 'asked already',
  offensive: 'hurtful words',
  personal_data: 'personal data',
  advertising: 'advertising',
  spam: 'repeated content',
  hate: 'hateful words',
  harassment: 'harassment',
  disinformation: 'false information',
  unclear: 'not clear enough',
  no_time: 'there was no time',
  other: 'another reason',
};
