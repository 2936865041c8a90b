// The channel of the team, in the desk and on the speaker's phone.
import type { RoomStore } from '../../room/room_store';
import type { RoomState } from '../../room/state';
import { Chat } from '../room/chat';
import { toolsTexts } from './tools_texts';

export function Backstage({ store, state }: { readonly store: RoomStore; readonly state: RoomState }) {
  const t = toolsTexts();
  return (
    <div class="backstage">
      <p class="field__hint backstage__hint">{t.backstageHint}</p>
      <Chat store={store} state={state} channel="backstage" placeholder={t.backstagePlaceholder} />
    </div>
  );
}
