// What screens show of a room: pure functions over the layers, the signals and what is under way.
import type { Claim, ItemKind, Message, Poll, PollAnswer, Question, QuestionOrder, Report } from '@protocol/messages';
import { find } from './ordered';
import { isShown, type Pending, pendingVote, votesShown, votesWithPending } from './pending';
import type { RoomState } from './state';

const byId = (item: { readonly id: number }): number => item.id;

export interface QuestionItem {
  readonly question: Question;
  readonly votes: number;
  readonly voted: boolean;
  readonly mine: boolean;
}

function questionItem(state: RoomState, pending: readonly Pending[], question: Question): QuestionItem {
  const vote = pendingVote(pending, question.id);
  const own = find(state.mine.questions, question.id, byId);
  return {
    question: own ?? question,
    votes: votesWithPending(votesShown(state, question.id), vote),
    voted:
      vote?.cmd.k === 'vote_question' ? vote.cmd.on : find(state.mine.votes, question.id, (id) => id) !== undefined,
    mine: own !== undefined,
  };
}

const openStates: ReadonlySet<Question['state']> = new Set(['visible', 'shortlisted', 'next', 'now']);

/** Questions that still wait for their turn, in the order asked for. The one of now is not among them. */
export function openQuestions(
  state: RoomState,
  pending: readonly Pending[],
  order: QuestionOrder,
): readonly QuestionItem[] {
  return state.shared.questions
    .filter((question) => openStates.has(question.state) && question.state !== 'now')
    .map((question) => questionItem(state, pending, question))
    .sort((a, b) => compareQuestions(a, b, order));
}

/** Fair: nobody gets a second turn while someone waits for a first; votes decide among equals. */
export function compareQuestions(a: QuestionItem, b: QuestionItem, order: QuestionOrder): number {
  const byAge = a.question.id - b.question.id;
  switch (order) {
    case 'newest':
      return -byAge;
    case 'top':
      return b.votes - a.votes || byAge;
    case 'fair':
      return a.question.turn - b.question.turn || b.votes - a.votes || byAge;
  }
}

export function answeredQuestions(state: RoomState, pending: readonly Pending[]): readonly QuestionItem[] {
  return state.shared.questions
    .filter((question) => question.state === 'answered')
    .map((question) => questionItem(state, pending, question))
    .reverse();
}

export function heldQuestions(state: RoomState, pending: readonly Pending[]): readonly QuestionItem[] {
  return state.shared.questions
    .filter((question) => question.state === 'held')
    .map((question) => questionItem(state, pending, question));
}

export function questionInState(
  state: RoomState,
  pending: readonly Pending[],
  wanted: 'now' | 'next',
): QuestionItem | undefined {
  const question = state.shared.questions.find((candidate) => candidate.state === wanted);
  return question && questionItem(state, pending, question);
}

/** Mine, newest first, in every state. */
export function myQuestions(state: RoomState, pending: readonly Pending[]): readonly QuestionItem[] {
  return state.mine.questions.map((question) => questionItem(state, pending, question)).reverse();
}

/** Questions of mine that the room does not show yet: sent, or refused and not let go. */
export function pendingQuestions(
  state: RoomState,
  pending: readonly Pending[],
  me: string | undefined,
): readonly Pending[] {
  return pending.filter((item) => item.cmd.k === 'ask_question' && !isShown(item, state, me));
}

/** The chat of a channel as this person sees it: mine laid over the shared ones. */
export function chatMessages(state: RoomState, channel: Message['channel']): readonly Message[] {
  const shared = state.shared.messages.filter((message) => message.channel === channel);
  const mine = state.mine.messages.filter((message) => message.channel === channel);
  if (mine.length === 0) return shared;
  const own = new Map(mine.map((message) => [message.id, message]));
  const first = shared[0]?.id ?? 0;
  const extra = mine.filter((message) => message.id > first && !find(shared, message.id, byId));
  return [...shared.map((message) => own.get(message.id) ?? message), ...extra].sort((a, b) => a.id - b.id);
}

export function pendingMessages(
  state: RoomState,
  pending: readonly Pending[],
  channel: Message['channel'],
  me: string | undefined,
): readonly Pending[] {
  return pending.filter(
    (item) => item.cmd.k === 'post_message' && item.cmd.channel === channel && !isShown(item, state, me),
  );
}

