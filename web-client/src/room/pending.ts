// What this person did and the room does not show yet: a layer over the room that the echo removes.
// Pure; an item lives from the tap until the room's position covers it, or until the person lets a refused one go.
import type { Command, ErrorCode } from '@protocol/messages';
import { find } from './ordered';
import type { RoomState } from './state';

export type PendingState =
  | { readonly kind: 'sending' }
  /** Durable in the hub; the frame that shows it is on its way. */
  | { readonly kind: 'accepted'; readonly seq: number; readonly at: number }
  | { readonly kind: 'failed'; readonly refusal: Refusal };

export interface Refusal {
  /** `expired`: it waited too long without a connection and was not sent unasked. */
  readonly code: ErrorCode | 'expired';
  readonly message: string;
  /** By this browser's clock: the same try can succeed from then on. */
  readonly retryAt?: number;
}

export interface Pending {
  readonly id: string;
  readonly cmd: Command;
  readonly at: number;
  /** The room's position when it was made: its echo comes later. */
  readonly after: number;
  /** For a vote: the figure shown before it. */
  readonly votesBefore?: number;
  readonly state: PendingState;
}

/** An accepted vote is shown until its tally came, at most this long. */
export const voteSettleMs = 2000;

export function withState(list: readonly Pending[], id: string, state: PendingState): readonly Pending[] {
  return list.map((item) => (item.id === id ? { ...item, state } : item));
}

export function without(list: readonly Pending[], id: string): readonly Pending[] {
  return list.filter((item) => item.id !== id);
}

/** Only what people wrote stays on screen when refused; a refused tap is told and forgotten. */
export function keepsRefused(cmd: Command): boolean {
  return cmd.k === 'post_message' || cmd.k === 'ask_question';
}

/** Drops what the room shows by itself now. */
export function settle(list: readonly Pending[], state: RoomState, now: number): readonly Pending[] {
  const left = list.filter((item) => !isEchoed(item, state, now));
  return left.length === list.length ? list : left;
}

function isEchoed(item: Pending, state: RoomState, now: number): boolean {
  if (item.state.kind !== 'accepted' || item.state.seq > state.position) return false;
  if (item.cmd.k !== 'vote_question') return true;
  return votesShown(state, item.cmd.question) !== item.votesBefore || now - item.state.at >= voteSettleMs;
}

export function votesShown(state: RoomState, question: number): number {
  const view =
    find(state.shared.questions, question, ({ id }) => id) ?? find(state.mine.questions, question, ({ id }) => id);
  return state.signals.votes[String(question)] ?? view?.votes ?? 0;
}

/** The last vote of mine that is under way for a question. */
export function pendingVote(list: readonly Pending[], question: number): Pending | undefined {
  return list.findLast(
    (item) => item.cmd.k === 'vote_question' && item.cmd.question === question && item.state.kind !== 'failed',
  );
}

/** A vote under way counts at once; when others vote meanwhile the figure never jumps back. */
export function votesWithPending(shown: number, vote: Pending | undefined): number {
  if (vote?.cmd.k !== 'vote_question' || vote.votesBefore === undefined) return shown;
  return vote.cmd.on ? Math.max(shown, vote.votesBefore + 1) : Math.max(0, Math.min(shown, vote.votesBefore - 1));
}

const sameText = (a: string, b: string): boolean => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();

/** The echo can come before the answer: then the pending item must not stand beside it. */
export function isShown(item: Pending, state: RoomState, me: string | undefined): boolean {
  const { cmd } = item;
  switch (cmd.k) {
    case 'post_message':
      return [...state.mine.messages, ...state.shared.messages.slice(-50)].some(
        ({ id, author, channel, text }) =>
          id > item.after &&
          channel === cmd.channel &&
          sameText(text, cmd.text) &&
          isMine(author.person, cmd.anonymous, me),
      );
    case 'ask_question':
      return state.mine.questions.some(({ id, text }) => id > item.after && sameText(text, cmd.text));
    default:
      return false;
  }
}

// An anonymous message of mine comes back without its author.
function isMine(person: string | undefined, anonymous: boolean | undefined, me: string | undefined): boolean {
  return person === undefined ? anonymous === true : person === me;
}
