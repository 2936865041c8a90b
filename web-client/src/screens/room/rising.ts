// Cause and effect in a list: an item that changes its place glides there (FLIP), unless motion is unwanted.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

const durationMs = 180;

export function useRising(list: RefObject<HTMLElement>, ids: readonly number[]): void {
  const tops = useRef(new Map<string, number>());
  const key = ids.join(' ');
  useLayoutEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const next = new Map<string, number>();
    for (const item of list.current?.querySelectorAll<HTMLElement>('[data-id]') ?? []) {
      const id = item.dataset['id'] ?? '';
      const top = item.offsetTop;
      const before = tops.current.get(id);
      next.set(id, top);
      if (still || before === undefined || before === top) continue;
      item.animate([{ transform: `translateY(${before - top}px)` }, { transform: 'none' }], {
        duration: durationMs,
        easing: 'ease-out',
      });
    }
    tops.current = next;
  }, [list, key]);
}
