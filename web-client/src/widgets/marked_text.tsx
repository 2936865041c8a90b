import type { Span } from '@protocol/messages';
import { piecesOf } from './marked';

/** A text with what was found in it. */
export function MarkedText({ text, spans }: { readonly text: string; readonly spans: readonly Span[] | undefined }) {
  if (!spans || spans.length === 0) return <>{text}</>;
  return (
    <>
      {piecesOf(text, spans).map((piece, at) =>
        piece.found ? (
          <mark key={at} class="found">
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}
