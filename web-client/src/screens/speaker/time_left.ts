// Which time the speaker is shown, and how pressing it is. Pure.
import type { ProgrammeItem, Timer } from '@protocol/messages';

const minuteMs = 60_000;
/** What the whole bar stands for when the length of the session is not known. */
const usualMs = 30 * minuteMs;
export const soonMs = 5 * minuteMs;
const lastMs = minuteMs;
/** A session that ended longer ago than this shows no time any more. */
const forgottenMs = 60 * minuteMs;

export interface TimeSpan {
  readonly endsAt: number;
  readonly wholeMs: number;
}

/** What the bar counts: the timer, or the session while it is on. */
export function spanOf(
  timer: Timer,
  session: Pick<ProgrammeItem, 'starts_at' | 'ends_at'> | undefined,
  now: number,
): TimeSpan | undefined {
  const length = session && session.ends_at - session.starts_at;
  if (timer.ends_at !== undefined) return { endsAt: timer.ends_at, wholeMs: Math.max(length ?? usualMs, 1) };
  if (!session || !length || now < session.starts_at || now > session.ends_at + forgottenMs) return undefined;
  return { endsAt: session.ends_at, wholeMs: length };
}

export function toneOf(leftMs: number): 'calm' | 'soon' | 'last' {
  if (leftMs <= lastMs) return 'last';
  return leftMs <= soonMs ? 'soon' : 'calm';
}
