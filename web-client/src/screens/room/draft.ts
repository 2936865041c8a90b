// Unfinished texts outlive a change of tab and a reload, in this tab of the browser only.
import { useState } from 'preact/hooks';

const prefix = 'beffroi.draft.';

function kept(key: string): string {
  try {
    return sessionStorage.getItem(prefix + key) ?? '';
  } catch {
    return '';
  }
}

export function useDraft(key: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => kept(key));
  return [
    text,
    (next) => {
      setText(next);
      try {
        if (next) sessionStorage.setItem(prefix + key, next);
        else sessionStorage.removeItem(prefix + key);
      } catch {
        // Without storage the draft lives as long as the field.
      }
    },
  ];
}
