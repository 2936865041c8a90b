// The connection as a loop one can read: one async generator over all reconnects.
// Each round fetches a ticket, opens a socket, says hello and hands out messages until the socket ends;
// then the close code and the retry policy say whether and when the next round begins.
// Guarantee: after `ended` nothing follows; every socket is closed in the one `finally`.
import { decodeServerMessage } from '@protocol/decode';
import type { ClientMessage, ErrorCode, ServerMessage } from '@protocol/messages';
import { afterClose } from './close';
import type { Clock } from './clock';
import { Mailbox } from './mailbox';
import { type ByeWindow, retryDelay } from './retry';
import { lostConnection, type Socket, type SocketEvent, type Transport } from './transport';

export type TicketAnswer =
  | { readonly ok: true; readonly ticket: string }
  /** `again`: the network or the hub failed, so the same request can succeed later. */
  | { readonly ok: false; readonly code: ErrorCode; readonly again: boolean };

export interface ConnectionParts {
  readonly transport: Transport;
  readonly clock: Clock;
  fetchTicket(signal: AbortSignal): Promise<TicketAnswer>;
  /** Resolves when the network comes back (the browser's `online`), to cut a wait short. */
  backOnline(signal: AbortSignal): Promise<void>;
}

export type ConnectionEvent =
  | { readonly kind: 'connecting'; readonly attempt: number }
  | { readonly kind: 'open'; readonly send: (message: ClientMessage) => void }
  | { readonly kind: 'message'; readonly message: ServerMessage }
  | { readonly kind: 'waiting'; readonly until: number }
  | { readonly kind: 'ended'; readonly why: EndReason };

export type EndReason =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'closed'; readonly code: number }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

/** From opening the socket to the hub's welcome. */
export const welcomeDeadlineMs = 10_000;
/** A hub that is silent for a heartbeat and this much more is taken for lost. */
export const heartbeatGraceMs = 10_000;

type RoundEnd =
  | { readonly kind: 'closed'; readonly code: number; readonly welcomed: boolean; readonly window?: ByeWindow }
  | { readonly kind: 'no_ticket'; readonly code: ErrorCode; readonly again: boolean };

export async function* connection(
  parts: ConnectionParts,
  signal: AbortSignal,
): AsyncGenerator<ConnectionEvent, void, void> {
  let attempt = 0;
  while (!signal.aborted) {
    yield { kind: 'connecting', attempt };
    const end = yield* oneRound(parts, signal);
    if (signal.aborted) break;
    if (end.kind === 'no_ticket' && !end.again) {
      return yield { kind: 'ended', why: { kind: 'refused', code: end.code } };
    }
    if (end.kind === 'closed' && afterClose(end.code) === 'no') {
      return yield { kind: 'ended', why: { kind: 'closed', code: end.code } };
    }
    // A round that got its welcome proves that the hub is there: the next failure starts small again.
    attempt = end.kind === 'closed' && end.welcomed ? 1 : attempt + 1;
    const window = end.kind === 'closed' ? end.window : undefined;
    const delay = retryDelay(attempt, parts.clock.random(), window);
    yield { kind: 'waiting', until: parts.clock.now() + delay };
    await waitOrOnline(parts, delay, signal);
  }
  yield { kind: 'ended', why: { kind: 'stopped' } };
}

async function waitOrOnline(parts: ConnectionParts, delay: number, outer: AbortSignal): Promise<void> {
  const round = new AbortController();
  const stop = () => round.abort();
  outer.addEventListener('abort', stop);
  try {
    await Promise.race([parts.clock.sleep(delay, round.signal), parts.backOnline(round.signal)]);
  } finally {
    outer.removeEventListener('abort', stop);
    round.abort();
  }
}

async function* oneRound(parts: ConnectionParts, outer: AbortSignal): AsyncGenerator<ConnectionEvent, RoundEnd, void> {
  const answer = await parts.fetchTicket(outer);
  if (!answer.ok) return { kind: 'no_ticket', code: answer.code, again: answer.again };
  const mailbox = new Mailbox<SocketEvent>();
  const lost: SocketEvent = { kind: 'closed', code: lostConnection };
  const watchdog = new Watchdog(parts.clock, () => mailbox.put(lost));
  const stop = () => mailbox.put(lost);
  let socket: Socket | undefined;
  try {
    outer.addEventListener('abort', stop);
    socket = parts.transport.open((event) => mailbox.put(event));
    watchdog.expectWithin(welcomeDeadlineMs);
    return yield* readSocket(socket, mailbox, watchdog, answer.ticket);
  } finally {
    outer.removeEventListener('abort', stop);
    watchdog.stop();
    socket?.close(1000);
  }
}

async function* readSocket(
  socket: Socket,
  mailbox: Mailbox<SocketEvent>,
  watchdog: Watchdog,
  ticket: string,
): AsyncGenerator<ConnectionEvent, RoundEnd, void> {
  const send = (message: ClientMessage) => socket.send(JSON.stringify(message));
  let welcomed = false;
  let window: ByeWindow | undefined;
  for (;;) {
    const event = await mailbox.take();
    if (event.kind === 'closed') return { kind: 'closed', code: event.code, welcomed, ...(window && { window }) };
    if (event.kind === 'opened') {
      send({ t: 'hello', ticket });
      continue;
    }
    watchdog.heard();
    const message = readMessage(event.text);
    // A message of a newer hub that this client cannot read is no reason to lose the others.
    if (!message) continue;
    if (message.t === 'welcome') {
      welcomed = true;
      watchdog.expectWithin(message.heartbeat_ms + heartbeatGraceMs);
    } else if (message.t === 'bye') {
      window = { fromMs: message.retry_from_ms, toMs: message.retry_to_ms };
    } else if (message.t === 'beat') {
      send({ t: 'pong' });
    }
    yield { kind: 'message', message };
    if (message.t === 'welcome') yield { kind: 'open', send };
  }
}

function readMessage(text: string): ServerMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const decoded = decodeServerMessage(value);
  return decoded.ok ? decoded.value : undefined;
}

/** Calls `onSilence` once when nothing was heard for as long as expected. */
class Watchdog {
  private readonly ended = new AbortController();
  private round = 0;
  private limitMs = 0;

  constructor(
    private readonly clock: Clock,
    private readonly onSilence: () => void,
  ) {}

  expectWithin(ms: number): void {
    this.limitMs = ms;
    this.heard();
  }

  heard(): void {
    this.heardAt = this.clock.now();
    if (this.round === 0) void this.watch();
  }

  private heardAt = 0;

  private async watch(): Promise<void> {
    this.round += 1;
    while (!this.ended.signal.aborted) {
      const left = this.heardAt + this.limitMs - this.clock.now();
      if (left <= 0) return this.onSilence();
      await this.clock.sleep(left, this.ended.signal);
    }
  }

  stop(): void {
    this.ended.abort();
  }
}
