import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change, ServerMessage, Update } from '@protocol/messages';
import { applyChange, applyMine, applyPage, applyUp, fromSnapshot } from '../../src/room/apply';
import { applySignal } from '../../src/room/signals';
import { keptMessages, type RoomState } from '../../src/room/state';
import { message, mineView, poll, question, roomState, roomView } from '../sample_room';

const update = (seq: number, change: Change): Update => ({ seq, at: seq * 1000, change });
const up = (after: number, upto: number, ...u: Update[]): Extract<ServerMessage, { t: 'up' }> => ({
  t: 'up',
  room: 'r1',
  after,
  upto,
  u,
});
const stateAfter = (state: RoomState, ...changes: Change[]): RoomState => changes.reduce(applyChange, state);

describe('range of a frame', () => {
  it('moves the position over what this audience may not see', () => {
    const applied = applyUp(roomState(), up(100, 107));
    assert.equal(applied.kind === 'applied' && applied.state.position, 107);
  });
  it('knows a frame it has seen', () => {
    assert.equal(applyUp(roomState(), up(90, 100)).kind, 'known');
  });
  it('takes only the new part of a frame that overlaps', () => {
    const frame = up(
      95,
      102,
      update(98, { k: 'title', title: 'ancien' }),
      update(101, { k: 'title', title: 'nouveau' }),
    );
    const applied = applyUp(roomState({ shared: roomView({ title: 'actuel' }) }), up(95, 101, ...frame.u.slice(0, 1)));
    assert.equal(applied.kind === 'applied' && applied.state.shared.title, 'actuel');
    const whole = applyUp(roomState(), frame);
    assert.equal(whole.kind === 'applied' && whole.state.shared.title, 'nouveau');
  });
  it('finds a gap', () => {
    assert.equal(applyUp(roomState(), up(101, 102)).kind, 'gap');
  });
});

describe('shared layer', () => {
  it('replaces whole objects by id, keeps their order, and repeats harmlessly', () => {
    const first: Change = { k: 'question', question: question(7) };
    const second: Change = { k: 'question', question: question(5, { votes: 2 }) };
    const state = stateAfter(roomState(), first, second, first, {
      k: 'question',
      question: question(7, { state: 'now' }),
    });
    assert.deepEqual(
      state.shared.questions.map(({ id, state: life }) => [id, life]),
      [
        [5, 'visible'],
        [7, 'now'],
      ],
    );
  });
  it('removes what the audience no longer sees, and survives a removal of something unknown', () => {
    const state = stateAfter(
      roomState({ shared: roomView({ questions: [question(5)], messages: [message(6)], polls: [poll(8)] }) }),
      { k: 'question_removed', question: 5 },
      { k: 'message_removed', message: 6 },
      { k: 'poll_removed', poll: 8 },
      { k: 'poll_removed', poll: 999 },
    );
    assert.deepEqual([state.shared.questions, state.shared.messages, state.shared.polls], [[], [], []]);
  });
  it('drops a standing that has neither date', () => {
    const standing = { person: 'p9', name: 'Participante exemple 9' };
    const muted = stateAfter(roomState(), { k: 'standing', standing: { ...standing, muted_until: 5 } });
    assert.equal(muted.shared.standings.length, 1);
    assert.equal(stateAfter(muted, { k: 'standing', standing }).shared.standings.length, 0);
  });
  it('keeps a bounded number of messages and remembers that older ones exist', () => {
    const messages = Array.from({ length: keptMessages }, (_, index) => message(index + 1));
    const state = stateAfter(roomState({ shared: roomView({ messages }) }), { k: 'message', message: message(9_999) });
    assert.equal(state.shared.messages.length, keptMessages);
    assert.equal(state.shared.messages[0]?.id, 2);
    assert.equal(state.olderMessages, true);
  });
  it('puts a page of history in front, once', () => {
    const page = {
      t: 'page',
      id: 'h',
      room: 'r1',
      messages: [message(1), message(2), message(3)],
      more: false,
    } as const;
    const state = applyPage(roomState({ shared: roomView({ messages: [message(3), message(4)] }) }), page);
    assert.deepEqual(
      state.shared.messages.map(({ id }) => id),
      [1, 2, 3, 4],
    );
    assert.equal(applyPage(state, page).shared.messages.length, 4);
  });
});

describe('personal layer', () => {
  it('does not move the position', () => {
    const state = applyMine(roomState(), {
      t: 'mine',
      room: 'r1',
      u: [update(150, { k: 'my_vote', question: 5, on: true })],
    });
    assert.equal(state.position, 100);
    assert.deepEqual(state.mine.votes, [5]);
  });
  it('never mixes with the shared one', () => {
    const state = stateAfter(roomState(), { k: 'my_question', question: question(5, { state: 'held' }) });
    assert.deepEqual(state.shared.questions, []);
    assert.equal(state.mine.questions[0]?.state, 'held');
  });
  it('lets a message of mine go once everybody sees it', () => {
    const held = stateAfter(roomState(), { k: 'my_message', message: message(5, { state: 'held' }) });
    assert.equal(held.mine.messages.length, 1);
    const seen = stateAfter(held, { k: 'my_message', message: message(5) });
    assert.deepEqual(seen.mine.messages, []);
  });
  it('takes votes back, follows queues and frees a person', () => {
    const state = stateAfter(
      roomState({ mine: mineView({ votes: [3, 5] }) }),
      { k: 'my_vote', question: 3, on: false },
      { k: 'my_queue', queue: { booth: 4, tickets: [] } },
      { k: 'my_queue_closed', booth: 4 },
      { k: 'my_standing', standing: { person: 'p1', name: 'x', muted_until: 9 } },
      { k: 'my_standing', standing: { person: 'p1', name: 'x' } },
    );
    assert.deepEqual(state.mine, mineView({ votes: [5] }));
  });
});

describe('signals', () => {
  it('lay over the views until a newer view comes', () => {
    const start = roomState({ shared: roomView({ questions: [question(5, { votes: 3 })] }) });
    const voted = applySignal(start, { votes: { 5: 4 }, viewers: { count: 12, exact: false } });
    assert.equal(voted.signals.votes['5'], 4);
    const viewed = stateAfter(voted, { k: 'question', question: question(5, { votes: 9 }) });
    assert.equal(viewed.signals.votes['5'], undefined);
    assert.equal(viewed.signals.viewers?.count, 12);
  });
  it('are forgotten by a snapshot', () => {
    const state = fromSnapshot(
      { t: 'snap', room: 'r1', epoch: 'e2', seq: 9, shared: roomView(), mine: mineView() },
      { role: 'speaker', audience: 'staff' },
    );
    assert.deepEqual(state.signals, { votes: {}, polls: {} });
    assert.deepEqual([state.epoch, state.position, state.role, state.audience], ['e2', 9, 'speaker', 'staff']);
  });
});
