// What waits in all rooms that this person moderates, kept up to date while somebody watches; and decisions sent to
// rooms that are not followed. Guarantee: a decision is sent again after a reconnect, with the same id, until answered.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ClientMessage, Command, DeskItem as WaitingItem, ErrorCode, ServerMessage } from '@protocol/messages';
import type { Outcome } from '../room/room_store';
import type { Clock } from './clock';

type DeskMessage = Extract<ServerMessage, { t: 'desk' }>;
type AnswerMessage = Extract<ServerMessage, { t: 'ok' | 'err' }>;

export interface DeskView {
  /** Oldest first. */
  readonly items: readonly WaitingItem[];
  /** Further ones that are told when these are gone. */
  readonly more: number;
}

const keyOf = ({ room, item }: { readonly room: string; readonly item: number }): string => `${item} ${room}`;

function compare(a: WaitingItem, b: WaitingItem): number {
  return a.at - b.at || (a.room < b.room ? -1 : a.room > b.room ? 1 : a.item - b.item);
}

/** Pure: what is shown after a message of the desk. Before the first whole one there is nothing to change. */
export function applyDesk(view: DeskView | undefined, message: DeskMessage): DeskView | undefined {
  if (!view && !message.whole) return undefined;
  const items = new Map((message.whole || !view ? [] : view.items).map((item) => [keyOf(item), item]));
  for (const gone of message.gone) items.delete(keyOf(gone));
  for (const item of message.items) items.set(keyOf(item), item);
  return { items: [...items.values()].sort(compare), more: message.more };
}

export interface Underway {
  readonly room: string;
  readonly cmd: Command;
}

interface Waiting extends Underway {
  readonly answer: (outcome: Outcome) => void;
  tries: number;
}

export interface DeskWatchParts {
  send(message: ClientMessage): boolean;
  readonly clock: Clock;
  newId(): string;
}

const passing: ReadonlySet<ErrorCode> = new Set(['busy', 'storage_unavailable', 'stopping', 'too_many']);
const triesAtMost = 5;
const againAfterMs = 1000;

export class DeskWatch {
  private readonly view_ = signal<DeskView | undefined>(undefined);
  private readonly underway_ = signal<readonly Underway[]>([]);
  private readonly waiting = new Map<string, Waiting>();

  constructor(private readonly parts: DeskWatchParts) {}

  /** Absent until the first answer. */
  get view(): ReadonlySignal<DeskView | undefined> {
    return this.view_;
  }
  get underway(): ReadonlySignal<readonly Underway[]> {
    return this.underway_;
  }

  /** On every new connection. What was shown stays until the whole desk comes. */
  begin(): void {
    this.parts.send({ t: 'watch_desk' });
    for (const [id, item] of this.waiting) this.transmit(id, item);
  }

  end(): void {
    this.parts.send({ t: 'unwatch_desk' });
    for (const [id] of this.waiting) this.settle(id, { ok: false, refusal: { code: 'expired', message: '' } });
  }

  send(room: string, cmd: Command): Promise<Outcome> {
    return new Promise((answer) => {
      const id = this.parts.newId();
      const item: Waiting = { room, cmd, answer, tries: 0 };
      this.waiting.set(id, item);
      this.tellUnderway();
      this.transmit(id, item);
    });
  }

  receive(message: DeskMessage): void {
    this.view_.value = applyDesk(this.view_.peek(), message);
  }

  /** False: not an answer to anything sent from here. */
  receiveAnswer(message: AnswerMessage): boolean {
    if (message.id === undefined) return this.watchRefused(message);
    const item = this.waiting.get(message.id);
    if (!item) return false;
    if (message.t === 'ok') this.settle(message.id, { ok: true, seq: message.seq });
    else this.refused(message.id, item, message);
    return true;
  }

  // The hub takes a new watch once in a while only: ask again when it says so.
  private watchRefused(message: AnswerMessage): boolean {
    if (message.t !== 'err' || message.room !== undefined || !passing.has(message.code)) return false;
    void this.parts.clock.sleep(message.retry_ms ?? againAfterMs).then(() => this.parts.send({ t: 'watch_desk' }));
    return true;
  }

  private refused(id: string, item: Waiting, { code, message, retry_ms }: Extract<AnswerMessage, { t: 'err' }>): void {
    item.tries += 1;
    if (passing.has(code) && item.tries <= triesAtMost) {
      const ms = retry_ms ?? againAfterMs * item.tries;
      return void this.parts.clock.sleep(ms).then(() => this.waiting.has(id) && this.transmit(id, item));
    }
    const retryAt = retry_ms === undefined ? undefined : this.parts.clock.now() + retry_ms;
    this.settle(id, { ok: false, refusal: { code, message, ...(retryAt !== undefined && { retryAt }) } });
  }

  private transmit(id: string, { room, cmd }: Underway): void {
    this.parts.send({ t: 'do', id, room, cmd });
  }

  private settle(id: string, outcome: Outcome): void {
    this.waiting.get(id)?.answer(outcome);
    this.waiting.delete(id);
    this.tellUnderway();
  }

  private tellUnderway(): void {
    this.underway_.value = [...this.waiting.values()].map(({ room, cmd }) => ({ room, cmd }));
  }
}
