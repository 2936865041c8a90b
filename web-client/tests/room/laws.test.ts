// Laws of the fold over random histories: how frames are cut, repeated or overlapped changes nothing, and a snapshot
// taken anywhere plus the rest equals the whole. A failure names its seed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change, Update } from '@protocol/messages';
import { applyUp } from '../../src/room/apply';
import type { RoomState } from '../../src/room/state';
import { message, poll, question, roomState } from '../sample_room';

const seeds = 200;

/** Small and repeatable (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function randomChange(next: () => number, seq: number): Change {
  const id = 1 + Math.floor(next() * seq);
  const kind = Math.floor(next() * 7);
  if (kind === 0)
    return { k: 'question', question: question(id, { votes: seq, state: next() < 0.5 ? 'visible' : 'now' }) };
  if (kind === 1) return { k: 'question_removed', question: id };
  if (kind === 2) return { k: 'message', message: message(id, { text: `texte ${seq}` }) };
  if (kind === 3) return { k: 'message_removed', message: id };
  if (kind === 4) return { k: 'poll', poll: poll(id, { title: `titre ${seq}` }) };
  if (kind === 5) return { k: 'title', title: `salle ${seq}` };
  return { k: 'timer', timer: { ends_at: seq } };
}

/** Some entries are for others' eyes: they leave no update and still count. */
function history(next: () => number, length: number): readonly Update[] {
  return Array.from({ length }, (_, index) => index + 1)
    .filter(() => next() < 0.8)
    .map((seq) => ({ seq, at: seq, change: randomChange(next, seq) }));
}

const start = roomState({ position: 0 });

function frame(state: RoomState, updates: readonly Update[], after: number, upto: number): RoomState {
  const u = updates.filter(({ seq }) => seq > after && seq <= upto);
  const applied = applyUp(state, { t: 'up', room: 'r1', after, upto, u });
  assert.notEqual(applied.kind, 'gap');
  return applied.kind === 'applied' ? applied.state : state;
}

describe('laws of the fold', () => {
  it('frames may be cut, repeated and overlapped in any way', () => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const next = random(seed);
      const length = 5 + Math.floor(next() * 60);
      const updates = history(next, length);
      const whole = frame(start, updates, 0, length);
      let state = start;
      while (state.position < length) {
        const after = Math.floor(next() * (state.position + 1));
        const upto = after + Math.floor(next() * 12);
        state = frame(state, updates, after, Math.min(length, upto));
      }
      assert.deepEqual(state, whole, `seed ${seed}`);
    }
  });

  it('a snapshot and the rest are the whole', () => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const next = random(seed);
      const length = 5 + Math.floor(next() * 60);
      const updates = history(next, length);
      const cut = Math.floor(next() * length);
      const snapshot = JSON.parse(JSON.stringify(frame(start, updates, 0, cut))) as RoomState;
      assert.deepEqual(frame(snapshot, updates, cut, length), frame(start, updates, 0, length), `seed ${seed}`);
    }
  });
});
