import type { Pending } from '../../room/pending';
import { openQuestions, type QuestionItem, questionInState } from '../../room/selectors';
import type { RoomState } from '../../room/state';

/** The question that "next" would take: the one placed next, else the first of the fair queue. */
export function upcoming(state: RoomState, pending: readonly Pending[]): QuestionItem | undefined {
  const placed = questionInState(state, pending, 'next');
  if (placed) return placed;
  const open = openQuestions(state, pending, state.shared.settings.question_order === 'top' ? 'top' : 'fair');
  return open.find(({ question }) => question.state === 'shortlisted') ?? open[0];
}
