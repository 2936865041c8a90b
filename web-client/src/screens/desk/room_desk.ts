// The desk of one room: commands go through its store, claims come with its state.
import { act } from '../../app/act';
import { hub } from '../../app/hub';
import type { RoomStore } from '../../room/room_store';
import { claimOn } from '../../room/selectors';
import type { RoomState } from '../../room/state';
import { type Desk, useDeskOf } from './desk_model';
import { keyOf, keyOfCommand } from './items';

export interface RoomDesk extends Desk {
  readonly store: RoomStore;
}

export function useRoomDesk(store: RoomStore, state: RoomState): RoomDesk {
  const desk = useDeskOf({
    viewer: { senior: state.role === 'organiser' || state.role === 'partner_admin', wholeRoom: true },
    me: hub.me.value?.person,
    send: (cmd, _item, quiet) => (quiet ? store.send(cmd) : act(store, cmd)),
    roomOf: () => store.room,
    isBusy: (item) =>
      store.pending.value.some(({ cmd, state: way }) => way.kind !== 'failed' && keyOfCommand(cmd) === keyOf(item)),
    claimOf: (item) => claimOn(state, item.kind, item.id, hub.now()),
  });
  return { ...desk, store };
}
