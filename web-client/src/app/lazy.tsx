// A screen loaded when it is first shown. A deployment meanwhile removes old files: then a reload is the cure.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failure, Skeleton } from '../widgets/states';
import { Page } from './page';
import { appTexts } from './texts';

type Load<P> = () => Promise<{ readonly default: ComponentType<P> }>;

type Loading<P> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly Screen: ComponentType<P> };

export function lazy<P extends object>(load: Load<P>): ComponentType<P> {
  let ready: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [loading, setLoading] = useState<Loading<P>>(ready ? { kind: 'ready', Screen: ready } : { kind: 'loading' });
    useEffect(() => {
      if (ready) return undefined;
      let shown = true;
      load().then(
        (module) => {
          ready = module.default;
          if (shown) setLoading({ kind: 'ready', Screen: module.default });
        },
        () => shown && setLoading({ kind: 'failed' }),
      );
      return () => {
        shown = false;
      };
    }, []);
    if (loading.kind === 'ready') return <loading.Screen {...props} />;
    return (
      <Page name="">
        {loading.kind === 'failed' ? (
          <Failure page sentence={appTexts().loadFailed} onRetry={() => location.reload()} />
        ) : (
          <Skeleton />
        )}
      </Page>
    );
  };
}

/** A part of a screen that few need: nothing until it is here; when it cannot be loaded, the rest goes on without it. */
export function lazyPart<P extends object>(load: Load<P>): ComponentType<P> {
  let ready: ComponentType<P> | undefined;
  return function LazyPart(props: P) {
    const [Part, setPart] = useState<ComponentType<P> | undefined>(() => ready);
    useEffect(() => {
      let shown = true;
      load().then(
        (module) => {
          ready = module.default;
          if (shown) setPart(() => module.default);
        },
        () => undefined,
      );
      return () => {
        shown = false;
      };
    }, []);
    return Part ? <Part {...props} /> : null;
  };
}
