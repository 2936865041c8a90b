// One connection to the hub for the whole client: runs the loop, routes messages to the rooms that are followed,
// and knows the hub's clock. Rooms are counted: the last screen that lets go of a room leaves it.
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { ClientMessage, Me, ServerMessage } from '@protocol/messages';
import { RoomStore } from '../room/room_store';
import type { Clock } from './clock';
import { connection, type ConnectionEvent, type ConnectionParts, type EndReason } from './connection';
import { DeskWatch } from './desk_watch';
import type { Outbox } from './outbox';

export type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online' }
  | { readonly kind: 'waiting'; readonly until: number }
  | { readonly kind: 'ended'; readonly why: EndReason };

export interface Followed {
  readonly store: RoomStore;
  /** Lets go of the room; calling it again does nothing. */
  release(): void;
}

export interface Watched {
  readonly watch: DeskWatch;
  /** Stops watching; calling it again does nothing. */
  release(): void;
}

/** A screen change releases a room and follows it again at once: leave only after this. */
export const leaveDelayMs = 3000;

interface Seat {
  readonly store: RoomStore;
  users: number;
}

export class HubClient {
  private readonly phase_ = signal<Phase>({ kind: 'idle' });
  private readonly me_ = signal<Me | undefined>(undefined);
  private readonly seats = new Map<string, Seat>();
  private desk: { readonly watch: DeskWatch; users: number } | undefined;
  private running: AbortController | undefined;
  private sendNow: ((message: ClientMessage) => void) | undefined;
  private clockAheadMs = 0;

  constructor(
    private readonly parts: ConnectionParts,
    private readonly outbox: Outbox,
    private readonly newId: () => string,
  ) {}

  get phase(): ReadonlySignal<Phase> {
    return this.phase_;
  }
  get me(): ReadonlySignal<Me | undefined> {
    return this.me_;
  }
  get clock(): Clock {
    return this.parts.clock;
  }

  /** The hub's time: what countdowns count against, whatever this device's clock says. */
  now(): number {
    return this.parts.clock.now() + this.clockAheadMs;
  }

  follow(room: string): Followed {
    const seat = this.seats.get(room) ?? this.newSeat(room);
    seat.users += 1;
    if (!this.running) this.start();
    let held = true;
    return {
      store: seat.store,
      release: () => {
        if (!held) return;
        held = false;
        seat.users -= 1;
        if (seat.users === 0) void this.leaveLater(room, seat);
      },
    };
  }

  /** The desk of all rooms, for as long as somebody shows it. */
  watchDesk(): Watched {
    const desk = (this.desk ??= this.newDesk());
    desk.users += 1;
    if (!this.running) this.start();
    let held = true;
    return {
      watch: desk.watch,
      release: () => {
        if (!held) return;
        held = false;
        desk.users -= 1;
        if (desk.users === 0) void this.unwatchLater(desk);
      },
    };
  }

  private newDesk(): { readonly watch: DeskWatch; users: number } {
    const { clock } = this.parts;
    const watch = new DeskWatch({ send: (message) => this.send(message), clock, newId: this.newId });
    if (this.sendNow) watch.begin();
    return { watch, users: 0 };
  }

  private async unwatchLater(desk: { readonly watch: DeskWatch; users: number }): Promise<void> {
    await this.parts.clock.sleep(leaveDelayMs);
    if (desk.users > 0 || this.desk !== desk) return;
    this.desk = undefined;
    desk.watch.end();
    this.stopWhenIdle();
  }

  private stopWhenIdle(): void {
    if (this.seats.size === 0 && !this.desk) this.stop();
  }

  /** After a new sign-in, or when the person asks to try again. */
  restart(): void {
    this.stop();
    if (this.seats.size > 0 || this.desk) this.start();
  }

  stop(): void {
    this.running?.abort();
    this.running = undefined;
    this.lineLost();
    this.phase_.value = { kind: 'idle' };
  }

  private newSeat(room: string): Seat {
    const line = {
      send: (message: ClientMessage) => this.send(message),
      person: () => this.me_.peek()?.person,
    };
    const store = new RoomStore(room, { line, clock: this.parts.clock, outbox: this.outbox, newId: this.newId });
    const seat: Seat = { store, users: 0 };
    this.seats.set(room, seat);
    if (this.sendNow) store.join();
    return seat;
  }

  private async leaveLater(room: string, seat: Seat): Promise<void> {
    await this.parts.clock.sleep(leaveDelayMs);
    if (seat.users > 0 || this.seats.get(room) !== seat) return;
    this.seats.delete(room);
    this.send({ t: 'leave', room });
    this.stopWhenIdle();
  }

  private send(message: ClientMessage): boolean {
    this.sendNow?.(message);
    return this.sendNow !== undefined;
  }

  private start(): void {
    const stop = new AbortController();
    this.running = stop;
    void this.run(stop);
  }

  private async run(stop: AbortController): Promise<void> {
    for await (const event of connection(this.parts, stop.signal)) {
      if (this.running !== stop) return;
      batch(() => this.onEvent(event));
    }
  }

  private onEvent(event: ConnectionEvent): void {
    switch (event.kind) {
      case 'connecting':
        // While waiting between two tries the banner stays; only the first connection shows "connecting".
        if (event.attempt === 0) this.phase_.value = { kind: 'connecting' };
        return;
      case 'open':
        this.sendNow = event.send;
        this.phase_.value = { kind: 'online' };
        this.giveBackStale();
        for (const { store } of this.seats.values()) store.join();
        this.desk?.watch.begin();
        return;
      case 'message':
        return this.onMessage(event.message);
      case 'waiting':
        this.lineLost();
        this.phase_.value = { kind: 'waiting', until: event.until };
        return;
      case 'ended':
        this.lineLost();
        this.running = undefined;
        this.phase_.value = { kind: 'ended', why: event.why };
        return;
      default: {
        const never: never = event;
        return never;
      }
    }
  }

  private onMessage(message: ServerMessage): void {
    if (message.t === 'welcome') {
      this.me_.value = message.me;
      this.clockAheadMs = message.now - this.parts.clock.now();
    } else if (message.t === 'beat') {
      this.clockAheadMs = message.now - this.parts.clock.now();
    }
    if (message.t === 'desk') return this.desk?.watch.receive(message);
    if ((message.t === 'ok' || message.t === 'err') && this.desk?.watch.receiveAnswer(message)) return;
    if (message.t === 'welcome' || message.t === 'bye') return;
    if (message.room !== undefined) this.seats.get(message.room)?.store.receive(message);
    // A refusal without a room belongs to whichever room knows the command's id.
    else for (const { store } of this.seats.values()) store.receive(message);
  }

  private giveBackStale(): void {
    const stale = this.outbox.takeStale(this.me_.peek()?.person ?? '', this.parts.clock.now());
    for (const { store } of this.seats.values()) {
      store.expire(stale.filter((item) => item.room === store.room));
    }
  }

  private lineLost(): void {
    if (!this.sendNow) return;
    this.sendNow = undefined;
    for (const { store } of this.seats.values()) store.lineLost();
  }
}
