import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { spanOf, toneOf } from '../../src/screens/speaker/time_left';
import { upcoming } from '../../src/screens/speaker/upcoming';
import { question, roomState, roomView } from '../sample_room';

const minute = 60_000;
const session = { starts_at: 0, ends_at: 45 * minute };

describe('the time a speaker sees', () => {
  it('is the timer’s when one runs', () => {
    assert.deepEqual(spanOf({ ends_at: 10 * minute }, session, 0), { endsAt: 10 * minute, wholeMs: 45 * minute });
  });
  it('is the session’s while it is on', () => {
    assert.deepEqual(spanOf({}, session, 5 * minute), { endsAt: 45 * minute, wholeMs: 45 * minute });
  });
  it('is none before the session, and none long after', () => {
    assert.equal(spanOf({}, session, -1), undefined);
    assert.equal(spanOf({}, session, 106 * minute), undefined);
    assert.equal(spanOf({}, undefined, 0), undefined);
  });
  it('presses at five minutes and at one', () => {
    assert.deepEqual(
      [6, 5, 1].map((minutes) => toneOf(minutes * minute)),
      ['calm', 'soon', 'last'],
    );
  });
});

describe('the question that comes next', () => {
  const of = (questions: Parameters<typeof question>[], order: 'top' | 'fair') => {
    const shared = roomView({ questions: questions.map((arguments_) => question(...arguments_)) });
    const settings = { ...shared.settings, question_order: order };
    return upcoming(roomState({ shared: { ...shared, settings } }), [])?.question.id;
  };
  it('is the one placed next', () =>
    assert.equal(
      of(
        [
          [1, { votes: 9 }],
          [2, { state: 'next' }],
        ],
        'top',
      ),
      2,
    ));
  it('else the first of the shortlist', () =>
    assert.equal(
      of(
        [
          [1, { votes: 9 }],
          [2, { state: 'shortlisted' }],
        ],
        'top',
      ),
      2,
    ));
  it('else the first of the queue in the room’s order', () => {
    assert.equal(
      of(
        [
          [1, { votes: 9, turn: 1 }],
          [2, { votes: 3 }],
        ],
        'top',
      ),
      1,
    );
    assert.equal(
      of(
        [
          [1, { votes: 9, turn: 1 }],
          [2, { votes: 3 }],
        ],
        'fair',
      ),
      2,
    );
  });
  it('is none when nothing waits', () => assert.equal(of([[1, { state: 'now' }]], 'fair'), undefined));
});
