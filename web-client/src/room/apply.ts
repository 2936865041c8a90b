// The only place where a room's state changes: pure functions from what the hub sent to the next state.
// Objects come whole, so repeating an update does no harm; the range of an `up` says what it covers.
import type {
  Change,
  Claim,
  Message,
  MineView,
  RoomView,
  ServerMessage,
  Shield,
  Standing,
  Update,
} from '@protocol/messages';
import { limits } from '@protocol/limits';
import { drop, put, putByKey } from './ordered';
import { keptMessages, type MineMessage, noSignals, type RoomState, type SnapMessage, type UpMessage } from './state';

type Joined = Extract<ServerMessage, { t: 'joined' }>;
type Page = Extract<ServerMessage, { t: 'page' }>;

export type Applied =
  | { readonly kind: 'applied'; readonly state: RoomState }
  /** All of it was known. */
  | { readonly kind: 'known' }
  /** Something between our position and this frame is missing: join again with the position. */
  | { readonly kind: 'gap' };

const byId = (item: { readonly id: number }): number => item.id;

export function fromSnapshot(snap: SnapMessage, joined: Pick<Joined, 'role' | 'audience'>): RoomState {
  return {
    room: snap.room,
    epoch: snap.epoch,
    position: snap.seq,
    role: joined.role,
    audience: joined.audience,
    shared: snap.shared,
    mine: snap.mine,
    signals: noSignals,
    olderMessages: snap.shared.messages.length >= limits.room_window_messages,
  };
}

export function applyUp(state: RoomState, up: UpMessage): Applied {
  if (up.upto <= state.position) return { kind: 'known' };
  if (up.after > state.position) return { kind: 'gap' };
  const fresh = up.u.filter((update) => update.seq > state.position);
  return { kind: 'applied', state: { ...applyUpdates(state, fresh), position: up.upto } };
}

/** Personal updates come before the `up` that covers them and do not move the position. */
export function applyMine(state: RoomState, mine: MineMessage): RoomState {
  return applyUpdates(state, mine.u);
}

/** Older messages, asked for by history, go in front. */
export function applyPage(state: RoomState, page: Page): RoomState {
  const first = state.shared.messages[0];
  const older = first ? page.messages.filter((message) => message.id < first.id) : page.messages;
  const messages = [...older, ...state.shared.messages];
  return { ...state, shared: { ...state.shared, messages }, olderMessages: page.more };
}

function applyUpdates(state: RoomState, updates: readonly Update[]): RoomState {
  return updates.reduce((next, update) => applyChange(next, update.change), state);
}

export function applyChange(state: RoomState, change: Change): RoomState {
  const shared = changeShared(state.shared, change);
  const mine = changeMine(state.mine, change);
  if (shared === state.shared && mine === state.mine) return state;
  return trimMessages({ ...state, shared, mine, signals: withoutOutdated(state, change) });
}

function changeShared(shared: RoomView, change: Change): RoomView {
  switch (change.k) {
    case 'question':
      return { ...shared, questions: put(shared.questions, change.question, byId) };
    case 'question_removed':
      return { ...shared, questions: drop(shared.questions, change.question, byId) };
    case 'message':
      return { ...shared, messages: put(shared.messages, change.message, byId) };
    case 'message_removed':
      return { ...shared, messages: drop(shared.messages, change.message, byId) };
    case 'poll':
      return { ...shared, polls: put(shared.polls, change.poll, byId) };
    case 'poll_removed':
      return { ...shared, polls: drop(shared.polls, change.poll, byId) };
    case 'settings':
      return { ...shared, settings: change.settings };
    case 'stage':
      return { ...shared, stage: change.stage };
    case 'timer':
      return { ...shared, timer: change.timer };
    case 'title':
      return { ...shared, title: change.title };
    case 'booth':
      return { ...shared, booths: put(shared.booths, change.booth, byId) };
    case 'conversation':
      return { ...shared, conversation: change.conversation };
    case 'standing':
      return { ...shared, standings: putStanding(shared.standings, change.standing) };
    case 'young_audience':
      return { ...shared, young_audience: change.on };
    case 'shield':
      return withShield(shared, change.shield);
    default:
      return changeDesk(shared, change);
  }
}

