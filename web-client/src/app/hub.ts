// The one hub client of this page, and what the whole client knows: the facts of the hub and who this browser is.
import { signal } from '@preact/signals';
import type { HubFacts, Profile, Role } from '@protocol/messages';
import { api } from '../api/api';
import type { Answer, ApiFailure } from '../api/http';
import { realClock } from '../connection/clock';
import type { ConnectionParts, TicketAnswer } from '../connection/connection';
import { HubClient } from '../connection/hub_client';
import { Outbox } from '../connection/outbox';
import { browserTransport } from '../connection/transport';

export type Identity =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'known'; readonly profile: Profile }
  | { readonly kind: 'failed'; readonly failure: ApiFailure };

export const identity = signal<Identity>({ kind: 'unknown' });
export const facts = signal<HubFacts | undefined>(undefined);

/** The event's zone; the usual one until the hub has said it. */
export function zone(): string {
  return facts.value?.zone ?? 'Europe/Paris';
}

export function profile(): Profile | undefined {
  return identity.value.kind === 'known' ? identity.value.profile : undefined;
}

export function holdsRole(role: Role): boolean {
  return profile()?.grants.some((grant) => grant.role === role) ?? false;
}

/** Random and unguessable; works where `crypto.randomUUID` does not (plain HTTP in a local network). */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function fetchTicket(signal: AbortSignal): Promise<TicketAnswer> {
  const answer = await api.ticket(signal);
  if (answer.ok) return { ok: true, ticket: answer.value.ticket };
  const { code } = answer.failure;
  if (code === 'offline') return { ok: false, code: 'busy', again: true };
  return { ok: false, code, again: !(code === 'unauthorised' || code === 'forbidden' || code === 'banned') };
}

function backOnline(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => addEventListener('online', () => resolve(), { once: true, signal: stop }));
}

function sessionStore(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`;
const parts: ConnectionParts = { transport: browserTransport(address), clock: realClock, fetchTicket, backOnline };

export const hub = new HubClient(parts, new Outbox(sessionStore()), newId);

export async function loadFacts(): Promise<void> {
  const answer = await api.hub();
  if (answer.ok) facts.value = answer.value;
}

export async function loadIdentity(): Promise<void> {
  const answer = await api.me();
  if (answer.ok) identity.value = { kind: 'known', profile: answer.value };
  else if (answer.failure.code === 'unauthorised') identity.value = { kind: 'stranger' };
  else identity.value = { kind: 'failed', failure: answer.failure };
}

/** After joining, accepting an invitation or renaming: roles may differ, so the connection starts anew. */
export function becomeKnown(known: Profile): void {
  identity.value = { kind: 'known', profile: known };
  hub.restart();
}

export async function signOut(): Promise<Answer<object>> {
  const answer = await api.signOut();
  if (answer.ok || answer.failure.code === 'unauthorised') {
    hub.stop();
    identity.value = { kind: 'stranger' };
  }
  return answer;
}
