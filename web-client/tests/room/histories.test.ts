// Histories of rooms that the hub's own core made: whoever follows frame by frame must end with what a newcomer with the
// same rights is given at the end, and see the same on every screen.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { decodeServerMessage } from '@protocol/decode';
import type { Audience, Role, ServerMessage } from '@protocol/messages';
import { applyMine, applyUp, fromSnapshot } from '../../src/room/apply';
import {
  answeredQuestions,
  chatMessages,
  heldQuestions,
  myQuestions,
  openQuestions,
  pollItems,
} from '../../src/room/selectors';
import { applySignal } from '../../src/room/signals';
import type { RoomState } from '../../src/room/state';

interface Follower {
  readonly room: string;
  readonly person: string;
  readonly role: Role;
  readonly audience: Audience;
  readonly snapshot: unknown;
  readonly frames: readonly unknown[];
  readonly final: unknown;
}

const folder = join(process.env['BEFFROI_FIXTURES'] ?? '', 'room');
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

function read(value: unknown): ServerMessage {
  const decoded = decodeServerMessage(value);
  assert.ok(decoded.ok, JSON.stringify(value));
  return decoded.value;
}

function entered(follower: Follower, value: unknown): RoomState {
  const snap = read(value);
  assert.equal(snap.t, 'snap');
  return fromSnapshot(snap as Extract<ServerMessage, { t: 'snap' }>, follower);
}

function after(state: RoomState, value: unknown): RoomState {
  const message = read(value);
  if (message.t === 'mine') return applyMine(state, message);
  if (message.t === 'sig') return applySignal(state, message.s);
  assert.equal(message.t, 'up');
  const applied = applyUp(state, message as Extract<ServerMessage, { t: 'up' }>);
  assert.equal(applied.kind, 'applied', JSON.stringify(value));
  return applied.kind === 'applied' ? applied.state : state;
}

/** Figures lie in a layer or in a signal over it: screens() compares them as they are shown. */
const figures = new Set(['votes', 'count', 'counts', 'voters']);
const isFigure = (key: string, value: unknown): boolean =>
  figures.has(key) && (typeof value === 'number' || key === 'counts');

function withoutFigures(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (isFigure(key, inner) ? undefined : inner)),
  ) as unknown;
}

const shownQuestions = (items: ReturnType<typeof openQuestions>): unknown =>
  items.map(({ question, votes, voted, mine }) => [question.id, question.state, votes, voted, mine]);

function screens(state: RoomState): unknown {
  return {
    open: shownQuestions(openQuestions(state, [], 'fair')),
    answered: shownQuestions(answeredQuestions(state, [])),
    held: shownQuestions(heldQuestions(state, [])),
    mine: shownQuestions(myQuestions(state, [])),
    room: chatMessages(state, 'room'),
    backstage: chatMessages(state, 'backstage'),
    polls: pollItems(state, []).map(({ poll, choices, counts, voters }) => [poll.id, choices, counts, voters]),
  };
}

describe('histories of rooms', () => {
  it('there are samples of them', () => assert.ok(names.length > 20, String(names.length)));
  for (const name of names) {
    const { viewers } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { viewers: readonly Follower[] };
    for (const follower of viewers.filter(({ final }) => final !== null)) {
      it(`${name.replace('.json', '')}: ${follower.person} as ${follower.role} in ${follower.room}`, () => {
        const followed = follower.frames.reduce(after, entered(follower, follower.snapshot));
        const fresh = entered(follower, follower.final);
        assert.equal(followed.position, fresh.position);
        assert.deepEqual(screens(followed), screens(fresh));
        assert.deepEqual(withoutFigures(followed.shared), withoutFigures(fresh.shared));
        assert.deepEqual(withoutFigures(followed.mine), withoutFigures(fresh.mine));
      });
    }
  }
});
