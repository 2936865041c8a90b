// Addresses of the client as a closed set of routes. Pure.
export type RoomMode = 'room' | 'light' | 'speaker' | 'desk' | 'projector';

export type Route =
  | { readonly name: 'programme' }
  | { readonly name: 'session'; readonly session: string }
  | { readonly name: 'room'; readonly room: string; readonly mode: RoomMode }
  | { readonly name: 'conversation'; readonly room: string }
  | { readonly name: 'invitation' }
  | { readonly name: 'join'; readonly code: string }
  | { readonly name: 'organiser'; readonly section: string }
  | { readonly name: 'moderation'; readonly section: string }
  | { readonly name: 'privacy' }
  | { readonly name: 'not_found' };

export const paths = {
  programme: '/',
  session: (session: string) => `/s/${encodeURIComponent(session)}`,
  room: (room: string, mode: RoomMode = 'room') => `/r/${encodeURIComponent(room)}${mode === 'room' ? '' : `/${mode}`}`,
  conversation: (room: string) => `/c/${encodeURIComponent(room)}`,
  join: (code = '') => (code ? `/j/${encodeURIComponent(code)}` : '/j'),
  organiser: (section = '') => (section ? `/organiser/${section}` : '/organiser'),
  moderation: (section = '') => (section ? `/desk/${section}` : '/desk'),
  privacy: '/privacy',
} as const;

function modeOf(part: string | undefined): RoomMode | undefined {
  switch (part) {
    case undefined:
    // The hall is what a room of kind hall shows; this address is kept for links.
    case 'hall':
      return 'room';
    case 'light':
    case 'speaker':
    case 'desk':
    case 'projector':
      return part;
    default:
      return undefined;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function routeOf(pathname: string): Route {
  const [first, second, third, ...rest] = pathname.split('/').filter(Boolean).map(decoded);
  if (rest.length > 0) return { name: 'not_found' };
  if (first === undefined) return { name: 'programme' };
  if (first === 'r' && second !== undefined) {
    const mode = modeOf(third);
    return mode ? { name: 'room', room: second, mode } : { name: 'not_found' };
  }
  if (third !== undefined) return { name: 'not_found' };
  if (first === 's' && second !== undefined) return { name: 'session', session: second };
  if (first === 'c' && second !== undefined) return { name: 'conversation', room: second };
  if (first === 'j') return { name: 'join', code: second ?? '' };
  if (first === 'organiser') return { name: 'organiser', section: second ?? '' };
  if (first === 'desk') return { name: 'moderation', section: second ?? '' };
  if (second !== undefined) return { name: 'not_found' };
  if (first === 'i') return { name: 'invitation' };
  if (first === 'privacy') return { name: 'privacy' };
  return { name: 'not_found' };
}
