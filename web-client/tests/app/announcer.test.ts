import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AnnounceChoice, digestEveryMs, hear, perMinute, silent, speak } from '../../src/app/announcer_governor';

const digest = ({ messages, questions, from }: { messages: number; questions: number; from: string }) =>
  `${messages} messages, ${questions} questions, ${from}`;

/** Lets `perSecond` messages come in for a minute, looking twice a second. */
function minute(perSecond: number, choice: AnnounceChoice = 'all') {
  let state = silent;
  const said: string[] = [];
  let heard = 0;
  for (let tick = 0; tick < 120; tick += 1) {
    for (let count = 0; count < perSecond / 2; count += 1) {
      heard += 1;
      state = hear(state, { kind: 'message', text: `m${heard}`, from: `n${heard}` }, choice, tick * 500);
    }
    const spoken = speak(state, choice, tick * 500, digest);
    state = spoken.state;
    said.push(...spoken.say);
  }
  return { said, heard };
}

describe('announcer', () => {
  it('reads a slow chat in full', () => {
    let state = silent;
    const said: string[] = [];
    for (let index = 0; index < 10; index += 1) {
      state = hear(state, { kind: 'message', text: `m${index}`, from: '' }, 'all', index * 6000);
      const spoken = speak(state, 'all', index * 6000, digest);
      state = spoken.state;
      said.push(...spoken.say);
    }
    assert.equal(said.length, 10);
  });

  for (const rate of [2, 10, 50, 200]) {
    it(`says at most ${perMinute} things a minute at ${rate} messages a second`, () => {
      const { said, heard } = minute(rate);
      assert.ok(said.length <= perMinute, String(said.length));
      const told = said.reduce((sum, text) => sum + Number(/^(\d+) messages/.exec(text)?.[1] ?? 1), 0);
      assert.ok(told >= heard * 0.8, `${told} of ${heard}`);
    });
  }

  it('always says what concerns this person, and at once', () => {
    let state = silent;
    for (let index = 0; index < 500; index += 1) {
      state = hear(state, { kind: 'message', text: 'x', from: '' }, 'all', 0);
    }
    state = speak(state, 'all', 0, digest).state;
    state = hear(state, { kind: 'essential', text: 'On répond à votre question', from: '' }, 'all', 90);
    assert.deepEqual(speak(state, 'all', 100, digest).say, ['On répond à votre question']);
  });

  it('obeys the choice of the person', () => {
    assert.deepEqual(minute(2, 'off').said, []);
    assert.deepEqual(minute(2, 'essential').said, []);
    const { said } = minute(2, 'digest');
    assert.ok(said.length > 0 && said.length <= 60_000 / digestEveryMs && said.every((text) => /messages/.test(text)));
  });
});
