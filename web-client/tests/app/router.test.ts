import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { routeOf } from '../../src/routes';

describe('addresses', () => {
  const cases: readonly (readonly [string, object])[] = [
    ['/', { name: 'programme' }],
    ['/s/mc%2012', { name: 'session', session: 'mc 12' }],
    ['/r/a', { name: 'room', room: 'a', mode: 'room' }],
    ['/r/a/', { name: 'room', room: 'a', mode: 'room' }],
    ['/r/a/hall', { name: 'room', room: 'a', mode: 'room' }],
    ['/r/a/desk', { name: 'room', room: 'a', mode: 'desk' }],
    ['/r/a/kitchen', { name: 'not_found' }],
    ['/r', { name: 'not_found' }],
    ['/c/c-1', { name: 'conversation', room: 'c-1' }],
    ['/j', { name: 'join', code: '' }],
    ['/j/ABC123', { name: 'join', code: 'ABC123' }],
    ['/i', { name: 'invitation' }],
    ['/organiser', { name: 'organiser', section: '' }],
    ['/organiser/import', { name: 'organiser', section: 'import' }],
    ['/privacy', { name: 'privacy' }],
    ['/privacy/x', { name: 'not_found' }],
    ['/%E0%A4%A', { name: 'not_found' }],
  ];
  for (const [address, route] of cases) {
    it(`${address} is ${JSON.stringify(route)}`, () => assert.deepEqual(routeOf(address), route));
  }
});
