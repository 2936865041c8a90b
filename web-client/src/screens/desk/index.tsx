// The moderation desk of a room: what waits, the room as the public sees it, and the tools.
import { useEffect, useState } from 'preact/hooks';
import { ConnectionBanner } from '../../app/connection_banner';
import { Entrance } from '../../app/entrance';
import { Header } from '../../app/header';
import { Page } from '../../app/page';
import { isModerator } from '../../app/roles';
import { numberText } from '../../i18n/plural';
import { language } from '../../i18n/language';
import type { RoomStore } from '../../room/room_store';
import type { RoomState } from '../../room/state';
import { paths } from '../../router';
import { Icon, type IconName } from '../../widgets/icons';
import { useMedia } from '../../widgets/media';
import { Empty } from '../../widgets/states';
import { Tabs } from '../../widgets/tabs';
import { roomTexts } from '../room/texts';
import { hub } from '../../app/hub';
import { DeskDialog } from './dialogs';
import { type RoomDesk, useRoomDesk } from './room_desk';
import { KeysDialog } from './keys_dialog';
import { RoomColumn } from './room_view';
import { ShieldBanner, ShieldButton } from './shield';
import { deskTexts } from './texts';
import { Tools } from './tools';
import { Waiting } from './waiting';
import { waitingItems } from './waiting_items';

export default function DeskScreen({ room }: { readonly room: string }) {
  return (
    <Entrance room={room}>
      {(store, state) =>
        isModerator(state.role) ? <DeskOf store={store} state={state} /> : <NotForYou room={room} role={state.role} />
      }
    </Entrance>
  );
}

function NotForYou({ room, role }: { readonly room: string; readonly role: RoomState['role'] }) {
  const t = deskTexts();
  return (
    <Page name={t.title}>
      <Empty icon="shield" title={t.noRole}>
        <p>{t.noRoleHint}</p>
        <a class="button" href={paths.room(room, role === 'speaker' ? 'speaker' : 'room')}>
          {role === 'speaker' ? t.speakerView : t.toRoom}
        </a>
      </Empty>
    </Page>
  );
}

function DeskOf({ store, state }: { readonly store: RoomStore; readonly state: RoomState }) {
  const t = deskTexts();
  const desk = useRoomDesk(store, state);
  const [help, setHelp] = useState(false);
  const wide = useMedia('(min-width: 1100px)');
  const waiting = waitingItems(state, hub.me.value?.person).length;
  const { title } = state.shared;
  // The tab's title carries what waits, for whoever works in another one.
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${t.title} · ${title}`;
  }, [waiting, title, t]);
  const openHelp = () => setHelp(true);
  return (
    <div class="desk">
      <Header title={title}>
        <DeskLinks store={store} state={state} onHelp={openHelp} />
      </Header>
      <ConnectionBanner />
      <ShieldBanner store={store} state={state} />
      <main id="content" class="desk__main" tabIndex={-1}>
        {wide ? (
          <Columns desk={desk} state={state} waiting={waiting} onHelp={openHelp} />
        ) : (
          <Narrow desk={desk} state={state} waiting={waiting} onHelp={openHelp} />
        )}
      </main>
      {desk.asking && <DeskDialog desk={desk} asking={desk.asking} state={state} />}
      {help && <KeysDialog onClose={() => setHelp(false)} />}
    </div>
  );
}

interface LayoutProps {
  readonly desk: RoomDesk;
  readonly state: RoomState;
  readonly waiting: number;
  readonly onHelp: () => void;
}

function Columns({ desk, state, waiting, onHelp }: LayoutProps) {
  const t = deskTexts();
  return (
    <>
      <section class="desk__column" aria-label={t.waiting}>
        <h2 class="desk__title">
          {t.waiting}
          {waiting > 0 && <span class="tab__count tab__count--attention numbers">{waiting}</span>}
        </h2>
        <Waiting desk={desk} state={state} onHelp={onHelp} />
      </section>
      <section class="desk__column" aria-label={t.room}>
        <RoomColumn desk={desk} state={state} onHelp={onHelp} />
      </section>
      <section class="desk__column desk__column--tools" aria-label={t.tools}>
        <Tools store={desk.store} state={state} />
      </section>
    </>
  );
}

type Part = 'waiting' | 'room' | 'tools';

function Narrow({ desk, state, waiting, onHelp }: LayoutProps) {
  const t = deskTexts();
  const [part, setPart] = useState<Part>('waiting');
  return (
    <div class="desk__column">
      <Tabs
        label={t.title}
        value={part}
        onChange={setPart}
        items={[
          { value: 'waiting', label: t.waiting, count: waiting, countLabel: t.waitingCount(waiting), attention: true },
          { value: 'room', label: t.room },
          { value: 'tools', label: t.tools },
        ]}
      >
        {part === 'waiting' && <Waiting desk={desk} state={state} onHelp={onHelp} />}
        {part === 'room' && <RoomColumn desk={desk} state={state} onHelp={onHelp} />}
        {part === 'tools' && <Tools store={desk.store} state={state} />}
      </Tabs>
    </div>
  );
}

interface DeskLinksProps {
  readonly store: RoomStore;
  readonly state: RoomState;
  readonly onHelp: () => void;
}

function DeskLinks({ store, state, onHelp }: DeskLinksProps) {
  const t = deskTexts();
  const { viewers } = state.signals;
  const links: readonly (readonly [IconName, string, string])[] = [
    ['menu', t.allRooms, paths.moderation()],
    ['people', t.toRoom, paths.room(store.room)],
    ['phone', t.speakerView, paths.room(store.room, 'speaker')],
    ['screen', t.projector, paths.room(store.room, 'projector')],
  ];
  return (
    <>
      {viewers && (
        <span class="pill desk__viewers numbers" title={roomTexts().viewers(viewers.count)}>
          <Icon name="eye" />
          {numberText(language.value, viewers.count)}
          <span class="visually-hidden">{roomTexts().viewers(viewers.count)}</span>
        </span>
      )}
      <ShieldButton store={store} state={state} />
      <nav class="desk__links">
        {links.map(([icon, name, href]) => (
          <a key={href} class="button button--quiet button--icon" href={href} aria-label={name} title={name}>
            <Icon name={icon} />
          </a>
        ))}
      </nav>
      <button type="button" class="button button--small desk__help" onClick={onHelp}>
        {t.keys}
        <kbd class="key key--shown" aria-hidden="true">
          ?
        </kbd>
      </button>
    </>
  );
}
