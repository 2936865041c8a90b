// Commands that the hub has not answered yet. They survive a reconnect and a reload of the page, and are sent
// again with the same id, so the hub takes each of them once.
// Bounds: at most `outboxLimit` wait; one older than `outboxLifeMs` is given back as not sent rather than
// appearing out of context much later.
import type { Command } from '@protocol/messages';

export const outboxLimit = 50;
export const outboxLifeMs = 15 * 60_000;
const storageKey = 'beffroi.outbox';

export interface OutboxItem {
  readonly id: string;
  readonly room: string;
  readonly person: string;
  readonly at: number;
  readonly cmd: Command;
}

/** The part of Web Storage that the outbox uses. */
export interface OutboxStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export class Outbox {
  private items: readonly OutboxItem[];

  constructor(private readonly storage: OutboxStorage | undefined) {
    this.items = readItems(storage);
  }

  add(item: OutboxItem): boolean {
    if (this.items.length >= outboxLimit) return false;
    this.keep([...this.items, item]);
    return true;
  }

  remove(id: string): OutboxItem | undefined {
    const found = this.items.find((item) => item.id === id);
    if (found) this.keep(this.items.filter((item) => item !== found));
    return found;
  }

  /** In the order they were made. */
  of(room: string): readonly OutboxItem[] {
    return this.items.filter((item) => item.room === room);
  }

  /** Takes out what another person of this browser made, and what is too old to be sent unasked. */
  takeStale(person: string, now: number): readonly OutboxItem[] {
    const stale = this.items.filter((item) => item.person !== person || now - item.at > outboxLifeMs);
    if (stale.length > 0) this.keep(this.items.filter((item) => !stale.includes(item)));
    return stale;
  }

  private keep(items: readonly OutboxItem[]): void {
    this.items = items;
    try {
      this.storage?.setItem(storageKey, JSON.stringify(items));
    } catch {
      // Storage is full or forbidden: the items still live as long as the page.
    }
  }
}

function readItems(storage: OutboxStorage | undefined): readonly OutboxItem[] {
  try {
    const value: unknown = JSON.parse(storage?.getItem(storageKey) ?? '[]');
    return Array.isArray(value) ? value.filter(isItem).slice(0, outboxLimit) : [];
  } catch {
    return [];
  }
}

// Only this module writes the key, so the shape of the envelope is enough: the hub judges the command itself.
function isItem(value: unknown): value is OutboxItem {
  if (typeof value !== 'object' || value === null) return false;
  const item = value as Partial<Record<keyof OutboxItem, unknown>>;
  return (
    typeof item.id === 'string' &&
    typeof item.room === 'string' &&
    typeof item.person === 'string' &&
    typeof item.at === 'number' &&
    typeof item.cmd === 'object' &&
    item.cmd !== null
  );
}
