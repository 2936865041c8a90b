// History navigation without a library: the address as a signal, links followed inside the client.
import { computed, signal } from '@preact/signals';
import { routeOf } from './routes';

export { paths, type RoomMode, type Route } from './routes';

const address = signal(location.pathname + location.search);
export const pathname = computed(() => address.value.split('?')[0] ?? '/');
export const query = computed(() => new URLSearchParams(address.value.split('?')[1] ?? ''));
export const route = computed(() => routeOf(pathname.value));

export function navigate(to: string, options: { readonly replace?: boolean } = {}): void {
  const former = pathname.peek();
  if (options.replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  address.value = location.pathname + location.search;
  if (pathname.peek() !== former) scrollTo(0, 0);
}

/** Ordinary links navigate inside the client; files, other origins and modified clicks stay the browser's. */
export function followLinks(): void {
  addEventListener('popstate', () => {
    address.value = location.pathname + location.search;
  });
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.pathname.startsWith('/api/') || (link.hash && link.pathname === location.pathname)) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  });
}
