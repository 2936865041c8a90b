// The rooms of the moment. Pure.
import type { ProgrammeItem } from '@protocol/messages';
import { type Moment, momentOf } from '../programme/filter';

/** A room that ended is still looked for this long. */
const recentMs = 2 * 60 * 60_000;

/** Of the programme in order of time: on now, to come, over a short while ago. */
export function runsheet(items: readonly ProgrammeItem[], now: number) {
  const kindOf = (item: ProgrammeItem): Moment['kind'] => momentOf(item, now).kind;
  return {
    now: items.filter((item) => kindOf(item) === 'now'),
    next: items.filter((item) => kindOf(item) === 'soon' || kindOf(item) === 'later'),
    past: items.filter((item) => kindOf(item) === 'over' && now - item.ends_at < recentMs).reverse(),
  };
}
