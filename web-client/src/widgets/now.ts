// The time of day for what changes by the minute ("now", "in 20 min"): drawn again at each step, never in between.
import { useEffect, useState } from 'preact/hooks';

export function useNow(now: () => number, everyMs: number): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return at;
}
