// Parts of a text that a rule found, as pieces to draw. Pure; places are counted in code points.
import type { Span } from '@protocol/messages';

export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** Spans may overlap, touch, or reach past the end; no span at all marks nothing. */
export function piecesOf(text: string, spans: readonly Span[]): readonly Piece[] {
  const letters = Array.from(text);
  const marked = letters.map(() => false);
  for (const { from, to } of spans) marked.fill(true, Math.max(0, from), Math.max(0, to));
  const pieces: { text: string; found: boolean }[] = [];
  letters.forEach((letter, at) => {
    const found = marked[at] ?? false;
    const last = pieces.at(-1);
    if (last?.found === found) last.text += letter;
    else pieces.push({ text: letter, found });
  });
  return pieces;
}
