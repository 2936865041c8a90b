import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Command } from '@protocol/messages';
import { isShown, type Pending, settle, voteSettleMs, votesWithPending } from '../../src/room/pending';
import {
  askRule,
  chatMessages,
  chatRule,
  myQuestions,
  openPoll,
  openQuestions,
  pendingMessages,
  pollItems,
} from '../../src/room/selectors';
import { message, mineView, myself, poll, question, roomState, roomView } from '../sample_room';

const pending = (cmd: Command, change: Partial<Pending> = {}): Pending => ({
  id: 'c1',
  cmd,
  at: 0,
  after: 100,
  state: { kind: 'sending' },
  ...change,
});

describe('questions', () => {
  const questions = [
    question(1, { votes: 2, turn: 1 }),
    question(2, { votes: 9, turn: 1 }),
    question(3, { votes: 1, turn: 0 }),
    question(4, { state: 'now', votes: 50 }),
    question(5, { state: 'answered', votes: 50 }),
  ];
  const state = roomState({ shared: roomView({ questions }) });
  const order = (kind: 'top' | 'newest' | 'fair') => openQuestions(state, [], kind).map(({ question: { id } }) => id);

  it('stand by votes, by age, or so that everybody has a first turn', () => {
    assert.deepEqual(order('top'), [2, 1, 3]);
    assert.deepEqual(order('newest'), [3, 2, 1]);
    assert.deepEqual(order('fair'), [3, 2, 1]);
  });
  it('rise by signals and by a vote that is under way', () => {
    const voted = { ...state, signals: { ...state.signals, votes: { 1: 10 } } };
    assert.equal(openQuestions(voted, [], 'top')[0]?.question.id, 1);
    const item = openQuestions(
      state,
      [pending({ k: 'vote_question', question: 3, on: true }, { votesBefore: 1 })],
      'top',
    ).at(-1);
    assert.deepEqual([item?.votes, item?.voted], [2, true]);
  });
  it('show mine as I may see it', () => {
    const own = roomState({
      shared: roomView({ questions: [question(7)] }),
      mine: mineView({ questions: [question(7, { author: myself, original: 'avant' })], votes: [] }),
    });
    const item = openQuestions(own, [], 'top')[0];
    assert.deepEqual([item?.mine, item?.question.original], [true, 'avant']);
    assert.equal(myQuestions(own, [])[0]?.question.id, 7);
  });
});

describe('a vote under way', () => {
  const vote = pending({ k: 'vote_question', question: 5, on: true }, { votesBefore: 4 });
  it('counts at once, without a jump when others vote meanwhile', () => {
    assert.deepEqual(
      [4, 5, 6, 9].map((shown) => votesWithPending(shown, vote)),
      [5, 5, 6, 9],
    );
    const back = pending({ k: 'vote_question', question: 5, on: false }, { votesBefore: 4 });
    assert.deepEqual(
      [4, 3, 0].map((shown) => votesWithPending(shown, back)),
      [3, 3, 0],
    );
  });
  it('stays until its tally came, or for a moment', () => {
    const accepted: Pending = { ...vote, state: { kind: 'accepted', seq: 100, at: 1000 } };
    const state = roomState({ shared: roomView({ questions: [question(5, { votes: 4 })] }) });
    assert.equal(settle([accepted], state, 1100).length, 1);
    assert.equal(settle([accepted], { ...state, signals: { ...state.signals, votes: { 5: 5 } } }, 1100).length, 0);
    assert.equal(settle([accepted], state, 1000 + voteSettleMs).length, 0);
  });
});

describe('the chat', () => {
  it('lays my held and removed messages over the shared ones, in order', () => {
    const state = roomState({
      shared: roomView({ messages: [message(1), message(5, { channel: 'backstage' }), message(9)] }),
      mine: mineView({
        messages: [message(4, { state: 'held', author: myself }), message(9, { state: 'removed', text: '' })],
      }),
    });
    assert.deepEqual(
      chatMessages(state, 'room').map(({ id, state: life }) => [id, life]),
      [
        [1, 'visible'],
        [4, 'held'],
        [9, 'removed'],
      ],
    );
  });
  it('hides a message under way as soon as its echo stands there, also when the answer comes later', () => {
    const cmd: Command = { k: 'post_message', channel: 'room', text: ' bonjour  à tous ' };
    const before = roomState({
      shared: roomView({ messages: [message(90, { text: 'bonjour à tous', author: myself })] }),
    });
    assert.equal(isShown(pending(cmd), before, 'p1'), false, 'an older message of the same text is another one');
    const after = roomState({
      shared: roomView({ messages: [message(101, { text: 'bonjour à tous', author: myself })] }),
    });
    assert.equal(pendingMessages(after, [pending(cmd)], 'room', 'p1').length, 0);
    const other = roomState({ shared: roomView({ messages: [message(101, { text: 'bonjour à tous' })] }) });
    assert.equal(pendingMessages(other, [pending(cmd)], 'room', 'p1').length, 1, 'the same text of somebody else');
  });
  it('knows my anonymous message by its text', () => {
    const cmd: Command = { k: 'post_message', channel: 'room', text: 'moi', anonymous: true };
    const nobody = { name: '', role: 'attendee', anonymous: true } as const;
    const state = roomState({ shared: roomView({ messages: [message(101, { text: 'moi', author: nobody })] }) });
    assert.equal(isShown(pending(cmd), state, 'p1'), true);
  });
});

describe('polls', () => {
  it('show results from the newest source this person may see', () => {
    const state = roomState({
      shared: roomView({
        polls: [
          poll(3, {
            state: 'closed',
            options: [
              { text: 'Oui', count: 1 },
              { text: 'Non', count: 2 },
            ],
            voters: 3,
          }),
          poll(5),
        ],
      }),
      mine: mineView({ answers: [{ poll: 5, choices: [1], counts: [4, 6], voters: 10 }] }),
    });
    assert.deepEqual(
      pollItems(state, []).map(({ counts, voters }) => [counts, voters]),
      [
        [[4, 6], 10],
        [[1, 2], 3],
      ],
    );
    const live = { ...state, signals: { ...state.signals, polls: { 5: { counts: [5, 6], voters: 11 } } } };
    assert.deepEqual(openPoll(live, [])?.counts, [5, 6]);
  });
  it('hide results that the rule hides', () => {
    assert.equal(openPoll(roomState({ shared: roomView({ polls: [poll(5)] }) }), [])?.counts, undefined);
  });
});

describe('who may write', () => {
  const withSettings = (change: object, audience: 'public' | 'staff' = 'public') =>
    roomState({ audience, shared: roomView({ settings: { ...roomView().settings, ...change } }) });
  it('follows the settings', () => {
    assert.equal(chatRule(withSettings({}), 0).kind, 'open');
    assert.equal(chatRule(withSettings({ chat_open: false }), 0).kind, 'closed');
    assert.equal(chatRule(withSettings({ chat_writers: 'staff' }), 0).kind, 'staff_only');
    assert.equal(chatRule(withSettings({ chat_writers: 'staff' }, 'staff'), 0).kind, 'open');
    assert.equal(askRule(withSettings({ questions_open: false }), 0).kind, 'closed');
  });
  it('follows a pause of this person, until it ends', () => {
    const muted = roomState({ mine: mineView({ standing: { person: 'p1', name: 'x', muted_until: 500 } }) });
    assert.deepEqual(askRule(muted, 499), { kind: 'muted', until: 500 });
    assert.equal(askRule(muted, 500).kind, 'open');
  });
});
