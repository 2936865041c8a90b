import type { Desk } from './desk_model';
import { type DeskItem, textOf } from './items';
import { dialogTexts } from './texts';

export function Quoted({ item }: { readonly item: DeskItem }) {
  const text = textOf(item);
  return text === '' ? null : <blockquote class="quoted">{text}</blockquote>;
}

export function Cancel({ desk }: { readonly desk: Desk }) {
  return (
    <button type="button" class="button" onClick={desk.giveUp}>
      {dialogTexts().cancel}
    </button>
  );
}
