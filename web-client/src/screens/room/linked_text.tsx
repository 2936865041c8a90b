// Addresses in a text become links; everything else stays text.
import type { ComponentChild } from 'preact';

const address = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g;

export function LinkedText({ text }: { readonly text: string }) {
  const parts: ComponentChild[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    const at = found.index;
    parts.push(text.slice(from, at));
    parts.push(
      <a key={at} href={found[0]} target="_blank" rel="noopener noreferrer nofollow ugc">
        {found[0]}
      </a>,
    );
    from = at + found[0].length;
  }
  parts.push(text.slice(from));
  return <>{parts}</>;
}
