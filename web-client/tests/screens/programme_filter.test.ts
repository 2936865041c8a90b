import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProgrammeItem } from '@protocol/messages';
import {
  choicesOf,
  dayCounts,
  dayShown,
  filterQuery,
  folded,
  grouped,
  listed,
  matching,
  momentOf,
  readFilter,
  wholeWeek,
} from '../../src/screens/programme/filter';

const zone = 'Europe/Paris';
const minute = 60_000;

function session(id: string, starts: string, change: Partial<ProgrammeItem> = {}): ProgrammeItem {
  const starts_at = Date.parse(starts);
  return {
    id,
    title: `Séance exemple ${id}`,
    abstract: '',
    kind: 'talk',
    theme: 'Formation',
    partner: 'Partenaire exemple 1',
    town: 'Lille',
    place: '',
    language: 'fr',
    starts_at,
    ends_at: starts_at + 60 * minute,
    speakers: [],
    status: 'confirmed',
    young_audience: false,
    ...change,
  };
}

const items = [
  session('a', '2027-03-20T08:00:00Z', { title: 'Numérique et Écologie', kind: 'visit' }),
  session('b', '2027-03-20T08:00:00Z', { town: 'Amiens', speakers: ['Intervenante Œuvre'] }),
  session('c', '2027-03-20T23:30:00Z', { theme: 'Recrutement', town: 'Amiens' }),
  session('d', '2027-03-22T09:00:00Z', { partner: 'Partenaire exemple 10' }),
  session('e', '2027-03-22T09:00:00Z', { partner: 'Partenaire exemple 2' }),
];
const entries = listed(items, zone);
const found = (address: string) =>
  matching(entries, readFilter(new URLSearchParams(address))).map(({ item }) => item.id);

describe('finding in the programme', () => {
  it('folds accents, case and ligatures', () => assert.equal(folded('L’ŒUVRE Numérique'), "l'oeuvre numerique"));
  it('finds all words anywhere, in any order', () => {
    assert.deepEqual(found('q=ecologie+numerique'), ['a']);
    assert.deepEqual(found('q=oeuvre'), ['b']);
    assert.deepEqual(found('q=ecologie+amiens'), []);
  });
  it('combines the choices', () => {
    assert.deepEqual(found('town=Amiens'), ['b', 'c']);
    assert.deepEqual(found('town=Amiens&theme=Recrutement'), ['c']);
  });
  it('keeps the filter in the address and reads it back', () => {
    const address = '?day=2027-03-22&q=a+b&theme=Formation&kind=talk&town=Lille';
    assert.equal(filterQuery(readFilter(new URLSearchParams(address))), address);
  });
  it('offers for a field what the other choices leave, kinds in their own order, names by number', () => {
    const filter = readFilter(new URLSearchParams('town=Lille'));
    assert.deepEqual(
      choicesOf(entries, filter, 'kind').map(({ value, count }) => `${value} ${count}`),
      ['visit 1', 'talk 2'],
    );
    assert.deepEqual(
      choicesOf(entries, filter, 'partner').map(({ value }) => value),
      ['Partenaire exemple 1', 'Partenaire exemple 2', 'Partenaire exemple 10'],
    );
    assert.deepEqual(
      choicesOf(entries, filter, 'town').map(({ value }) => value),
      ['Amiens', 'Lille'],
    );
  });
});

describe('days of the programme', () => {
  const days = dayCounts(entries, entries);
  const shown = (address: string, today: string) => dayShown(readFilter(new URLSearchParams(address)), days, today);
  it('are those of the event’s zone, each with its matches', () => {
    assert.deepEqual(dayCounts(entries, matching(entries, readFilter(new URLSearchParams('town=Amiens')))), [
      { day: '2027-03-20', count: 1 },
      { day: '2027-03-21', count: 1 },
      { day: '2027-03-22', count: 0 },
    ]);
  });
  it('begin with today, else the next day to come, else the first', () => {
    assert.equal(shown('', '2027-03-21'), '2027-03-21');
    assert.equal(shown('', '2026-11-24'), '2027-03-20');
    assert.equal(shown('', '2028-01-01'), '2027-03-20');
  });
  it('show the whole week to a search, and the day that was asked for', () => {
    assert.equal(shown('q=x', '2027-03-21'), wholeWeek);
    assert.equal(shown('q=x&day=2027-03-22', '2027-03-21'), '2027-03-22');
    assert.equal(shown('day=2027-04-01', '2027-03-21'), '2027-03-21');
  });
  it('group by the time sessions begin', () => {
    assert.deepEqual(
      grouped(entries).map(({ day, times }) => [day, times.map(({ items: list }) => list.map(({ id }) => id))]),
      [
        ['2027-03-20', [['a', 'b']]],
        ['2027-03-21', [['c']]],
        ['2027-03-22', [['d', 'e']]],
      ],
    );
  });
});

describe('the moment of a session', () => {
  const item = session('x', '2027-03-20T08:00:00Z');
  const at = (minutes: number, status: ProgrammeItem['status'] = 'confirmed') =>
    momentOf({ ...item, status }, item.starts_at + minutes * minute);
  it('is relative only under an hour', () => {
    assert.deepEqual(at(-60), { kind: 'later' });
    assert.deepEqual(at(-59), { kind: 'soon', inMin: 59 });
  });
  it('knows now and over', () => {
    assert.deepEqual(at(0), { kind: 'now', endsInMin: 60 });
    assert.deepEqual(at(60), { kind: 'over' });
  });
  it('says cancelled before all else', () => assert.deepEqual(at(0, 'cancelled'), { kind: 'cancelled' }));
});
