// Both languages run the same fixtures: what the hub may say is read, what breaks the schema is refused.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { decodeServerMessage } from '@protocol/decode';

interface Valid {
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
}
interface Invalid {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

const folder = join(process.env['BEFFROI_FIXTURES'] ?? '', 'messages');
const read = <T>(name: string): readonly T[] =>
  existsSync(join(folder, name)) ? (JSON.parse(readFileSync(join(folder, name), 'utf8')) as T[]) : [];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe('messages of the hub', () => {
  const valid = read<Valid>('valid.json').filter(({ type }) => type === 'ServerMessage');
  it('there are samples of them', () => assert.ok(valid.length > 10, String(valid.length)));
  for (const { name, value } of valid) {
    it(`reads ${name}`, () => assert.deepEqual(decodeServerMessage(value), { ok: true, value }));
  }
  for (const { name, text } of read<Invalid>('invalid.json').filter(({ type }) => type === 'ServerMessage')) {
    it(`refuses ${name}`, () => assert.equal(decodeServerMessage(parsed(text)).ok, false));
  }
});
