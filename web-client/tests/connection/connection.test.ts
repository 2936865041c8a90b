import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connection, type ConnectionEvent, type TicketAnswer } from '../../src/connection/connection';
import { FakeHub } from '../fake_hub';
import { settled, VirtualClock } from '../virtual_clock';

function start(options: { tickets?: () => TicketAnswer } = {}) {
  const hub = new FakeHub();
  const clock = new VirtualClock();
  const stop = new AbortController();
  const events: ConnectionEvent[] = [];
  let online: () => void = () => undefined;
  let tickets = 0;
  const parts = {
    transport: hub,
    clock,
    fetchTicket: () => {
      tickets += 1;
      return Promise.resolve(options.tickets?.() ?? { ok: true as const, ticket: `t${tickets}` });
    },
    backOnline: () =>
      new Promise<void>((resolve) => {
        online = resolve;
      }),
  };
  const run = (async () => {
    for await (const event of connection(parts, stop.signal)) events.push(event);
  })();
  const kinds = () => events.map(({ kind }) => kind);
  return { hub, clock, stop, events, kinds, run, comeOnline: () => online() };
}

describe('connection', () => {
  it('says hello with its ticket and opens after the welcome', async () => {
    const { hub, kinds } = start();
    await settled();
    assert.deepEqual(hub.last.received, [{ t: 'hello', ticket: 't1' }]);
    assert.deepEqual(kinds(), ['connecting', 'message', 'open']);
  });

  it('comes back with a new ticket after an accident, at the time the policy says', async () => {
    const { hub, clock, kinds } = start();
    await settled();
    await hub.last.drop();
    assert.equal(kinds().at(-1), 'waiting');
    await clock.pass(200);
    assert.equal(hub.sockets.length, 1);
    await clock.pass(200);
    assert.equal(hub.sockets.length, 2);
    assert.deepEqual(hub.last.of('hello'), [{ t: 'hello', ticket: 't2' }]);
  });

  it('waits longer each time the hub cannot be reached, and starts small after a welcome', async () => {
    const { hub, clock, events } = start();
    hub.unreachable = true;
    clock.luck = 1;
    await clock.pass(500 + 1000 + 2000 + 10);
    assert.equal(hub.sockets.length, 4);
    hub.unreachable = false;
    await clock.pass(4000);
    assert.equal(events.at(-1)?.kind, 'open');
    await hub.last.drop();
    const waiting = events.at(-1);
    assert.equal(waiting?.kind === 'waiting' && waiting.until - clock.now(), 500);
  });

  it('comes back within the window of the bye', async () => {
    const { hub, clock, events } = start();
    await settled();
    await hub.last.tell({ t: 'bye', code: 1001, retry_from_ms: 2000, retry_to_ms: 8000 });
    await hub.last.drop(1001);
    const waiting = events.at(-1);
    assert.equal(waiting?.kind === 'waiting' && waiting.until - clock.now(), 5000);
  });

  it('tries at once when the network is back', async () => {
    const { hub, clock, comeOnline } = start();
    await settled();
    clock.luck = 1;
    await hub.last.drop();
    comeOnline();
    await settled();
    assert.equal(hub.sockets.length, 2);
  });

  it('ends when the hub says not to come back, or gives no ticket', async () => {
    const banned = start();
    await settled();
    await banned.hub.last.drop(4403);
    assert.deepEqual(banned.events.at(-1), { kind: 'ended', why: { kind: 'closed', code: 4403 } });
    await banned.run;

    const stranger = start({ tickets: () => ({ ok: false, code: 'unauthorised', again: false }) });
    await stranger.run;
    assert.deepEqual(stranger.events.at(-1), { kind: 'ended', why: { kind: 'refused', code: 'unauthorised' } });
    assert.equal(stranger.hub.sockets.length, 0);
  });

  it('takes a hub that is silent for lost, and answers its beats', async () => {
    const { hub, clock, kinds } = start();
    await settled();
    await clock.pass(30_000);
    await hub.last.tell({ t: 'beat', room: 'r1', epoch: 'e1', seq: 1, now: 0 });
    assert.deepEqual(hub.last.of('pong'), [{ t: 'pong' }]);
    await clock.pass(34_000);
    assert.notEqual(kinds().at(-1), 'waiting');
    await clock.pass(2000);
    assert.equal(hub.sockets.length, 2);
    assert.equal(hub.sockets[0]?.closedWith, 1000);
  });

  it('gives up on a socket that never gets its welcome', async () => {
    const { hub, clock } = start();
    hub.greets = false;
    await clock.pass(9_900);
    assert.equal(hub.sockets.length, 1);
    await clock.pass(1000);
    assert.equal(hub.sockets.length, 2);
  });

  it('passes over what it cannot read', async () => {
    const { hub, events } = start();
    await settled();
    const before = events.length;
    hub.last.say({ t: 'news_of_a_later_version' } as never);
    await settled();
    assert.equal(events.length, before);
  });

  it('stops when asked and closes its socket', async () => {
    const { hub, stop, events, run } = start();
    await settled();
    stop.abort();
    await run;
    assert.deepEqual(events.at(-1), { kind: 'ended', why: { kind: 'stopped' } });
    assert.equal(hub.last.closedWith, 1000);
  });
});
