// When to try again: pure, so that ten thousand clients that lose one hub come back spread out.

export const firstDelayMs = 500;
export const longestDelayMs = 20_000;

/** What the hub asked for in its `bye`. */
export interface ByeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * How long to wait before attempt number `attempt` (1 is the first retry).
 * Full jitter over a doubling window; a bye's window is obeyed as it is.
 */
export function retryDelay(attempt: number, random: number, window?: ByeWindow): number {
  if (window) {
    const from = Math.max(0, window.fromMs);
    const to = Math.max(from, window.toMs);
    return Math.round(from + random * (to - from));
  }
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt - 1, 16));
  // Never less than a tenth of the window: a retry at 0 ms would find the same outage.
  return Math.round(ceiling * (0.1 + 0.9 * random));
}
