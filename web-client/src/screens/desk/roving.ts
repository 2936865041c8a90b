// One tab stop for a list whose items come and go: arrows and j/k move, and when the item in focus leaves,
// focus goes to the one that took its place. Focus is never lost to the page.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Roving {
  readonly list: RefObject<HTMLDivElement>;
  /** The item of the tab stop. */
  readonly active: string | undefined;
  choose(key: string): void;
  /** Moves to the item after `key`, which is about to leave. */
  moveOn(key: string): void;
  /** Brings focus back after a dialog. */
  refocus(): void;
  /** Handles the keys that move; true when it did. */
  onMoveKey(event: KeyboardEvent): boolean;
  readonly handlers: { onFocusIn: (event: FocusEvent) => void; onFocusOut: (event: FocusEvent) => void };
}

/** The item that holds the tab stop: the chosen one, or the one that took its place. */
export function activeKey(keys: readonly string[], chosen: string | undefined, place: number): string | undefined {
  if (chosen !== undefined && keys.includes(chosen)) return chosen;
  return keys[Math.min(place, keys.length - 1)];
}

function targetOf(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'k':
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

export function useRoving(keys: readonly string[]): Roving {
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string>();
  const place = useRef(0);
  const inside = useRef(false);
  const active = activeKey(keys, chosen, place.current);

  const focus = (key: string | undefined) => {
    const row = key === undefined ? null : list.current?.querySelector<HTMLElement>(`[data-key="${key}"]`);
    (row ?? list.current)?.focus();
  };
  useLayoutEffect(() => {
    place.current = Math.max(0, active === undefined ? 0 : keys.indexOf(active));
    const lost = document.activeElement === document.body || document.activeElement === null;
    if (inside.current && lost) focus(active);
  });

  const choose = (key: string) => setChosen(key);
  return {
    list,
    active,
    choose,
    moveOn: (key) => {
      const at = keys.indexOf(key);
      const next = keys[at + 1] ?? keys[at - 1];
      if (next === undefined) return;
      setChosen(next);
      focus(next);
    },
    refocus: () => focus(active),
    onMoveKey: (event) => {
      const target = targetOf(event.key, active === undefined ? -1 : keys.indexOf(active), keys.length);
      const key = target === undefined ? undefined : keys[target];
      if (key === undefined) return false;
      event.preventDefault();
      setChosen(key);
      focus(key);
      return true;
    },
    handlers: {
      onFocusIn: () => {
        inside.current = true;
      },
      // Without a target the focused item was taken away, or the page itself was clicked: the list keeps it.
      onFocusOut: (event) => {
        if (event.relatedTarget instanceof Node && !list.current?.contains(event.relatedTarget)) inside.current = false;
      },
    },
  };
}
