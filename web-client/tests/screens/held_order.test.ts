import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { heldOrder } from '../../src/screens/room/held_order';

describe('a list that is read', () => {
  it('takes the wanted order while nobody reads', () => {
    assert.deepEqual(heldOrder([1, 2], [3, 2, 1], false), { ids: [3, 2, 1], waiting: 0, reordered: false });
  });
  it('stays still and counts what waits', () => {
    assert.deepEqual(heldOrder([1, 2], [3, 2, 1, 4], true), { ids: [1, 2], waiting: 2, reordered: true });
  });
  it('lets go what left', () => {
    assert.deepEqual(heldOrder([1, 2, 3], [3, 1], true), { ids: [1, 3], waiting: 0, reordered: true });
  });
});
