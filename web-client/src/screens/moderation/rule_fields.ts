// Which parameters each kind of rule reads, with their bounds, and a first draft of each kind. Pure data: the form is drawn
// from it. Bounds are those of RuleParameters in protocol/schema/http.json; the hub has the last word.
import type { ModerationRule, RuleKind, RuleParameters } from '@protocol/messages';
import type { ScopeChoice } from '../../app/scopes';

type NamesOf<T> = {
  [K in keyof RuleParameters]-?: NonNullable<RuleParameters[K]> extends T ? K : never;
}[keyof RuleParameters];

export type RuleField =
  | { readonly shape: 'lines'; readonly name: NamesOf<string> }
  | { readonly shape: 'number'; readonly name: NamesOf<number>; readonly from: number; readonly to: number }
  | { readonly shape: 'switch'; readonly name: NamesOf<boolean> }
  | { readonly shape: 'lists'; readonly name: 'lists' };

const number = (name: NamesOf<number>, from: number, to: number): RuleField => ({ shape: 'number', name, from, to });

export const ruleFields: Readonly<Record<RuleKind, readonly RuleField[]>> = {
  word: [
    { shape: 'lists', name: 'lists' },
    { shape: 'lines', name: 'words' },
    { shape: 'lines', name: 'passes' },
  ],
  pattern: [{ shape: 'lines', name: 'patterns' }],
  link: [
    { shape: 'lines', name: 'hosts' },
    { shape: 'switch', name: 'newcomers_only' },
  ],
  repetition: [
    number('window_s', 5, 600),
    number('same_person', 0, 20),
    number('people', 0, 100),
    number('least_length', 0, 500),
  ],
  flood: [
    number('capitals', 0, 100),
    number('symbols', 0, 100),
    number('emoji', 0, 500),
    number('same_in_a_row', 0, 500),
    number('least_length', 0, 500),
  ],
  mention: [number('mentions', 0, 50), { shape: 'switch', name: 'newcomers_only' }],
  newcomer: [number('first', 1, 20), number('younger_than_s', 10, 86_400)],
  disguise: [number('marks', 0, 20), { shape: 'switch', name: 'hidden' }, { shape: 'switch', name: 'mixed_scripts' }],
};

const firstParameters: Readonly<Record<RuleKind, RuleParameters>> = {
  word: { words: '', passes: '', lists: [] },
  pattern: { patterns: '' },
  link: { hosts: '', newcomers_only: true },
  repetition: { window_s: 60, same_person: 3, people: 5, least_length: 8 },
  flood: { capitals: 80, symbols: 60, emoji: 12, same_in_a_row: 10, least_length: 12 },
  mention: { mentions: 3, newcomers_only: false },
  newcomer: { first: 1, younger_than_s: 600 },
  disguise: { marks: 3, hidden: true, mixed_scripts: true },
};

/** A rule to begin with: holds, exempts the team. */
export function newRule(kind: RuleKind, id: string, where: ScopeChoice): ModerationRule {
  return {
    id,
    title: '',
    kind,
    action: 'hold',
    scope: where.scope,
    scope_id: where.id,
    exempt: ['organiser', 'partner_admin', 'moderator', 'speaker'],
    parameters: firstParameters[kind],
  };
}

/** Figures outside of their bounds, by name: the form says so before the hub does. */
export function outOfBounds({ kind, parameters }: ModerationRule): readonly string[] {
  return ruleFields[kind].flatMap((field) => {
    if (field.shape !== 'number') return [];
    const value = parameters[field.name];
    const good = value !== undefined && Number.isInteger(value) && value >= field.from && value <= field.to;
    return good || value === undefined ? [] : [field.name];
  });
}
