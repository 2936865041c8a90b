// One followed room: feeds what the hub sends into the pure functions and publishes the result as signals.
// Guarantees: a gap leads to one new join with our position; a command stays pending until the hub answered it
// and its echo is here; nothing is sent before the room is joined.
import { type ReadonlySignal, signal } from '@preact/signals';
import { limits, permissions } from '@protocol/limits';
import type { ClientMessage, Command, ErrorCode, Reaction, ServerMessage } from '@protocol/messages';
import type { Clock } from '../connection/clock';
import type { Outbox, OutboxItem } from '../connection/outbox';
import { applyMine, applyPage, applyUp, fromSnapshot } from './apply';
import { keepsRefused, type Pending, type Refusal, settle, votesShown, withState, without } from './pending';
import { applySignal } from './signals';
import type { RoomState } from './state';

export type RoomStatus =
  | { readonly kind: 'joining' }
  | { readonly kind: 'live' }
  | { readonly kind: 'refused'; readonly code: ErrorCode }
  | { readonly kind: 'gone'; readonly code: ErrorCode };

export type Outcome = { readonly ok: true; readonly seq: number } | { readonly ok: false; readonly refusal: Refusal };

/** What happens and is not state: reactions that float by, names of those who write. */
export type Moment =
  | { readonly kind: 'reactions'; readonly counts: Readonly<Record<string, number>> }
  | { readonly kind: 'typing'; readonly names: readonly string[] };

/** The way to the hub; `send` says whether it could be handed to an open socket. */
export interface Line {
  send(message: ClientMessage): boolean;
  person(): string | undefined;
}

export interface StoreParts {
  readonly line: Line;
  readonly clock: Clock;
  readonly outbox: Outbox;
  newId(): string;
}

/** When a person may write again, and why not now. */
export interface Pause {
  readonly code: ErrorCode;
  readonly until: number;
}

/** A message that concerns one room; a refusal of a command names it by the command's id alone. */
export type RoomMessage = Extract<ServerMessage, { readonly room: string }> | Extract<ServerMessage, { t: 'err' }>;

/** A beat may overtake a frame by this much before it counts as a gap. */
export const beatGraceMs = 1500;
const resendLimit = 5;
const resendDelayMs = 2000;
/** The hub kept nothing and will take the same command later: worth sending again without asking the person. */
const resendable: ReadonlySet<ErrorCode> = new Set(['busy', 'storage_unavailable', 'stopping']);

/** Nor does a moderator's quick hand on the keys lose a decision to the pace of one connection. */
const isResendable = (code: ErrorCode, cmd: Command): boolean =>
  resendable.has(code) || (code === 'too_many' && !permissions[cmd.k].includes('attendee'));

export class RoomStore {
  readonly room: string;
  private readonly parts: StoreParts;
  private readonly status_ = signal<RoomStatus>({ kind: 'joining' });
  private readonly state_ = signal<RoomState | undefined>(undefined);
  private readonly pending_ = signal<readonly Pending[]>([]);
  private readonly pauses_ = signal<Readonly<Partial<Record<Command['k'], Pause>>>>({});
  private readonly listeners = new Set<(moment: Moment) => void>();
  private readonly answers = new Map<string, (outcome: Outcome) => void>();
  private readonly tries = new Map<string, number>();
  private joined: Extract<ServerMessage, { t: 'joined' }> | undefined;
  private joining = false;
  private rejoinsWithoutProgress = 0;
  private historyId: string | undefined;

  constructor(room: string, parts: StoreParts) {
    this.room = room;
    this.parts = parts;
    this.pending_.value = parts.outbox.of(room).map((item) => this.restored(item));
  }

  get status(): ReadonlySignal<RoomStatus> {
    return this.status_;
  }
  get state(): ReadonlySignal<RoomState | undefined> {
    return this.state_;
  }
  get pending(): ReadonlySignal<readonly Pending[]> {
    return this.pending_;
  }
  /** Pauses that the hub imposed, by command. */
  get pauses(): ReadonlySignal<Readonly<Partial<Record<Command['k'], Pause>>>> {
    return this.pauses_;
  }

