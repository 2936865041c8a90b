// Words that depend on a number. French counts 0 and 1 as one, English only 1.
import type { Language } from './sentence';

export interface Counted {
  readonly one: string;
  readonly other: string;
}

export function plural(language: Language, count: number, forms: Counted): string {
  const one = language === 'fr' ? Math.abs(count) < 2 : count === 1;
  return (one ? forms.one : forms.other).replace('{n}', numberText(language, count));
}

export function numberText(language: Language, value: number): string {
  return new Intl.NumberFormat(language).format(value);
}
