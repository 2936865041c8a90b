// Text needs 4.5:1 and interface parts 3:1, in all four looks, by the figures of tokens.css itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const css = readFileSync(join(process.env['BEFFROI_CLIENT'] ?? '', 'src/theme/tokens.css'), 'utf8');

function colours(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  assert.ok(start >= 0, selector);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const light = colours(':root');
const dark = new Map([...light, ...colours(":root[data-theme='dark']")]);
const more = new Map([...light, ...colours(":root[data-contrast='more']")]);
const looks = {
  light,
  dark,
  'light, more contrast': more,
  'dark, more contrast': new Map([
    ...dark,
    ...colours(":root[data-contrast='more']"),
    ...colours(":root[data-theme='dark'][data-contrast='more']"),
  ]),
};

const grounds = ['paper', 'surface', 'sunken'];
const texts: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) =>
    ['ink', 'ink-muted', 'slate', 'brick', 'green', 'gold', 'mist'].map((text) => [text, ground] as const),
  ),
  ['on-slate', 'slate'],
  ['on-slate', 'slate-strong'],
  ['on-brick', 'brick'],
  ['slate', 'slate-soft'],
  ['slate-strong', 'slate-soft'],
  ['brick', 'brick-soft'],
  ['ink', 'brick-soft'],
  ['gold', 'gold-soft'],
  ['ink', 'gold-soft'],
  ['green', 'green-soft'],
  ['mist', 'mist-soft'],
  ['ink', 'mist-soft'],
  ['on-stage', 'stage'],
  ['on-stage-muted', 'stage'],
];
const parts: readonly (readonly [string, string])[] = grounds.flatMap((ground) =>
  ['control-line', 'focus', 'slate'].map((part) => [part, ground] as const),
);

for (const [name, look] of Object.entries(looks)) {
  describe(`colours, ${name}`, () => {
    const colour = (key: string): string => {
      const value = look.get(key);
      assert.ok(value, key);
      return value;
    };
    it('text can be read', () => {
      for (const [text, ground] of texts) {
        const found = contrast(colour(text), colour(ground));
        assert.ok(found >= 4.5, `${text} on ${ground}: ${found.toFixed(2)}`);
      }
    });
    it('parts can be seen', () => {
      for (const [part, ground] of parts) {
        const found = contrast(colour(part), colour(ground));
        assert.ok(found >= 3, `${part} on ${ground}: ${found.toFixed(2)}`);
      }
    });
  });
}