// What only staff are told: who looks at what, and the open cases.
function changeDesk(shared: RoomView, change: Change): RoomView {
  switch (change.k) {
    case 'claim':
      return { ...shared, claims: putByKey(shared.claims, change.claim, keyOfClaim) };
    case 'claim_released':
      return { ...shared, claims: shared.claims.filter((claim) => keyOfClaim(claim) !== keyOfClaim(change)) };
    case 'report':
      return { ...shared, reports: putOpen(shared.reports, change.report, change.report.state === 'open') };
    case 'contest':
      return { ...shared, contests: putOpen(shared.contests, change.contest, change.contest.state === 'filed') };
    default:
      return shared;
  }
}

const keyOfClaim = ({ kind, item }: Pick<Claim, 'kind' | 'item'>): string => `${kind} ${item}`;

// A case that is decided leaves the list.
function putOpen<T extends { readonly id: number }>(list: readonly T[], item: T, open: boolean): readonly T[] {
  return open ? put(list, item, byId) : drop(list, item.id, byId);
}

function withShield(shared: RoomView, shield: Shield | undefined): RoomView {
  const { shield: _former, ...rest } = shared;
  return shield ? { ...rest, shield } : rest;
}

function changeMine(mine: MineView, change: Change): MineView {
  switch (change.k) {
    case 'my_question':
      return { ...mine, questions: put(mine.questions, change.question, byId) };
    case 'my_vote':
      return { ...mine, votes: changeVotes(mine.votes, change.question, change.on) };
    case 'my_answer':
      return { ...mine, answers: put(mine.answers, change.answer, (answer) => answer.poll) };
    case 'my_message':
      return { ...mine, messages: putMyMessage(mine.messages, change.message) };
    case 'my_message_kept':
      return { ...mine, messages: put(mine.messages, change.message, byId) };
    case 'my_report':
      return { ...mine, reports: put(mine.reports, change.report, byId) };
    case 'my_contest':
      return { ...mine, contests: put(mine.contests, change.contest, byId) };
    case 'my_standing':
      return withStanding(mine, change.standing);
    case 'my_ticket':
      return { ...mine, tickets: put(mine.tickets, change.ticket, byId) };
    case 'my_queue':
      return { ...mine, queues: put(mine.queues, change.queue, (queue) => queue.booth) };
    case 'my_queue_closed':
      return { ...mine, queues: drop(mine.queues, change.booth, (queue) => queue.booth) };
    case 'my_conversation':
      return { ...mine, conversations: putByKey(mine.conversations, change.conversation, ({ room }) => room) };
    default:
      return mine;
  }
}

const isFree = (standing: Standing): boolean =>
  standing.muted_until === undefined && standing.banned_until === undefined;

function putStanding(standings: readonly Standing[], standing: Standing): readonly Standing[] {
  if (!isFree(standing)) return putByKey(standings, standing, ({ person }) => person);
  return standings.filter(({ person }) => person !== standing.person);
}

function withStanding(mine: MineView, standing: Standing): MineView {
  const { standing: _former, ...rest } = mine;
  return isFree(standing) ? rest : { ...rest, standing };
}

function changeVotes(votes: readonly number[], question: number, on: boolean): readonly number[] {
  return on ? put(votes, question, (id) => id) : drop(votes, question, (id) => id);
}

// A message of mine that everybody sees again needs no place in the personal layer.
function putMyMessage(messages: readonly Message[], message: Message): readonly Message[] {
  return message.state === 'visible' ? drop(messages, message.id, byId) : put(messages, message, byId);
}

// A view carries the figures of its moment; those of an earlier signal must not cover them.
function withoutOutdated(state: RoomState, change: Change): RoomState['signals'] {
  const { signals } = state;
  if (change.k === 'question' && String(change.question.id) in signals.votes) {
    const { [String(change.question.id)]: _votes, ...votes } = signals.votes;
    return { ...signals, votes };
  }
  const poll = change.k === 'poll' ? change.poll.id : change.k === 'my_answer' ? change.answer.poll : undefined;
  if (poll === undefined || !(String(poll) in signals.polls)) return signals;
  const { [String(poll)]: _tally, ...polls } = signals.polls;
  return { ...signals, polls };
}

function trimMessages(state: RoomState): RoomState {
  const { messages } = state.shared;
  if (messages.length <= keptMessages) return state;
  return { ...state, shared: { ...state.shared, messages: messages.slice(-keptMessages) }, olderMessages: true };
}
