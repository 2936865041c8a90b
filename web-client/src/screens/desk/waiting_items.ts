// Everything that waits for a decision: what people reported, what authors contest, what is held. Pure.
import { heldQuestions, reportsByUrgency } from '../../room/selectors';
import type { RoomState } from '../../room/state';
import type { DeskItem } from './items';

export interface WaitingLists {
  /** A fear for a life first, then what most people reported, then the oldest. */
  readonly reports: readonly DeskItem[];
  /** Oldest first. */
  readonly contests: readonly DeskItem[];
  /** Oldest first. */
  readonly held: readonly DeskItem[];
}

export function waitingLists(state: RoomState, me: string | undefined): WaitingLists {
  return {
    reports: reportsByUrgency(state).map((report): DeskItem => ({ kind: 'report', id: report.id, report })),
    contests: state.shared.contests.map((contest): DeskItem => {
      const own = me !== undefined && contest.against.person === me;
      return { kind: 'contest', id: contest.id, contest, about: contestedText(state, contest), own };
    }),
    held: heldItems(state),
  };
}

/** In the order of the list on screen. */
export function waitingItems(state: RoomState, me?: string): readonly DeskItem[] {
  const { reports, contests, held } = waitingLists(state, me);
  return [...reports, ...contests, ...held];
}

function heldItems(state: RoomState): readonly DeskItem[] {
  const questions = heldQuestions(state, []).map((item): DeskItem => ({
    kind: 'question',
    id: item.question.id,
    item,
  }));
  const messages = state.shared.messages
    .filter((message) => message.state === 'held' && message.channel === 'room')
    .map((message): DeskItem => ({ kind: 'message', id: message.id, message }));
  return [...questions, ...messages].sort((a, b) => a.id - b.id);
}

function contestedText(state: RoomState, { kind, item }: RoomState['shared']['contests'][number]): string {
  const found =
    kind === 'question'
      ? state.shared.questions.find(({ id }) => id === item)
      : state.shared.messages.find(({ id }) => id === item);
  return kind === 'standing' ? '' : (found?.text ?? '');
}
