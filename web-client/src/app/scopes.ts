// For which of a room's surroundings somebody may decide, from the roles granted to them. Pure; the hub has the last word.
import type { Grant, Scope } from '@protocol/messages';
import { isModerator } from './staff';

export interface ScopeChoice {
  readonly scope: Extract<Scope, 'room' | 'partner' | 'event'>;
  readonly id: string;
}

/** From the room outward. `partner`: who owns the session of the room, where it has one. */
export function moderatedScopes(
  grants: readonly Grant[],
  room: string,
  partner: string | undefined,
): readonly ScopeChoice[] {
  const moderating = grants.filter(({ role }) => isModerator(role));
  const event = moderating.some(({ scope }) => scope === 'hub' || scope === 'event');
  const partners = event || moderating.some(({ scope, scope_id }) => scope === 'partner' && scope_id === partner);
  return [
    { scope: 'room', id: room },
    ...(partners && partner ? [{ scope: 'partner', id: partner } as const] : []),
    ...(event ? [{ scope: 'event', id: '' } as const] : []),
  ];
}

/** What somebody moderates as a whole: the event, and partners. */
export function wideScopes(grants: readonly Grant[]): readonly ScopeChoice[] {
  const moderating = grants.filter(({ role }) => isModerator(role));
  const partners = new Set(moderating.flatMap(({ scope, scope_id }) => (scope === 'partner' ? [scope_id] : [])));
  const event = moderating.some(({ scope }) => scope === 'hub' || scope === 'event');
  return [
    ...(event ? [{ scope: 'event', id: '' } as const] : []),
    ...[...partners].map((id) => ({ scope: 'partner', id }) as const),
  ];
}
