import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Invitation, ProgrammeItem } from '@protocol/messages';
import { lifeOf } from '../../src/screens/organiser/invitation_life';
import { runsheet } from '../../src/screens/organiser/runsheet';
import { suggestedSource } from '../../src/screens/organiser/source_name';

describe('the name of an import’s source', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['programme.csv', 'programme'],
    ['programme-2027-03-01.csv', 'programme'],
    ['programme (2).csv', 'programme'],
    ['2027.ics', 'programme'],
    ['salon-wetech.xml', 'salon-wetech'],
  ];
  for (const [file, name] of cases) it(`of ${file} is ${name}`, () => assert.equal(suggestedSource(file), name));
});

describe('an invitation', () => {
  const invitation: Invitation = {
    id: 'i',
    grant: { role: 'moderator', scope: 'hub', scope_id: '' },
    label: '',
    created_at: 0,
    expires_at: 100,
  };
  it('is pending until it expires', () => {
    assert.equal(lifeOf(invitation, 99), 'pending');
    assert.equal(lifeOf(invitation, 100), 'expired');
  });
  it('stays used after its end', () => assert.equal(lifeOf({ ...invitation, used_at: 5 }, 200), 'used'));
  it('stays revoked', () => assert.equal(lifeOf({ ...invitation, revoked_at: 5 }, 50), 'revoked'));
});

describe('the runsheet', () => {
  const hour = 3_600_000;
  const at = (id: string, starts: number, status: ProgrammeItem['status'] = 'confirmed') =>
    ({ id, starts_at: starts * hour, ends_at: (starts + 1) * hour, status }) as ProgrammeItem;
  it('has what is on, what comes and what has just ended, newest first', () => {
    const items = [
      at('old', 0),
      at('before', 2),
      at('ended', 3),
      at('on', 4),
      at('off', 4, 'cancelled'),
      at('soon', 5),
    ];
    const parts = runsheet(items, 4.5 * hour);
    const ids = (list: readonly ProgrammeItem[]) => list.map(({ id }) => id);
    assert.deepEqual([ids(parts.now), ids(parts.next), ids(parts.past)], [['on'], ['soon'], ['ended', 'before']]);
  });
});
