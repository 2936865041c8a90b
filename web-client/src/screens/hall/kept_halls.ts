// The halls where this person stands in a queue: followed on every screen of this tab, also after a reload,
// so that a call reaches them wherever they are.
import { signal } from '@preact/signals';
import { limits } from '@protocol/limits';

const key = 'beffroi.halls';

function restored(): readonly string[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
  } catch {
    return [];
  }
}

export const keptHalls = signal<readonly string[]>(restored());

function keep(halls: readonly string[]): void {
  keptHalls.value = halls;
  try {
    sessionStorage.setItem(key, JSON.stringify(halls));
  } catch {
    // Without storage the halls are kept as long as the page.
  }
}

/** A connection follows few rooms; the screen's own and a conversation need their places. */
const keptAtMost = limits.rooms_per_connection - 3;

export function keepHall(room: string): void {
  if (!keptHalls.peek().includes(room)) keep([...keptHalls.peek(), room].slice(-keptAtMost));
}

export function letHallGo(room: string): void {
  if (keptHalls.peek().includes(room)) keep(keptHalls.peek().filter((hall) => hall !== room));
}
