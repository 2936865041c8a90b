import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ServerMessage } from '@protocol/messages';
import { HubClient, leaveDelayMs } from '../../src/connection/hub_client';
import { Outbox, outboxLifeMs, type OutboxStorage } from '../../src/connection/outbox';
import { FakeHub, type FakeSocket } from '../fake_hub';
import { message, mineView, myself, question, roomView } from '../sample_room';
import { settled, VirtualClock } from '../virtual_clock';

class Memory implements OutboxStorage {
  private readonly values = new Map<string, string>();
  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.values.set(key, value);
  }
}

function client(storage: OutboxStorage = new Memory()) {
  const hub = new FakeHub();
  const clock = new VirtualClock();
  let ids = 0;
  const parts = {
    transport: hub,
    clock,
    fetchTicket: () => Promise.resolve({ ok: true as const, ticket: 't' }),
    backOnline: () => new Promise<void>(() => undefined),
  };
  const made = new HubClient(parts, new Outbox(storage), () => `c${(ids += 1)}`);
  return { hub, clock, client: made };
}

const snapshot = (seq = 10, room = 'r1'): ServerMessage[] => [
  { t: 'joined', room, epoch: 'e1', seq, role: 'attendee', audience: 'public', mode: 'snapshot' },
  { t: 'snap', room, epoch: 'e1', seq, shared: roomView({ questions: [question(4, { votes: 3 })] }), mine: mineView() },
];

async function inRoom() {
  const made = client();
  const { store, release } = made.client.follow('r1');
  await settled();
  await made.hub.last.tell(...snapshot());
  return { ...made, store, release };
}

const upWith = (seq: number, text: string): ServerMessage => ({
  t: 'up',
  room: 'r1',
  after: seq - 1,
  upto: seq,
  u: [{ seq, at: 0, change: { k: 'message', message: message(seq, { text, author: myself }) } }],
});

