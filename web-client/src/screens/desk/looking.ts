// Who looks at an item long enough takes it, so that two moderators do not decide about one. Pure but for the timer
// it is given. Going on lets the item go; a quick decision never waits for a claim: it says what it was made from.
import type { DeskItem } from './items';
import { keyOf } from './items';

/** Shorter looks are passing by. */
export const dwellMs = 700;
/** Claims end after limits.claim_ms: prolong before that while one still looks. */
export const prolongMs = 50_000;

export interface LookingParts {
  after(ms: number, step: () => void): () => void;
  claim(item: DeskItem): void;
  release(item: DeskItem): void;
}

export class Looking {
  private current: DeskItem | undefined;
  private taken = false;
  private cancel: (() => void) | undefined;

  constructor(private readonly parts: LookingParts) {}

  look(item: DeskItem): void {
    if (this.current && keyOf(this.current) === keyOf(item)) return;
    this.stop();
    this.current = item;
    this.takeAfter(dwellMs, item);
  }

  /** The item is decided, and with that the claim is over. */
  decided(item: DeskItem): void {
    if (!this.current || keyOf(this.current) !== keyOf(item)) return;
    this.taken = false;
    this.stop();
  }

  /** Lets go of what one looked at. */
  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
    if (this.current && this.taken) this.parts.release(this.current);
    this.taken = false;
    this.current = undefined;
  }

  private takeAfter(ms: number, item: DeskItem): void {
    this.cancel = this.parts.after(ms, () => {
      this.taken = true;
      this.parts.claim(item);
      this.takeAfter(prolongMs, item);
    });
  }
}
