// Which sessions the programme shows: pure functions from the address to a list grouped by time.
import { type ProgrammeItem, type SessionKind, sessionKindValues } from '@protocol/messages';
import { dayKey } from '../../i18n/dates';

export const fields = ['theme', 'kind', 'town', 'partner'] as const;
export type FilterField = (typeof fields)[number];

/** The day that stands for all of them. */
export const wholeWeek = 'all';

export interface Filter {
  /** YYYY-MM-DD, `wholeWeek`, or empty: the page chooses. */
  readonly day: string;
  readonly search: string;
  readonly chosen: Readonly<Partial<Record<FilterField, string>>>;
}

export function readFilter(query: URLSearchParams): Filter {
  const chosen = Object.fromEntries(
    fields.flatMap((field) => {
      const value = query.get(field);
      return value ? [[field, value]] : [];
    }),
  );
  return { day: query.get('day') ?? '', search: query.get('q') ?? '', chosen };
}

export function filterQuery(filter: Filter): string {
  const query = new URLSearchParams();
  if (filter.day) query.set('day', filter.day);
  if (filter.search) query.set('q', filter.search);
  for (const field of fields) {
    const value = filter.chosen[field];
    if (value) query.set(field, value);
  }
  const text = query.toString();
  return text && `?${text}`;
}

/** Without accents and case, so that "numerique" finds « Numérique » and "oeuvre" finds « œuvre ». */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[’`]/g, "'")
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
}

/** A session with what filtering needs, worked out once. */
export interface Listed {
  readonly item: ProgrammeItem;
  readonly day: string;
  readonly haystack: string;
}

export function listed(items: readonly ProgrammeItem[], zone: string): readonly Listed[] {
  return items.map((item) => ({
    item,
    day: dayKey(item.starts_at, zone),
    haystack: folded([item.title, item.abstract, item.partner, item.town, item.place, ...item.speakers].join('\n')),
  }));
}

/** All words must be found, in any order and anywhere. */
function finds(entry: Listed, words: readonly string[]): boolean {
  return words.every((word) => entry.haystack.includes(word));
}

const wordsOf = (search: string): readonly string[] => folded(search).split(/\s+/).filter(Boolean);

/** Sessions of every day that match the search and the choices; `except` leaves one choice out. */
export function matching(entries: readonly Listed[], filter: Filter, except?: FilterField): readonly Listed[] {
  const words = wordsOf(filter.search);
  return entries.filter(
    (entry) =>
      finds(entry, words) &&
      fields.every((field) => {
        const wanted = filter.chosen[field];
        return field === except || !wanted || entry.item[field] === wanted;
      }),
  );
}

export interface DayCount {
  readonly day: string;
  readonly count: number;
}

/** Every day of the programme with the number of matching sessions. */
export function dayCounts(all: readonly Listed[], found: readonly Listed[]): readonly DayCount[] {
  const counts = new Map<string, number>(all.map(({ day }) => [day, 0]));
  for (const { day } of found) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, count]) => ({ day, count }));
}

/** The day shown: the one asked for; else all while searching; else today or the first day to come. */
export function dayShown(filter: Filter, days: readonly DayCount[], today: string): string {
  if (filter.day === wholeWeek || days.some(({ day }) => day === filter.day)) return filter.day;
  if (filter.search) return wholeWeek;
  return (days.find(({ day }) => day >= today) ?? days[0])?.day ?? wholeWeek;
}

export interface Choice {
  readonly value: string;
  readonly count: number;
}

/** What can be chosen for a field beside the other choices, most useful order: kinds as listed, else alphabetical. */
export function choicesOf(entries: readonly Listed[], filter: Filter, field: FilterField): readonly Choice[] {
  const counts = new Map<string, number>();
  for (const { item } of matching(entries, filter, field)) {
    if (item[field]) counts.set(item[field], (counts.get(item[field]) ?? 0) + 1);
  }
  const chosen = filter.chosen[field];
  if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
  const choices = [...counts].map(([value, count]) => ({ value, count }));
  if (field !== 'kind') return choices.sort((a, b) => a.value.localeCompare(b.value, 'fr', { numeric: true }));
  const place = (value: string) => sessionKindValues.indexOf(value as SessionKind);
  return choices.sort((a, b) => place(a.value) - place(b.value));
}

export interface TimeGroup {
  readonly at: number;
  readonly items: readonly ProgrammeItem[];
}

export interface DayGroup {
  readonly day: string;
  readonly at: number;
  readonly times: readonly TimeGroup[];
}

/** By day, then by the time they begin; the hub sends them in order of time. */
export function grouped(entries: readonly Listed[]): readonly DayGroup[] {
  const days = new Map<string, Map<number, ProgrammeItem[]>>();
  for (const { day, item } of entries) {
    const times = days.get(day) ?? new Map<number, ProgrammeItem[]>();
    days.set(day, times);
    times.set(item.starts_at, [...(times.get(item.starts_at) ?? []), item]);
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, times]) => {
      const groups = [...times].sort(([a], [b]) => a - b).map(([at, items]) => ({ at, items }));
      return { day, at: groups[0]?.at ?? 0, times: groups };
    });
}

export type Moment =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'over' }
  | { readonly kind: 'now'; readonly endsInMin: number }
  | { readonly kind: 'soon'; readonly inMin: number }
  | { readonly kind: 'later' };

/** Relative only under an hour. */
export function momentOf(item: Pick<ProgrammeItem, 'status' | 'starts_at' | 'ends_at'>, now: number): Moment {
  if (item.status === 'cancelled') return { kind: 'cancelled' };
  if (now >= item.ends_at) return { kind: 'over' };
  if (now >= item.starts_at) return { kind: 'now', endsInMin: Math.ceil((item.ends_at - now) / 60_000) };
  const inMin = Math.ceil((item.starts_at - now) / 60_000);
  return inMin < 60 ? { kind: 'soon', inMin } : { kind: 'later' };
}
