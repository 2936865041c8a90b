import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clockText, dayKey, momentText, spanText, timeText } from '../../src/i18n/dates';
import { plural } from '../../src/i18n/plural';
import { sentenceOf } from '../../src/i18n/sentence';
import { unbroken } from '../../src/i18n/unbroken';
import { errors } from '@protocol/errors';
import { errorCodeValues } from '@protocol/messages';

const zone = 'Europe/Paris';
const afternoon = Date.UTC(2026, 2, 20, 13, 5);

describe('sentences of refusals', () => {
  it('take their details from the hub’s English sentence', () => {
    const message = 'The text is too long: at most 300 characters.';
    assert.equal(sentenceOf({ code: 'too_long', message }, 'fr'), 'Le texte est trop long : 300 caractères au plus.');
    assert.equal(sentenceOf({ code: 'too_long', message }, 'en'), message);
  });
  it('count the seconds themselves', () => {
    assert.equal(
      sentenceOf({ code: 'slow_mode', message: '', seconds: 11.2 }, 'fr'),
      'Le mode lent est actif. Vous pourrez écrire dans 12 s.',
    );
  });
  it('never show a hole, in no language, for no code', () => {
    for (const code of errorCodeValues) {
      for (const language of ['fr', 'en'] as const) {
        const sentence = sentenceOf({ code, message: '' }, language);
        assert.doesNotMatch(sentence, /[{}]/, `${code} ${language}`);
        assert.match(sentence, /\S\.$/, `${code} ${language}: ${sentence}`);
        assert.ok(sentence.length > 12, `${code} ${language}: ${sentence}`);
      }
    }
    assert.ok(errors.bad_message.en.includes('{detail}'));
  });
});

describe('numbers in words', () => {
  it('follow each language’s idea of one', () => {
    const forms = { one: '{n} vote', other: '{n} votes' };
    assert.deepEqual(
      [0, 1, 2].map((count) => plural('fr', count, forms)),
      ['0 vote', '1 vote', '2 votes'],
    );
    assert.deepEqual(
      [0, 1, 2].map((count) => plural('en', count, forms)),
      ['0 votes', '1 vote', '2 votes'],
    );
  });
});

describe('dates', () => {
  it('stand in the event’s zone with the weekday', () => {
    assert.equal(momentText(afternoon, 'fr', zone), 'vendredi 20 mars à 14\u00a0h\u00a005');
    assert.equal(momentText(afternoon, 'en', zone).replace(',', ''), 'Friday 20 March at 14:05');
    assert.equal(timeText(Date.UTC(2026, 2, 20, 13), 'fr', zone), '14\u00a0h');
  });
  it('name the second day only when it is another', () => {
    assert.equal(
      spanText(afternoon, afternoon + 3_600_000, 'fr', zone),
      'vendredi 20 mars, 14\u00a0h\u00a005 – 15\u00a0h\u00a005',
    );
    assert.match(spanText(afternoon, afternoon + 86_400_000, 'fr', zone), /samedi 21 mars/);
  });
  it('group by the day of the zone, not of the device', () => {
    assert.equal(dayKey(Date.UTC(2026, 2, 20, 23, 30), zone), '2026-03-21');
  });
  it('count down in minutes and seconds', () => {
    assert.deepEqual([0, 1, 60_040, 61_000, 3_723_000].map(clockText), ['0:00', '0:01', '1:00', '1:01', '1:02:03']);
  });
});

describe('French punctuation', () => {
  it('does not stand alone on a line', () => {
    assert.equal(unbroken('Pourquoi ? « Oui »'), 'Pourquoi\u00a0? «\u00a0Oui\u00a0»');
  });
});
