// Small rooms for tests.
import type { Message, MineView, Poll, Question, RoomView } from '@protocol/messages';
import type { RoomState } from '../src/room/state';
import { noSignals } from '../src/room/state';

export const author = { person: 'p2', name: 'Participante exemple 2', role: 'attendee' } as const;
export const myself = { person: 'p1', name: 'Participante exemple 1', role: 'attendee' } as const;

export function question(id: number, change: Partial<Question> = {}): Question {
  return {
    id,
    at: id * 1000,
    author,
    text: `Question exemple ${id} ?`,
    state: 'visible',
    votes: 0,
    turn: 0,
    ...change,
  };
}

export function message(id: number, change: Partial<Message> = {}): Message {
  return { id, at: id * 1000, channel: 'room', author, text: `Message exemple ${id}`, state: 'visible', ...change };
}

export function poll(id: number, change: Partial<Poll> = {}): Poll {
  return {
    id,
    at: id * 1000,
    title: `Sondage exemple ${id}`,
    options: [{ text: 'Oui' }, { text: 'Non' }],
    multiple: false,
    results: 'after_vote',
    state: 'open',
    ...change,
  };
}

export function roomView(change: Partial<RoomView> = {}): RoomView {
  return {
    kind: 'session',
    title: 'Salle exemple',
    settings: {
      questions_open: true,
      chat_open: true,
      chat_writers: 'everyone',
      reactions_open: true,
      anonymous_allowed: true,
      hold_questions: false,
      hold_messages: false,
      slow_mode_s: 0,
      question_order: 'top',
      delay_s: 0,
      accounts_only: false,
      newcomers_wait: false,
      emoji_only: false,
      links_allowed: true,
    },
    stage: { state: 'before' },
    timer: {},
    messages: [],
    questions: [],
    polls: [],
    booths: [],
    standings: [],
    young_audience: false,
    tally: { asked: 0, answered: 0, merged: 0, declined: {} },
    claims: [],
    reports: [],
    contests: [],
    ...change,
  };
}

export function mineView(change: Partial<MineView> = {}): MineView {
  return {
    questions: [],
    votes: [],
    answers: [],
    messages: [],
    tickets: [],
    queues: [],
    conversations: [],
    reports: [],
    contests: [],
    ...change,
  };
}

export function roomState(change: Partial<RoomState> = {}): RoomState {
  return {
    room: 'r1',
    epoch: 'e1',
    position: 100,
    role: 'attendee',
    audience: 'public',
    shared: roomView(),
    mine: mineView(),
    signals: noSignals,
    olderMessages: false,
    ...change,
  };
}
