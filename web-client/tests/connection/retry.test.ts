import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { afterClose } from '../../src/connection/close';
import { longestDelayMs, retryDelay } from '../../src/connection/retry';

describe('retry policy', () => {
  it('doubles its window up to the longest delay', () => {
    const longest = [1, 2, 3, 4, 20].map((attempt) => retryDelay(attempt, 1));
    assert.deepEqual(longest, [500, 1000, 2000, 4000, longestDelayMs]);
  });
  it('spreads over the whole window but never to zero', () => {
    assert.equal(retryDelay(3, 0), 200);
    assert.equal(retryDelay(3, 0.5), 1100);
  });
  it('obeys the window of a bye', () => {
    assert.equal(retryDelay(9, 0, { fromMs: 100, toMs: 5000 }), 100);
    assert.equal(retryDelay(9, 1, { fromMs: 100, toMs: 5000 }), 5000);
    assert.equal(retryDelay(9, 0.5, { fromMs: -5, toMs: -10 }), 0);
  });
});

describe('close codes', () => {
  it('come back after an accident, with a new ticket when asked, never when told to stop', () => {
    assert.equal(afterClose(1006), 'resume');
    assert.equal(afterClose(1000), 'resume');
    assert.equal(afterClose(4001), 'resume');
    assert.equal(afterClose(4101), 'new_ticket');
    assert.equal(afterClose(4150), 'new_ticket');
    assert.equal(afterClose(4403), 'no');
    assert.equal(afterClose(4499), 'no');
    assert.equal(afterClose(4050), 'resume');
  });
});