export interface PollItem {
  readonly poll: Poll;
  /** What this person chose, also while it is under way. */
  readonly choices: readonly number[];
  readonly answered: boolean;
  /** Votes by option, where this person may see them. */
  readonly counts?: readonly number[];
  readonly voters?: number;
}

/** Newest first; drafts only where the hub shows them (staff). */
export function pollItems(state: RoomState, pending: readonly Pending[]): readonly PollItem[] {
  return state.shared.polls.map((poll) => pollItem(state, pending, poll)).reverse();
}

export function pollItem(state: RoomState, pending: readonly Pending[], poll: Poll): PollItem {
  const answer = find(state.mine.answers, poll.id, (item) => item.poll);
  const underway = pending.findLast(
    (item) => item.cmd.k === 'answer_poll' && item.cmd.poll === poll.id && item.state.kind !== 'failed',
  );
  const choices = underway?.cmd.k === 'answer_poll' ? underway.cmd.choices : (answer?.choices ?? []);
  return { poll, choices, answered: choices.length > 0, ...pollFigures(state, poll, answer) };
}

function pollFigures(
  state: RoomState,
  poll: Poll,
  answer: PollAnswer | undefined,
): Pick<PollItem, 'counts' | 'voters'> {
  const tally = state.signals.polls[String(poll.id)];
  if (tally) return { counts: tally.counts, voters: tally.voters };
  const shared = poll.options.map((option) => option.count);
  if (shared.every((count): count is number => count !== undefined)) {
    return { counts: shared, ...(poll.voters !== undefined && { voters: poll.voters }) };
  }
  if (!answer?.counts) return {};
  return { counts: answer.counts, ...(answer.voters !== undefined && { voters: answer.voters }) };
}

/** The poll a screen should bring forward: the newest open one. */
export function openPoll(state: RoomState, pending: readonly Pending[]): PollItem | undefined {
  const poll = state.shared.polls.findLast((candidate) => candidate.state === 'open');
  return poll && pollItem(state, pending, poll);
}

/** Open reports as the desk takes them: a fear for a life first, then those that most people made, the oldest first. */
export function reportsByUrgency(state: RoomState): readonly Report[] {
  return [...state.shared.reports].sort((a, b) => Number(b.risk) - Number(a.risk) || b.count - a.count || a.id - b.id);
}

/** Who looks at an item now, if anybody. Reports and objections about an item of the room are looked at with it. */
export function claimOn(state: RoomState, kind: ItemKind, item: number, now: number): Claim | undefined {
  const [claimedKind, claimedItem] = claimedWith(state, kind, item);
  return state.shared.claims.find(
    (claim) => claim.kind === claimedKind && claim.item === claimedItem && claim.until > now,
  );
}

function claimedWith(state: RoomState, kind: ItemKind, item: number): readonly [ItemKind, number] {
  if (kind === 'report') {
    const report = find(state.shared.reports, item, byId);
    return report && report.conversation === undefined ? [report.kind, report.item] : [kind, item];
  }
  if (kind === 'contest') {
    const contest = find(state.shared.contests, item, byId);
    return contest?.item !== undefined ? [contest.kind, contest.item] : [kind, item];
  }
  return [kind, item];
}

export type WriteRule =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'staff_only' }
  | { readonly kind: 'muted'; readonly until: number };

/** May this person write in the chat now? */
export function chatRule(state: RoomState, now: number): WriteRule {
  const muted = muteRule(state, now);
  if (muted) return muted;
  const { chat_open, chat_writers } = state.shared.settings;
  if (!chat_open || chat_writers === 'nobody') return { kind: 'closed' };
  return chat_writers === 'staff' && state.audience !== 'staff' ? { kind: 'staff_only' } : { kind: 'open' };
}

/** May this person ask a question now? */
export function askRule(state: RoomState, now: number): WriteRule {
  return muteRule(state, now) ?? { kind: state.shared.settings.questions_open ? 'open' : 'closed' };
}

function muteRule(state: RoomState, now: number): WriteRule | undefined {
  const until = state.mine.standing?.muted_until;
  return until !== undefined && until > now ? { kind: 'muted', until } : undefined;
}
