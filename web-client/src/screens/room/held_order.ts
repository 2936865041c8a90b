// A list that never jumps under a finger: while somebody points at it, has focus in it or has scrolled,
// the order stays and new items wait behind a button. Pure part first, then the hook.
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface HeldOrder {
  /** What to show, in this order. */
  readonly ids: readonly number[];
  /** New items that wait. */
  readonly waiting: number;
  /** The order would be another. */
  readonly reordered: boolean;
}

/** What left goes at once; what came or moved waits while `held`. */
export function heldOrder(shown: readonly number[], wanted: readonly number[], held: boolean): HeldOrder {
  if (!held) return { ids: wanted, waiting: 0, reordered: false };
  const present = new Set(wanted);
  const ids = shown.filter((id) => present.has(id));
  const known = new Set(ids);
  const order = wanted.filter((id) => known.has(id));
  return {
    ids,
    waiting: wanted.length - order.length,
    reordered: order.some((id, index) => id !== ids[index]),
  };
}

/** After the last touch or move, the list stays still for this long. */
const stillMs = 4000;

export function useHeldOrder(
  wanted: readonly number[],
  list: RefObject<HTMLElement>,
): HeldOrder & { readonly release: () => void } {
  const shown = useRef<readonly number[]>(wanted);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      const reading = element.scrollTop > 8 || hasKeyboardFocus(element);
      if (reading) timer = setTimeout(settle, stillMs);
      else setHeld(false);
    };
    const touch = () => {
      setHeld(true);
      clearTimeout(timer);
      timer = setTimeout(settle, stillMs);
    };
    const events = ['pointermove', 'pointerdown', 'focusin', 'scroll', 'touchmove'] as const;
    for (const name of events) element.addEventListener(name, touch, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const name of events) element.removeEventListener(name, touch);
    };
  }, [list]);
  const order = heldOrder(shown.current, wanted, held && shown.current.length > 0);
  shown.current = order.ids;
  return {
    ...order,
    release: () => {
      list.current?.scrollTo({ top: 0 });
      setHeld(false);
    },
  };
}

// A tap leaves focus behind without anybody reading there; only focus that is shown counts.
function hasKeyboardFocus(element: HTMLElement): boolean {
  const focused = document.activeElement;
  return focused !== null && element.contains(focused) && focused.matches(':focus-visible');
}
