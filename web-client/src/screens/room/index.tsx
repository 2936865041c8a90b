// A room as the public sees it: the stage, and beside or below it questions, chat and polls.
import { useEffect } from 'preact/hooks';
import { ConnectionBanner } from '../../app/connection_banner';
import { Entrance } from '../../app/entrance';
import { Header } from '../../app/header';
import { lazy } from '../../app/lazy';
import type { RoomStore } from '../../room/room_store';
import type { RoomState } from '../../room/state';
import { About } from './about';
import { Panel } from './panel';
import { Reactions } from './reactions';
import { OtherViews, Viewers } from './room_tools';
import { LivePill, Stage } from './stage';
import { roomTexts } from './texts';

const Hall = lazy(() => import('../hall/index'));

export default function Room({ room }: { readonly room: string }) {
  return (
    <Entrance room={room}>
      {(store, state) =>
        state.shared.kind === 'hall' ? (
          <Hall store={store} state={state} />
        ) : (
          <SessionRoom store={store} state={state} />
        )
      }
    </Entrance>
  );
}

export interface SessionRoomProps {
  readonly store: RoomStore;
  readonly state: RoomState;
}

export function SessionRoom({ store, state }: SessionRoomProps) {
  const t = roomTexts();
  const { title, stage } = state.shared;
  useEffect(() => {
    document.title = `${title} · Beffroi`;
  }, [title]);
  return (
    <div class="room">
      <Header title={title}>
        {stage.state === 'live' && <LivePill />}
        <Viewers state={state} />
        <OtherViews store={store} state={state} mode="room" />
      </Header>
      <ConnectionBanner />
      <main id="content" class="room__main" tabIndex={-1}>
        <section class="room__stage" aria-label={t.stage}>
          <Stage store={store} state={state} />
          <Reactions store={store} state={state} />
          <About room={store.room} />
        </section>
        <Panel store={store} state={state} />
      </main>
    </div>
  );
}
