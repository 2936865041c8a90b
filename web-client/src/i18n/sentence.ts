// The sentence of a refusal in the reader's language, with the details that the hub put into its English sentence.
import { errors } from '@protocol/errors';
import type { ErrorCode } from '@protocol/messages';

export type Language = 'fr' | 'en';

/** Refusals that no hub sends: they happen in this browser. */
const local: Readonly<Record<'offline' | 'expired', Readonly<Record<Language, string>>>> = {
  offline: {
    fr: 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.',
    en: 'The hub does not answer. Check your connection, then try again.',
  },
  expired: {
    fr: 'La connexion a manqué trop longtemps : ce texte n’a pas été envoyé.',
    en: 'The connection was away for too long: this text was not sent.',
  },
};

export type RefusalCode = ErrorCode | keyof typeof local;

export interface SentenceFacts {
  readonly code: RefusalCode;
  readonly message: string;
  /** Seconds until the same try can succeed. */
  readonly seconds?: number;
}

const holes = /\{(detail|limit|seconds)\}/g;

export function sentenceOf(facts: SentenceFacts, language: Language): string {
  if (facts.code === 'offline' || facts.code === 'expired') return local[facts.code][language];
  const info = errors[facts.code];
  const values = detailsOf(info.en, facts.message);
  if (facts.seconds !== undefined) values.set('seconds', String(Math.max(1, Math.ceil(facts.seconds))));
  return tidy(
    info[language].replace(holes, (whole, name: string) => values.get(name) ?? whole),
    language,
  );
}

/** Reads the values that stand in the holes of the English sentence. */
function detailsOf(template: string, sentence: string): Map<string, string> {
  const names: string[] = [];
  const pattern = template
    .split(holes)
    .map((piece, index) => {
      if (index % 2 === 0) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(piece);
      return '(.+?)';
    })
    .join('');
  const found = names.length > 0 ? new RegExp(`^${pattern}$`).exec(sentence) : null;
  return new Map(
    names.flatMap((name, index): [string, string][] => {
      const value = found?.[index + 1];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

// What the hub did not say is left out rather than shown as a hole.
function tidy(sentence: string, language: Language): string {
  return sentence
    .replace(/^\{detail\}/, language === 'fr' ? 'Une autre personne de l’équipe' : 'Somebody else of the team')
    .replace(/\s(by|par) \{detail\}/, '')
    .replace(/\s?:\s?[^:.]*\{(detail|limit)\}[^.]*/, '')
    .replace(/\s?(of|de) \{limit\}/, '')
    .replace(/\{limit\} (items|éléments)/, (_all, word: string) =>
      word === 'items' ? 'many items' : 'beaucoup d’éléments',
    )
    .replace('{limit} already', 'too many already')
    .replace('déjà {limit}', 'déjà trop')
    .replace('les {limit} octets permis', 'la taille permise')
    .replace('the {limit} bytes allowed', 'the size allowed')
    .replace(/(in|dans) \{seconds\} s/, (_all, word: string) => (word === 'in' ? 'in a moment' : 'dans un instant'));
}
