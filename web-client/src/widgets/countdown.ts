// The time that is left, drawn again once a second while it runs and never when it is over.
import { useEffect, useState } from 'preact/hooks';

/** Milliseconds until `until` by the clock `now`; 0 when it is past or absent. */
export function useTimeLeft(until: number | undefined, now: () => number): number {
  const left = until === undefined ? 0 : Math.max(0, until - now());
  const [, redraw] = useState(0);
  useEffect(() => {
    if (left <= 0) return undefined;
    // Wake just after the next full second of the countdown, so that figures do not skip.
    const timer = setTimeout(() => redraw((count) => count + 1), (left % 1000) + 15);
    return () => clearTimeout(timer);
  });
  return left;
}