  onMoment(listener: (moment: Moment) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  // ---- the connection's side ----

  /** Called on every new connection, and after a gap. */
  join(fresh = false): void {
    const state = fresh ? undefined : this.state_.peek();
    const { kind } = this.status_.peek();
    if (kind === 'refused' || kind === 'gone') this.status_.value = { kind: 'joining' };
    this.joining = this.parts.line.send({
      t: 'join',
      room: this.room,
      ...(state && { epoch: state.epoch, after: state.position }),
    });
  }

  lineLost(): void {
    this.joining = false;
    this.joined = undefined;
    this.historyId = undefined;
    if (this.status_.peek().kind === 'live') this.status_.value = { kind: 'joining' };
  }

  receive(message: RoomMessage): void {
    switch (message.t) {
      case 'joined':
        return this.onJoined(message);
      case 'snap':
        return this.onSnap(message);
      case 'up':
        return this.onUp(message);
      case 'mine':
        return this.change((state) => applyMine(state, message));
      case 'sig':
        return this.onSignal(message);
      case 'beat':
        return void this.onBeat(message);
      case 'ok':
        return this.onOk(message);
      case 'err':
        return this.onErr(message);
      case 'page':
        if (message.id === this.historyId) this.historyId = undefined;
        return this.change((state) => applyPage(state, message));
      case 'gone':
        this.status_.value = { kind: 'gone', code: message.code };
        return;
      case 'reset':
        // The snapshot that follows replaces everything; until then the old view stays readable.
        return;
      default: {
        const never: never = message;
        return never;
      }
    }
  }

  private onJoined(message: Extract<ServerMessage, { t: 'joined' }>): void {
    this.joining = false;
    this.joined = message;
    this.change((state) => ({ ...state, role: message.role, audience: message.audience }));
    if (message.mode === 'replay') this.goLive();
  }

  private onSnap(message: Extract<ServerMessage, { t: 'snap' }>): void {
    this.rejoinsWithoutProgress = 0;
    const known = this.joined ?? this.state_.peek();
    this.setState(fromSnapshot(message, known ?? { role: 'attendee', audience: 'public' }));
    this.goLive();
  }

  private goLive(): void {
    this.status_.value = { kind: 'live' };
    for (const item of this.parts.outbox.of(this.room)) this.transmit(item.id, item.cmd);
  }

  private onUp(message: Extract<ServerMessage, { t: 'up' }>): void {
    const state = this.state_.peek();
    if (!state) return;
    const applied = applyUp(state, message);
    if (applied.kind === 'gap') return this.heal();
    if (applied.kind === 'known') return;
    this.rejoinsWithoutProgress = 0;
    this.setState(applied.state);
  }

  private onSignal(message: Extract<ServerMessage, { t: 'sig' }>): void {
    this.change((state) => applySignal(state, message.s));
    if (message.s.reactions) this.tell({ kind: 'reactions', counts: message.s.reactions });
    if (message.s.typing) this.tell({ kind: 'typing', names: message.s.typing });
  }

  private async onBeat(message: Extract<ServerMessage, { t: 'beat' }>): Promise<void> {
    const behind = () => {
      const state = this.state_.peek();
      return state !== undefined && (message.epoch !== state.epoch || message.seq > state.position);
    };
    if (!behind()) return;
    await this.parts.clock.sleep(beatGraceMs);
    if (behind() && this.status_.peek().kind === 'live') this.heal();
  }

  // A frame that this client cannot read would leave the same gap again: then only a snapshot helps.
  private heal(): void {
    if (this.joining) return;
    this.rejoinsWithoutProgress += 1;
    this.join(this.rejoinsWithoutProgress > 1);
  }

  // ---- commands ----

  /** Sends a command and resolves with the hub's answer, also when it comes after a reconnect. */
  send(cmd: Command): Promise<Outcome> {
    const id = this.parts.newId();
    const at = this.parts.clock.now();
    const state = this.state_.peek();
    const item: OutboxItem = { id, room: this.room, person: this.parts.line.person() ?? '', at, cmd };
    if (!this.parts.outbox.add(item)) return Promise.resolve({ ok: false, refusal: { code: 'busy', message: '' } });
    const votesBefore = cmd.k === 'vote_question' && state ? votesShown(state, cmd.question) : undefined;
    this.pending_.value = [
      ...this.pending_.peek(),
      {
        id,
        cmd,
        at,
        after: state?.position ?? 0,
        ...(votesBefore !== undefined && { votesBefore }),
        state: { kind: 'sending' },
      },
    ];
    if (this.status_.peek().kind === 'live') this.transmit(id, cmd);
    return new Promise((resolve) => this.answers.set(id, resolve));
  }

  /** Sends a refused item again, as a new command. */
  retry(id: string): Promise<Outcome> | undefined {
    const item = this.pending_.peek().find((candidate) => candidate.id === id && candidate.state.kind === 'failed');
    if (!item) return undefined;
    this.abandon(id);
    return this.send(item.cmd);
  }

  abandon(id: string): void {
    this.pending_.value = without(this.pending_.peek(), id);
  }

  react(reaction: Reaction): void {
    this.parts.line.send({ t: 'react', room: this.room, reaction });
  }

  typing(): void {
    this.parts.line.send({ t: 'typing', room: this.room });
  }

  /** Asks for the messages before the first one known. */
  loadOlder(): void {
    const state = this.state_.peek();
    if (!state?.olderMessages || this.historyId !== undefined) return;
    const id = this.parts.newId();
    const before = state.shared.messages[0]?.id ?? state.position + 1;
    if (this.parts.line.send({ t: 'history', id, room: this.room, before })) this.historyId = id;
  }

  /** What waited too long, or was made by another person, is not sent unasked. */
  expire(items: readonly OutboxItem[]): void {
    for (const item of items) this.fail(item.id, item.cmd, { code: 'expired', message: '' });
  }

  private transmit(id: string, cmd: Command): void {
    this.parts.line.send({ t: 'do', id, room: this.room, cmd });
  }

  private onOk(message: Extract<ServerMessage, { t: 'ok' }>): void {
    const item = this.parts.outbox.remove(message.id);
    const at = this.parts.clock.now();
    this.pending_.value = withState(this.pending_.peek(), message.id, { kind: 'accepted', seq: message.seq, at });
    if (item?.cmd.k === 'vote_question') void this.settleLater();
    if (item) this.pauseAfter(item.cmd, at);
    this.settleNow();
    this.answer(message.id, { ok: true, seq: message.seq });
  }

  private onErr(message: Extract<ServerMessage, { t: 'err' }>): void {
    if (message.id === undefined) return this.onJoinRefused(message.code);
    const item = this.parts.outbox.of(this.room).find(({ id }) => id === message.id);
    if (!item) return;
    const tries = (this.tries.get(item.id) ?? 0) + 1;
    if (isResendable(message.code, item.cmd) && tries <= resendLimit) {
      this.tries.set(item.id, tries);
      return void this.resendLater(item, message.retry_ms ?? resendDelayMs * tries);
    }
    this.parts.outbox.remove(item.id);
    const retryAt = message.retry_ms === undefined ? undefined : this.parts.clock.now() + message.retry_ms;
    if (retryAt !== undefined) this.pause(item.cmd.k, message.code, retryAt);
    this.fail(item.id, item.cmd, {
      code: message.code,
      message: message.message,
      ...(retryAt !== undefined && { retryAt }),
    });
  }

  private onJoinRefused(code: ErrorCode): void {
    if (!this.joining) return;
    this.joining = false;
    this.status_.value = { kind: 'refused', code };
  }

  private fail(id: string, cmd: Command, refusal: Refusal): void {
    const pending = this.pending_.peek();
    this.pending_.value = keepsRefused(cmd)
      ? withState(pending, id, { kind: 'failed', refusal })
      : without(pending, id);
    this.answer(id, { ok: false, refusal });
  }

  private answer(id: string, outcome: Outcome): void {
    this.tries.delete(id);
    this.answers.get(id)?.(outcome);
    this.answers.delete(id);
  }

  private async resendLater(item: OutboxItem, ms: number): Promise<void> {
    await this.parts.clock.sleep(ms);
    const waits = this.parts.outbox.of(this.room).some(({ id }) => id === item.id);
    if (waits && this.status_.peek().kind === 'live') this.transmit(item.id, item.cmd);
  }

  // Slow mode is known beforehand: show its countdown instead of letting the next message be refused.
  private pauseAfter(cmd: Command, now: number): void {
    const state = this.state_.peek();
    if (!state || state.audience === 'staff') return;
    const slow = state.shared.settings.slow_mode_s * 1000;
    if (cmd.k === 'post_message' && slow > 0) this.pause('post_message', 'slow_mode', now + slow);
    if (cmd.k === 'ask_question') this.pause('ask_question', 'too_many', now + limits.question_interval_ms);
  }

  private pause(command: Command['k'], code: ErrorCode, until: number): void {
    this.pauses_.value = { ...this.pauses_.peek(), [command]: { code, until } };
  }

  private restored(item: OutboxItem): Pending {
    return { id: item.id, cmd: item.cmd, at: item.at, after: 0, state: { kind: 'sending' } };
  }

  // ---- publishing ----

  private change(step: (state: RoomState) => RoomState): void {
    const state = this.state_.peek();
    if (state) this.setState(step(state));
  }

  private setState(state: RoomState): void {
    this.state_.value = state;
    this.settleNow();
  }

  private settleNow(): void {
    const state = this.state_.peek();
    if (state) this.pending_.value = settle(this.pending_.peek(), state, this.parts.clock.now());
  }

  private async settleLater(): Promise<void> {
    await this.parts.clock.sleep(2500);
    this.settleNow();
  }

  private tell(moment: Moment): void {
    for (const listener of this.listeners) listener(moment);
  }
}
