// Lists ordered by a rising number, as the hub sends them: replaced, inserted and removed without touching the rest.

/** Where `id` is or would be. */
function place<T>(list: readonly T[], id: number, idOf: (item: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item !== undefined && idOf(item) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function put<T>(list: readonly T[], item: T, idOf: (item: T) => number): readonly T[] {
  const id = idOf(item);
  const at = place(list, id, idOf);
  const found = list[at];
  const next = list.slice();
  next.splice(at, found !== undefined && idOf(found) === id ? 1 : 0, item);
  return next;
}

export function drop<T>(list: readonly T[], id: number, idOf: (item: T) => number): readonly T[] {
  const at = place(list, id, idOf);
  const found = list[at];
  if (found === undefined || idOf(found) !== id) return list;
  return [...list.slice(0, at), ...list.slice(at + 1)];
}

export function find<T>(list: readonly T[], id: number, idOf: (item: T) => number): T | undefined {
  const found = list[place(list, id, idOf)];
  return found !== undefined && idOf(found) === id ? found : undefined;
}

/** For the few lists that are told apart by a text: replace in place, or add at the end. */
export function putByKey<T>(list: readonly T[], item: T, keyOf: (item: T) => string): readonly T[] {
  const at = list.findIndex((other) => keyOf(other) === keyOf(item));
  if (at < 0) return [...list, item];
  const next = list.slice();
  next[at] = item;
  return next;
}
