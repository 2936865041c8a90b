// What a page fetched: loading, failed or ready; reloading keeps what is shown until the new answer is here.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, ApiFailure } from './http';

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: ApiFailure }
  | { readonly kind: 'ready'; readonly value: T };

export interface UseLoaded<T> {
  readonly loaded: Loaded<T>;
  reload(): Promise<void>;
  /** Shows a value that another request answered with. */
  replace(value: T): void;
}

export function useLoaded<T>(load: () => Promise<Answer<T>>, key: string): UseLoaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ kind: 'loading' });
  const newest = useRef(0);
  const reload = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    const answer = await load();
    if (newest.current !== mine) return;
    setLoaded(answer.ok ? { kind: 'ready', value: answer.value } : { kind: 'failed', failure: answer.failure });
  }, [key]);
  useEffect(() => {
    setLoaded({ kind: 'loading' });
    void reload();
    return () => {
      newest.current += 1;
    };
  }, [reload]);
  const replace = useCallback((value: T) => {
    newest.current += 1;
    setLoaded({ kind: 'ready', value });
  }, []);
  return { loaded, reload, replace };
}
