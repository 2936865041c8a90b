// The way into a room: who is this browser, the door for strangers, following the room, and what can go wrong.
// Renders its children once the room's state is here; they stay on screen through reconnects.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ErrorCode } from '@protocol/messages';
import { api } from '../api/api';
import { language } from '../i18n/language';
import { sentenceOf } from '../i18n/sentence';
import type { RoomState } from '../room/state';
import type { RoomStore } from '../room/room_store';
import { paths } from '../router';
import { Failure, Skeleton } from '../widgets/states';
import { becomeKnown, hub, identity, loadIdentity } from './hub';
import { Door } from './door';
import { Page } from './page';
import { failureSentence } from './sentences';
import { appTexts } from './texts';

export interface EntranceProps {
  readonly room: string;
  readonly children: (store: RoomStore, state: RoomState) => ComponentChildren;
}

export function Entrance({ room, children }: EntranceProps) {
  const who = identity.value;
  switch (who.kind) {
    case 'unknown':
      return <Waiting />;
    case 'stranger':
      return <Door room={room} />;
    case 'failed':
      return (
        <Page name="">
          <Failure page sentence={failureSentence(who.failure)} onRetry={() => void loadIdentity()} />
        </Page>
      );
    case 'known':
      return (
        <Followed key={`${room} ${who.profile.person}`} room={room}>
          {children}
        </Followed>
      );
    default: {
      const never: never = who;
      return never;
    }
  }
}

function Waiting() {
  return (
    <Page name="">
      <Skeleton />
    </Page>
  );
}

/** Follows a room as long as the component is shown. */
export function useRoom(room: string): RoomStore | undefined {
  const [store, setStore] = useState<RoomStore>();
  useEffect(() => {
    const followed = hub.follow(room);
    setStore(followed.store);
    return () => followed.release();
  }, [room]);
  return store;
}

function Followed({ room, children }: EntranceProps) {
  const store = useRoom(room);
  // Asked once: a second refusal is an answer.
  const [askedIn, setAskedIn] = useState(false);
  const status = store?.status.value;
  const stranger = status?.kind === 'refused' && status.code === 'forbidden' && !askedIn;
  // Somebody who is known to the hub but not yet in this room joins it by its link.
  useEffect(() => {
    if (!stranger) return;
    void api.join({ room }).then((answer) => {
      setAskedIn(true);
      if (answer.ok) becomeKnown(answer.value.profile);
    });
  }, [stranger, room]);
  if (!store || !status || stranger) return <Waiting />;
  if (status.kind === 'refused' || status.kind === 'gone') return <Shut store={store} code={status.code} />;
  if (hasLostSession()) return <Door room={room} />;
  const state = store.state.value;
  return state ? <>{children(store, state)}</> : <Waiting />;
}

function hasLostSession(): boolean {
  const phase = hub.phase.value;
  if (phase.kind !== 'ended') return false;
  return phase.why.kind === 'refused'
    ? phase.why.code === 'unauthorised'
    : phase.why.kind === 'closed' && phase.why.code === 4401;
}

function Shut({ store, code }: { readonly store: RoomStore; readonly code: ErrorCode }) {
  return (
    <Page name="">
      <Failure page sentence={sentenceOf({ code, message: '' }, language.value)} onRetry={() => store.join()}>
        <a href={paths.programme}>{appTexts().home}</a>
      </Failure>
    </Page>
  );
}
