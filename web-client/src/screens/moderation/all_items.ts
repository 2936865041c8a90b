// The items of the desk of all rooms as a desk takes them, and what is shown of them. Pure.
import type { DeskItem as WaitingItem } from '@protocol/messages';
import type { DeskItem } from '../desk/items';

export type KindFilter = 'all' | 'question' | 'message' | 'case';

export interface Filter {
  readonly kind: KindFilter;
  /** Empty: all rooms. */
  readonly room: string;
}

/** `me`: an objection to one's own decision is somebody else's. */
export function asDeskItem(waiting: WaitingItem, me: string | undefined): DeskItem | undefined {
  const { room, title, item, message, question, report, contest } = waiting;
  const elsewhere = { room, title };
  if (report) return { kind: 'report', id: item, report, elsewhere };
  if (contest) {
    const own = me !== undefined && contest.against.person === me;
    return { kind: 'contest', id: item, contest, about: '', own, elsewhere };
  }
  if (message) return { kind: 'message', id: item, message, elsewhere };
  if (!question) return undefined;
  return {
    kind: 'question',
    id: item,
    item: { question, votes: question.votes, voted: false, mine: false },
    elsewhere,
  };
}

const isRisk = ({ report }: WaitingItem): boolean => report?.risk === true;

/** Oldest first, as they came; a fear for a life before all. */
export function shownItems(items: readonly WaitingItem[], filter: Filter, me: string | undefined): readonly DeskItem[] {
  return [...items.filter(isRisk), ...items.filter((item) => !isRisk(item))]
    .filter(({ room }) => filter.room === '' || room === filter.room)
    .flatMap((item) => asDeskItem(item, me) ?? [])
    .filter(
      ({ kind }) =>
        filter.kind === 'all' ||
        kind === filter.kind ||
        (filter.kind === 'case' && (kind === 'report' || kind === 'contest')),
    );
}

export interface RoomCount {
  readonly room: string;
  readonly title: string;
  readonly count: number;
}

/** Rooms in which something waits, the fullest first. */
export function roomCounts(items: readonly WaitingItem[]): readonly RoomCount[] {
  const counts = new Map<string, RoomCount>();
  for (const { room, title } of items) {
    counts.set(room, { room, title, count: (counts.get(room)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.title.localeCompare(b.title));
}
