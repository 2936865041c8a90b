// The light view for a phone in the lecture hall: no stage, the question of now on top.
import { useEffect } from 'preact/hooks';
import { ConnectionBanner } from '../../app/connection_banner';
import { Entrance } from '../../app/entrance';
import { Header } from '../../app/header';
import type { RoomState } from '../../room/state';
import type { RoomStore } from '../../room/room_store';
import { Panel } from '../room/panel';
import { Reactions } from '../room/reactions';
import { OtherViews, Viewers } from '../room/room_tools';

export default function Light({ room }: { readonly room: string }) {
  return <Entrance room={room}>{(store, state) => <LightRoom store={store} state={state} />}</Entrance>;
}

function LightRoom({ store, state }: { readonly store: RoomStore; readonly state: RoomState }) {
  const { title } = state.shared;
  useEffect(() => {
    document.title = `${title} · Beffroi`;
  }, [title]);
  return (
    <div class="room room--light">
      <Header title={title}>
        <Viewers state={state} />
        <OtherViews store={store} state={state} mode="light" />
      </Header>
      <ConnectionBanner />
      <main id="content" class="room__main" tabIndex={-1}>
        <Panel store={store} state={state} nowAlways />
        <Reactions store={store} state={state} />
      </main>
    </div>
  );
}
