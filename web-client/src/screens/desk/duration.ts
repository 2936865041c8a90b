// How long a pause or an exclusion lasts, and how it is asked for: in this room by its own log (it can be undone there),
// wider or until a moment of the event by the hub. Pure.
import type { Command, Lasting, Reason, SanctionKind, SanctionRequest } from '@protocol/messages';
import type { ScopeChoice } from '../../app/scopes';

export type Duration =
  { readonly kind: 'seconds'; readonly seconds: number } | { readonly kind: Exclude<Lasting, 'seconds'> };

export const durations: readonly Duration[] = [
  ...[10, 60, 300, 600, 1800].map((seconds) => ({ kind: 'seconds', seconds }) as const),
  { kind: 'day' },
  { kind: 'event' },
];

export interface Penalty {
  readonly person: string;
  readonly effect: SanctionKind;
  readonly duration: Duration;
  readonly where: ScopeChoice;
  readonly reason: Reason;
}

/** The command of the room, where the room's own log says it. */
export function penaltyCommand({ person, effect, duration, where, reason }: Penalty): Command | undefined {
  if (where.scope !== 'room' || duration.kind !== 'seconds') return undefined;
  const { seconds } = duration;
  return { k: effect === 'mute' ? 'mute_person' : 'ban_person', person, seconds, reason };
}

export function penaltyRequest({ person, effect, duration, where, reason }: Penalty): SanctionRequest {
  return {
    person,
    kind: effect,
    scope: where.scope,
    scope_id: where.id,
    lasting: duration.kind,
    ...(duration.kind === 'seconds' && { seconds: duration.seconds }),
    reason,
  };
}
