// What moderators are told of a room, and what authors are told of their own.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change, Claim, Contest, Report } from '@protocol/messages';
import { applyChange } from '../../src/room/apply';
import { claimOn, reportsByUrgency } from '../../src/room/selectors';
import { applySignal } from '../../src/room/signals';
import type { RoomState } from '../../src/room/state';
import { message, roomState, roomView } from '../sample_room';

const stateAfter = (state: RoomState, ...changes: Change[]): RoomState => changes.reduce(applyChange, state);

const report = (id: number, change: Partial<Report> = {}): Report => ({
  id,
  at: 0,
  kind: 'message',
  item: 3,
  count: 1,
  reasons: { spam: 1 },
  risk: false,
  notes: [],
  state: 'open',
  ...change,
});

const contest = (id: number, change: Partial<Contest> = {}): Contest => ({
  id,
  at: 0,
  kind: 'message',
  item: 3,
  author: { name: 'ana', role: 'attendee' },
  against: { name: 'mina', at: 0 },
  state: 'filed',
  ...change,
});

const claim = (change: Partial<Claim> = {}): Claim => ({
  kind: 'message',
  item: 3,
  person: 'p-mina',
  name: 'mina',
  until: 1000,
  ...change,
});

describe('reports', () => {
  it('leave the list once they are decided', () => {
    const open = stateAfter(roomState(), { k: 'report', report: report(7) }, { k: 'report', report: report(8) });
    assert.deepEqual(
      open.shared.reports.map(({ id }) => id),
      [7, 8],
    );
    const decided = applyChange(open, { k: 'report', report: report(7, { state: 'acted' }) });
    assert.deepEqual(
      decided.shared.reports.map(({ id }) => id),
      [8],
    );
  });
  it('stand by urgency: a fear for a life first, then the many, then the old', () => {
    const reports = [report(1), report(2, { count: 9 }), report(3, { risk: true }), report(4)];
    const state = roomState({ shared: roomView({ reports }) });
    assert.deepEqual(
      reportsByUrgency(state).map(({ id }) => id),
      [3, 2, 1, 4],
    );
  });
});

describe('a claim', () => {
  const state = stateAfter(
    roomState(),
    { k: 'report', report: report(7) },
    { k: 'report', report: report(8, { conversation: 'c-1' }) },
    { k: 'contest', contest: contest(9) },
    { k: 'claim', claim: claim() },
    { k: 'claim', claim: claim({ kind: 'report', item: 8, name: 'max' }) },
  );
  it('holds for the item with its reports and objections, until it ends', () => {
    assert.equal(claimOn(state, 'message', 3, 999)?.name, 'mina');
    assert.equal(claimOn(state, 'report', 7, 0)?.name, 'mina');
    assert.equal(claimOn(state, 'contest', 9, 0)?.name, 'mina');
    assert.equal(claimOn(state, 'report', 8, 0)?.name, 'max');
    assert.equal(claimOn(state, 'question', 3, 0), undefined);
    assert.equal(claimOn(state, 'message', 3, 1000), undefined);
  });
  it('is prolonged in place, and released', () => {
    const longer = applyChange(state, { k: 'claim', claim: claim({ until: 2000 }) });
    assert.equal(claimOn(longer, 'message', 3, 1500)?.until, 2000);
    assert.equal(longer.shared.claims.length, 2);
    const released = applyChange(longer, { k: 'claim_released', kind: 'message', item: 3 });
    assert.deepEqual(
      released.shared.claims.map(({ name }) => name),
      ['max'],
    );
  });
});

describe('an objection', () => {
  it('leaves the desk once it is decided, and stays with its author', () => {
    const filed = stateAfter(
      roomState(),
      { k: 'contest', contest: contest(9) },
      { k: 'my_contest', contest: { id: 9, at: 0, kind: 'message', item: 3, state: 'filed' } },
    );
    const decided = stateAfter(
      filed,
      { k: 'contest', contest: contest(9, { state: 'upheld' }) },
      { k: 'my_contest', contest: { id: 9, at: 0, kind: 'message', item: 3, state: 'upheld', note: 'Non' } },
    );
    assert.deepEqual(decided.shared.contests, []);
    assert.deepEqual(
      decided.mine.contests.map(({ state, note }) => [state, note]),
      [['upheld', 'Non']],
    );
  });
});

describe('the shield', () => {
  it('is up until it is lifted', () => {
    const up = applyChange(roomState(), { k: 'shield', shield: { since: 5, scopes: ['room'] } });
    assert.equal(up.shared.shield?.since, 5);
    assert.equal('shield' in applyChange(up, { k: 'shield' }).shared, false);
  });
});

describe('a message of mine', () => {
  it('stays in my layer whatever its state when it is to be shown from there', () => {
    const kept = applyChange(roomState(), { k: 'my_message_kept', message: message(4, { original: 'zut' }) });
    assert.equal(kept.mine.messages[0]?.original, 'zut');
    assert.deepEqual(applyChange(kept, { k: 'my_message', message: message(4) }).mine.messages, []);
  });
});

describe('the tally of moderation', () => {
  it('comes as a signal and is the latest', () => {
    const tally = { asked: 3, answered: 1, merged: 0, declined: { spam: 1 } };
    assert.deepEqual(applySignal(roomState(), { tally }).shared.tally, tally);
  });
});
