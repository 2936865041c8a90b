// The language in use (French first, remembered) and typed texts: a key missing in one language does not compile.
import { effect, signal } from '@preact/signals';
import { remembered, remember } from '../remembered';
import type { Language } from './sentence';
import { unbroken } from './unbroken';

const key = 'beffroi.language';

function firstLanguage(): Language {
  const kept = remembered(key);
  if (kept === 'fr' || kept === 'en') return kept;
  for (const wish of navigator.languages) {
    if (wish.startsWith('fr')) return 'fr';
    if (wish.startsWith('en')) return 'en';
  }
  return 'fr';
}

export const language = signal<Language>(firstLanguage());

export function chooseLanguage(choice: Language): void {
  remember(key, choice);
  language.value = choice;
}

effect(() => {
  document.documentElement.lang = language.value;
});

type Text = string | ((...values: never[]) => string);
type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };

/**
 * The texts of one screen or part in both languages. Calling the result gives those of the language in use;
 * a component that calls it is drawn again when the language changes.
 */
export function texts<const T extends Readonly<Record<string, Text>>>(fr: T, en: NoInfer<Same<T>>): () => Same<T> {
  const french = typeset(fr);
  return () => (language.value === 'fr' ? french : en);
}

/** French with its unbreakable spaces, so that nobody has to write them in the texts. */
function typeset<T extends Readonly<Record<string, Text>>>(table: T): Same<T> {
  const entries = Object.entries(table).map(([key, text]): [string, Text] => {
    if (typeof text === 'string') return [key, unbroken(text)];
    return [key, (...values: never[]) => unbroken(text(...values))];
  });
  // Same keys and same shapes as the table it was made of.
  return Object.fromEntries(entries) as Same<T>;
}
