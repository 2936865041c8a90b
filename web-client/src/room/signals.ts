// Live figures laid over the views: the latest value of each kind wins.
import type { Signal } from '@protocol/messages';
import type { RoomState } from './state';

/** Reactions and typing are moments, not state: the store hands them out as they come. */
export function applySignal(state: RoomState, signal: Signal): RoomState {
  if (!signal.viewers && !signal.votes && !signal.polls && !signal.tally) return state;
  return {
    ...state,
    ...(signal.tally && { shared: { ...state.shared, tally: signal.tally } }),
    signals: {
      ...state.signals,
      ...(signal.viewers && { viewers: signal.viewers }),
      votes: signal.votes ? { ...state.signals.votes, ...signal.votes } : state.signals.votes,
      polls: signal.polls ? { ...state.signals.polls, ...signal.polls } : state.signals.polls,
    },
  };
}
