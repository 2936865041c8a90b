// What this browser knows of one room: two layers that the hub fills and that never mix, and the position in the log.
import type { Audience, MineView, PollTally, RoomView, Role, ServerMessage, Viewers } from '@protocol/messages';

type Variant<T extends ServerMessage['t']> = Extract<ServerMessage, { t: T }>;
export type SnapMessage = Variant<'snap'>;
export type UpMessage = Variant<'up'>;
export type MineMessage = Variant<'mine'>;

export interface RoomState {
  readonly room: string;
  /** Which log the position belongs to. */
  readonly epoch: string;
  /** All entries up to here are in the layers. */
  readonly position: number;
  readonly role: Role;
  readonly audience: Audience;
  readonly shared: RoomView;
  readonly mine: MineView;
  readonly signals: Signals;
  /** Older chat messages exist than the first of `shared.messages`. */
  readonly olderMessages: boolean;
}

/** The newest live figures; losing one does no harm. */
export interface Signals {
  readonly viewers?: Viewers;
  readonly votes: Readonly<Record<string, number>>;
  readonly polls: Readonly<Record<string, PollTally>>;
}

export const noSignals: Signals = { votes: {}, polls: {} };

/** Chat messages kept in memory; the oldest give way and come back by history. */
export const keptMessages = 1500;
