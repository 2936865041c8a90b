import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Booth, Ticket } from '@protocol/messages';
import { staffable } from '../../src/screens/hall/booth_team';
import { draftOf, emptyDraft, offersOf } from '../../src/screens/hall/offers';
import { activeTickets, foundBooths } from '../../src/screens/hall/tickets';

function booth(id: number, change: Partial<Booth> = {}): Booth {
  return {
    id,
    name: `Stand exemple ${id}`,
    pitch: '',
    offers: [],
    recruiters: [],
    paused: false,
    waiting: 0,
    talking: 0,
    estimate_s: 0,
    ...change,
  };
}

const ticket = (id: number, state: Ticket['state'], position?: number): Ticket => ({
  id,
  booth: id,
  person: 'p1',
  name: 'Candidate exemple',
  state,
  at: 0,
  ...(position !== undefined && { position }),
});

describe('my tickets', () => {
  it('put a call before a conversation before the shortest wait, and leave out what is over', () => {
    const tickets = [
      ticket(1, 'waiting', 4),
      ticket(2, 'done'),
      ticket(3, 'talking'),
      ticket(4, 'missed'),
      ticket(5, 'waiting', 2),
      ticket(6, 'called'),
      ticket(7, 'left'),
    ];
    assert.deepEqual(
      activeTickets(tickets).map(({ id }) => id),
      [6, 3, 5, 1],
    );
  });
});

describe('booths', () => {
  const booths = [
    booth(10, { estimate_s: 60, offers: [{ title: 'Développeuse', contract: 'CDI', place: 'Amiens' }] }),
    booth(2, { estimate_s: 600, pitch: 'Cybersécurité' }),
    booth(3, { paused: true }),
  ];
  const ids = (search: string, order: 'name' | 'wait') => foundBooths(booths, search, order).map(({ id }) => id);
  it('are sorted by name as people count', () => assert.deepEqual(ids('', 'name'), [2, 3, 10]));
  it('are sorted by wait, paused ones last', () => assert.deepEqual(ids('', 'wait'), [10, 2, 3]));
  it('are found by what they offer and where', () => {
    assert.deepEqual(ids('developpeuse amiens', 'name'), [10]);
    assert.deepEqual(ids('cyber', 'name'), [2]);
  });
});

describe('a booth being written', () => {
  it('leaves out empty fields and offers without a title', () => {
    assert.deepEqual(offersOf([emptyDraft, { ...emptyDraft, title: ' Analyste ', place: ' ' }]), [
      { title: 'Analyste' },
    ]);
  });
  it('gives back the offers it was made from', () => {
    const offers = [{ title: 'Analyste', place: 'Arras', contract: 'CDD', url: 'https://example.org/o' }];
    assert.deepEqual(offersOf(offers.map(draftOf)), offers);
  });
  it('offers recruiters to its team once each', () => {
    const recruits = { role: 'recruiter', scope: 'booth', scope_id: 'h/1' } as const;
    const people = [
      { person: 'r1', name: 'Recruteuse exemple 1', grants: [recruits], last_seen: 0 },
      { person: 'r2', name: 'Recruteur exemple 2', grants: [recruits], last_seen: 0 },
      {
        person: 'm1',
        name: 'Modératrice exemple',
        grants: [{ ...recruits, role: 'moderator' as const }],
        last_seen: 0,
      },
    ];
    const here = booth(1, { recruiters: [{ person: 'r1', name: 'Recruteuse exemple 1' }] });
    assert.deepEqual(
      staffable(here, people).map(({ person }) => person),
      ['r1', 'r2'],
    );
  });
});
