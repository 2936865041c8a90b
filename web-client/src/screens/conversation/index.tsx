// The page of a conversation, for the candidate above all; the recruiter may come here from the hall too.
import { useEffect } from 'preact/hooks';
import { ConnectionBanner } from '../../app/connection_banner';
import { Entrance } from '../../app/entrance';
import { Header } from '../../app/header';
import { hub } from '../../app/hub';
import type { RoomStore } from '../../room/room_store';
import type { RoomState } from '../../room/state';
import { paths } from '../../router';
import { Icon } from '../../widgets/icons';
import { keepHall } from '../hall/kept_halls';
import { ConversationPane, otherOf } from './pane';
import { conversationTexts } from './texts';

export default function ConversationScreen({ room }: { readonly room: string }) {
  return <Entrance room={room}>{(store, state) => <ConversationPage store={store} state={state} />}</Entrance>;
}

function ConversationPage({ store, state }: { readonly store: RoomStore; readonly state: RoomState }) {
  const t = conversationTexts();
  const { conversation } = state.shared;
  const name = conversation ? otherOf(conversation, hub.me.value?.person).name : '';
  const hall = conversation?.hall;
  useEffect(() => {
    document.title = `${t.with(name)} · Beffroi`;
  }, [t, name]);
  // The candidate's other queues go on while they talk.
  useEffect(() => {
    if (hall) keepHall(hall);
  }, [hall]);
  return (
    <div class="room">
      <Header title={t.title}>
        {hall && (
          <a class="button button--quiet button--small" href={paths.room(hall)} aria-label={t.back}>
            <Icon name="back" />
            <span class="conversation-page__back">{t.back}</span>
          </a>
        )}
      </Header>
      <ConnectionBanner />
      <main id="content" class="conversation-page" tabIndex={-1}>
        <ConversationPane
          store={store}
          state={state}
          after={
            <>
              <p>{t.thanks}</p>
              {hall && (
                <a class="button button--primary" href={paths.room(hall)}>
                  {t.back}
                </a>
              )}
            </>
          }
        />
      </main>
    </div>
  );
}
