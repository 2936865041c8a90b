import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type DeskItem as WaitingItem,
  type Report,
  ruleKindValues,
  type RoomSettings,
  type ServerMessage,
} from '@protocol/messages';
import { wideScopes } from '../../src/app/scopes';
import { applyDesk, type DeskView } from '../../src/connection/desk_watch';
import { routeOf } from '../../src/routes';
import { roomCounts, shownItems } from '../../src/screens/moderation/all_items';
import { auditQuery, noFilter } from '../../src/screens/moderation/audit_query';
import { newRule, outOfBounds, ruleFields } from '../../src/screens/moderation/rule_fields';
import { guestRule, noticesOf } from '../../src/screens/room/notices';
import { message, question, roomState, roomView } from '../sample_room';

const held = (room: string, item: number, at = item): WaitingItem => ({
  room,
  title: `Salle ${room}`,
  item,
  at,
  message: message(item, { state: 'held' }),
});
const report: Report = {
  id: 9,
  at: 9,
  kind: 'message',
  item: 2,
  count: 1,
  reasons: {},
  risk: true,
  notes: [],
  state: 'open',
};
type DeskMessage = Extract<ServerMessage, { t: 'desk' }>;
const told = (change: Partial<DeskMessage>): DeskMessage => ({
  t: 'desk',
  whole: false,
  items: [],
  gone: [],
  more: 0,
  ...change,
});
const names = (view: DeskView | undefined) => view?.items.map(({ room, item }) => `${room}/${item}`);

describe('the desk of all rooms', () => {
  it('shows nothing before the whole desk came', () =>
    assert.equal(applyDesk(undefined, told({ items: [held('a', 1)] })), undefined));
  it('stands in order of time, whatever the order of telling', () => {
    const whole = applyDesk(undefined, told({ whole: true, items: [held('b', 7), held('a', 7), held('a', 3)] }));
    assert.deepEqual(names(whole), ['a/3', 'a/7', 'b/7']);
    const changed = applyDesk(whole, told({ items: [held('c', 1)], gone: [{ room: 'a', item: 7 }], more: 4 }));
    assert.deepEqual(names(changed), ['c/1', 'a/3', 'b/7']);
    assert.equal(changed?.more, 4);
  });
  it('takes a whole desk in place of all it had', () => {
    const before = applyDesk(undefined, told({ whole: true, items: [held('a', 1)] }));
    assert.deepEqual(names(applyDesk(before, told({ whole: true, items: [held('b', 2)] }))), ['b/2']);
  });
  it('brings a fear for a life to the front, and filters', () => {
    const asked: WaitingItem = {
      room: 'b',
      title: 'Salle b',
      item: 5,
      at: 5,
      question: question(5, { state: 'held' }),
    };
    const items = [held('a', 2), asked, { room: 'b', title: 'Salle b', item: 9, at: 9, report }];
    const shown = (kind: 'all' | 'case' | 'question', room = '') =>
      shownItems(items, { kind, room }, 'p1').map(({ id }) => id);
    assert.deepEqual(shown('all'), [9, 2, 5]);
    assert.deepEqual(shown('case'), [9]);
    assert.deepEqual(shown('question', 'a'), []);
    assert.deepEqual(
      roomCounts(items).map(({ room, count }) => [room, count]),
      [
        ['b', 2],
        ['a', 1],
      ],
    );
  });
  it('has an address of its own, with its other pages', () => {
    assert.deepEqual(routeOf('/desk'), { name: 'moderation', section: '' });
    assert.deepEqual(routeOf('/desk/audit'), { name: 'moderation', section: 'audit' });
  });
  it('offers shields for what one moderates as a whole', () => {
    assert.deepEqual(wideScopes([{ role: 'moderator', scope: 'session', scope_id: 'r' }]), []);
    assert.deepEqual(
      wideScopes([
        { role: 'moderator', scope: 'partner', scope_id: 'P' },
        { role: 'organiser', scope: 'hub', scope_id: '' },
      ]).map(({ scope, id }) => scope + id),
      ['event', 'partnerP'],
    );
  });
});

describe('a new rule', () => {
  it('begins within its bounds and holds, whatever it looks for', () => {
    for (const kind of ruleKindValues) {
      const rule = newRule(kind, 'r', { scope: 'event', id: '' });
      assert.deepEqual(outOfBounds(rule), []);
      assert.equal(rule.action, 'hold');
      const read = new Set<string>(ruleFields[kind].map(({ name }) => name));
      for (const name of Object.keys(rule.parameters)) assert.ok(read.has(name), `${kind} ${name}`);
    }
  });
  it('names a figure out of its bounds', () => {
    const rule = newRule('mention', 'r', { scope: 'event', id: '' });
    assert.deepEqual(outOfBounds({ ...rule, parameters: { mentions: 51 } }), ['mentions']);
    assert.deepEqual(outOfBounds({ ...rule, parameters: { mentions: 1.5 } }), ['mentions']);
  });
});

describe('the audit', () => {
  it('is asked for what the form says', () => {
    assert.equal(auditQuery(noFilter), '');
    assert.equal(auditQuery({ person: 'p 1', room: '', act: 'ban' }, 7), '?before=7&person=p+1&act=ban');
  });
});

describe('rules of the room at the field', () => {
  const inRoom = (settings: Partial<RoomSettings>, more: Partial<ReturnType<typeof roomView>> = {}) => {
    const view = roomView(more);
    return roomState({ shared: { ...view, settings: { ...view.settings, ...settings } } });
  };
  it('say once that everything waits, by its strongest cause', () => {
    const shield = { since: 1, scopes: ['event'] } as const;
    assert.deepEqual(noticesOf(inRoom({ hold_messages: true }), 'chat', true), ['held_messages']);
    assert.deepEqual(noticesOf(inRoom({ hold_messages: true }, { shield }), 'chat', true), ['shield']);
    assert.deepEqual(noticesOf(inRoom({ hold_messages: true }, { shield, young_audience: true }), 'chat', true), [
      'young',
    ]);
  });
  it('are of the chat alone where they are', () => {
    assert.deepEqual(noticesOf(inRoom({ emoji_only: true, links_allowed: false }), 'chat', true), [
      'emoji_only',
      'no_links',
    ]);
    assert.deepEqual(noticesOf(inRoom({ emoji_only: true }), 'ask', true), []);
  });
  it('leave the team alone', () =>
    assert.deepEqual(noticesOf({ ...inRoom({ emoji_only: true }), audience: 'staff' }, 'chat', false), []));
  it('shut the field for guests where only invited people write', () => {
    const state = inRoom({ accounts_only: true });
    assert.equal(guestRule(state, { kind: 'open' }, true).kind, 'guest');
    assert.equal(guestRule(state, { kind: 'open' }, false).kind, 'open');
    assert.equal(guestRule(state, { kind: 'closed' }, true).kind, 'closed');
  });
});
