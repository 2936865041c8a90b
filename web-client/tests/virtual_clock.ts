// Time that moves only when a test says so.
import type { Clock } from '../src/connection/clock';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export class VirtualClock implements Clock {
  private time = 1_000_000;
  private sleepers: Sleeper[] = [];
  /** What the next `random()` answers. */
  luck = 0.5;

  now(): number {
    return this.time;
  }

  random(): number {
    return this.luck;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const sleeper = { at: this.time + ms, wake: resolve };
      this.sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper);
        resolve();
      });
    });
  }

  /** Moves on, waking whoever is due in order, and lets everything that follows from it happen. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms;
    await settled();
    for (;;) {
      const next = this.sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.time = Math.max(this.time, next.at);
      this.sleepers = this.sleepers.filter((other) => other !== next);
      next.wake();
      await settled();
    }
    this.time = end;
    await settled();
  }
}

/** Lets all promises that are ready run. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await Promise.resolve();
}
