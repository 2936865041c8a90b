// A queue between callbacks and an async reader: what arrives while nobody reads is kept in order.

export class Mailbox<T> {
  private readonly waiting: T[] = [];
  private wake: (() => void) | undefined;

  put(item: T): void {
    this.waiting.push(item);
    this.wake?.();
  }

  /** The next item; waits for one. Only one reader at a time. */
  async take(): Promise<T> {
    for (;;) {
      const item = this.waiting.shift();
      if (item !== undefined) return item;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      this.wake = undefined;
    }
  }
}