describe('hub client', () => {
  it('joins a followed room and shows its snapshot', async () => {
    const { hub, store } = await inRoom();
    assert.deepEqual(hub.last.of('join'), [{ t: 'join', room: 'r1' }]);
    assert.equal(store.status.value.kind, 'live');
    assert.equal(store.state.value?.shared.questions.length, 1);
  });

  it('resumes from its position after a reconnect', async () => {
    const { hub, clock, store } = await inRoom();
    await hub.last.tell(upWith(11, 'un'));
    await hub.last.drop();
    assert.equal(store.status.value.kind, 'joining');
    await clock.pass(1000);
    assert.deepEqual(hub.last.of('join'), [{ t: 'join', room: 'r1', epoch: 'e1', after: 11 }]);
    await hub.last.tell({
      t: 'joined',
      room: 'r1',
      epoch: 'e1',
      seq: 12,
      role: 'attendee',
      audience: 'public',
      mode: 'replay',
    });
    await hub.last.tell(upWith(12, 'deux'));
    assert.deepEqual(
      store.state.value?.shared.messages.map(({ text }) => text),
      ['un', 'deux'],
    );
  });

  it('keeps a command until its answer and sends it again with the same id after a reconnect', async () => {
    const { hub, clock, store } = await inRoom();
    const outcome = store.send({ k: 'post_message', channel: 'room', text: 'bonjour' });
    assert.equal(hub.last.of('do').length, 1);
    await hub.last.drop();
    await clock.pass(1000);
    assert.equal(hub.last.of('do').length, 0, 'nothing is sent before the room is joined');
    await hub.last.tell({
      t: 'joined',
      room: 'r1',
      epoch: 'e1',
      seq: 11,
      role: 'attendee',
      audience: 'public',
      mode: 'replay',
    });
    assert.deepEqual(
      hub.last.of('do').map(({ id }) => id),
      ['c1'],
    );
    await hub.last.tell({ t: 'ok', id: 'c1', room: 'r1', seq: 11 });
    assert.deepEqual(await outcome, { ok: true, seq: 11 });
    assert.equal(store.pending.value.length, 1, 'accepted, but not shown yet');
    await hub.last.tell(upWith(11, 'bonjour'));
    assert.equal(store.pending.value.length, 0);
  });

  it('does not lose a command when the page is loaded again', async () => {
    const storage = new Memory();
    const first = client(storage);
    const { store } = first.client.follow('r1');
    await settled();
    await first.hub.last.tell(...snapshot());
    void store.send({ k: 'ask_question', text: 'Et après ?' });
    const second = client(storage);
    const again = second.client.follow('r1');
    await settled();
    assert.equal(again.store.pending.value.length, 1);
    await second.hub.last.tell(...snapshot());
    assert.deepEqual(second.hub.last.of('do'), [
      { t: 'do', id: 'c1', room: 'r1', cmd: { k: 'ask_question', text: 'Et après ?' } },
    ]);
  });

  it('gives back what waited too long instead of sending it unasked', async () => {
    const { hub, clock, store } = await inRoom();
    hub.unreachable = true;
    await hub.last.drop();
    const outcome = store.send({ k: 'post_message', channel: 'room', text: 'trop tard' });
    await clock.pass(outboxLifeMs + 60_000);
    hub.unreachable = false;
    await clock.pass(60_000);
    const answer = await outcome;
    assert.equal(!answer.ok && answer.refusal.code, 'expired');
    assert.equal(store.pending.value[0]?.state.kind, 'failed');
    await hub.last.tell(...snapshot(20));
    assert.equal(hub.last.of('do').length, 0);
  });

  it('keeps what a person wrote when it is refused, and counts the pause down', async () => {
    const { hub, clock, store } = await inRoom();
    const outcome = store.send({ k: 'post_message', channel: 'room', text: 'vite' });
    await hub.last.tell({ t: 'err', id: 'c1', room: 'r1', code: 'too_many', message: '', retry_ms: 10_000 });
    assert.equal((await outcome).ok, false);
    assert.equal(store.pending.value[0]?.state.kind, 'failed');
    assert.deepEqual(store.pauses.value.post_message, { code: 'too_many', until: clock.now() + 10_000 });
    void store.retry('c1');
    assert.deepEqual(
      hub.last.of('do').map(({ id }) => id),
      ['c1', 'c2'],
    );
  });

  it('forgets a refused vote', async () => {
    const { hub, store } = await inRoom();
    const outcome = store.send({ k: 'vote_question', question: 4, on: true });
    await hub.last.tell({ t: 'err', id: 'c1', room: 'r1', code: 'muted', message: '', retry_ms: 5000 });
    assert.equal((await outcome).ok, false);
    assert.deepEqual(store.pending.value, []);
  });

  it('sends a command again by itself when the hub was only busy', async () => {
    const { hub, clock, store } = await inRoom();
    void store.send({ k: 'post_message', channel: 'room', text: 'patience' });
    await hub.last.tell({ t: 'err', id: 'c1', room: 'r1', code: 'storage_unavailable', message: '' });
    assert.equal(store.pending.value[0]?.state.kind, 'sending');
    await clock.pass(2500);
    assert.deepEqual(
      hub.last.of('do').map(({ id }) => id),
      ['c1', 'c1'],
    );
  });

  it('joins once more when a frame is missing, and asks for a snapshot when that does not help', async () => {
    const { hub, store } = await inRoom();
    await hub.last.tell(upWith(15, 'saut'), upWith(16, 'saut'));
    assert.deepEqual(joins(hub.last).slice(1), [10]);
    await hub.last.tell({
      t: 'joined',
      room: 'r1',
      epoch: 'e1',
      seq: 16,
      role: 'attendee',
      audience: 'public',
      mode: 'replay',
    });
    await hub.last.tell(upWith(15, 'saut'));
    assert.deepEqual(joins(hub.last).slice(1), [10, undefined]);
    await hub.last.tell(...snapshot(16));
    assert.equal(store.state.value?.position, 16);
  });

  it('heals a lost frame when a beat tells of it, but lets frames overtake', async () => {
    const { hub, clock } = await inRoom();
    await hub.last.tell({ t: 'beat', room: 'r1', epoch: 'e1', seq: 11, now: 0 }, upWith(11, 'juste après'));
    await clock.pass(3000);
    assert.equal(joins(hub.last).length, 1);
    await hub.last.tell({ t: 'beat', room: 'r1', epoch: 'e1', seq: 12, now: 0 });
    await clock.pass(3000);
    assert.deepEqual(joins(hub.last).slice(1), [11]);
  });

  it('leaves a room that no screen shows, unless one shows it again at once', async () => {
    const { hub, clock, client: made, release } = await inRoom();
    release();
    const again = made.follow('r1');
    await clock.pass(leaveDelayMs + 100);
    assert.equal(hub.last.of('leave').length, 0);
    again.release();
    await clock.pass(leaveDelayMs + 100);
    assert.deepEqual(hub.last.of('leave'), [{ t: 'leave', room: 'r1' }]);
    assert.equal(made.phase.value.kind, 'idle');
  });

  it('may try again after a refusal, and after it was shut out', async () => {
    const { hub, store } = await inRoom();
    await hub.last.tell({ t: 'gone', room: 'r1', code: 'banned' });
    assert.deepEqual(store.status.value, { kind: 'gone', code: 'banned' });
    store.join();
    assert.equal(store.status.value.kind, 'joining');
    await hub.last.tell({ t: 'err', room: 'r1', code: 'banned', message: '' });
    assert.deepEqual(store.status.value, { kind: 'refused', code: 'banned' });
  });

  it('says why a room cannot be joined', async () => {
    const { hub, client: made } = client();
    const { store } = made.follow('nulle-part');
    await settled();
    await hub.last.tell({ t: 'err', room: 'nulle-part', code: 'unknown_room', message: '' });
    assert.deepEqual(store.status.value, { kind: 'refused', code: 'unknown_room' });
  });
});

function joins(socket: FakeSocket): (number | undefined)[] {
  return socket.of('join').map(({ after }) => after);
}
