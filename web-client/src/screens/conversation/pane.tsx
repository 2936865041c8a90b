// A private conversation of two: who, how long, what was said. On its own page and in the recruiter's desk.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Conversation } from '@protocol/messages';
import { act } from '../../app/act';
import { announceEssential } from '../../app/announcer';
import { hub } from '../../app/hub';
import { clockText } from '../../i18n/dates';
import type { RoomStore } from '../../room/room_store';
import type { RoomState } from '../../room/state';
import { useTimeLeft } from '../../widgets/countdown';
import { Dialog } from '../../widgets/dialog';
import { Icon } from '../../widgets/icons';
import { Chat } from '../room/chat';
import { conversationTexts } from './texts';

/** Of the two, the one who is not `me`. */
export function otherOf(conversation: Conversation, me: string | undefined): Conversation['candidate'] {
  return conversation.recruiter.person === me ? conversation.candidate : conversation.recruiter;
}

export interface PaneProps {
  readonly store: RoomStore;
  readonly state: RoomState;
  /** What follows an ended conversation: the next candidate, or the way back. */
  readonly after?: ComponentChildren;
}

export function ConversationPane({ store, state, after }: PaneProps) {
  const t = conversationTexts();
  const { conversation } = state.shared;
  const me = hub.me.value?.person;
  const tellWriting = useTellWriting(store);
  if (!conversation) return null;
  const over = conversation.state === 'ended';
  return (
    <section class="conversation" aria-label={t.with(otherOf(conversation, me).name)}>
      <Head store={store} conversation={conversation} me={me} />
      <Chat
        store={store}
        state={state}
        placeholder={t.placeholder}
        over={over ? t.over : undefined}
        onWriting={tellWriting}
      />
      {!over && <Writing store={store} />}
      {over && after && <div class="conversation__after">{after}</div>}
    </section>
  );
}

interface HeadProps {
  readonly store: RoomStore;
  readonly conversation: Conversation;
  readonly me: string | undefined;
}

function Head({ store, conversation, me }: HeadProps) {
  const t = conversationTexts();
  const recruits = conversation.recruiter.person === me;
  return (
    <header class="conversation__head">
      <div class="conversation__who">
        <h2>{otherOf(conversation, me).name}</h2>
        <p class="field__hint">
          {t.booth(conversation.booth)} · {t.private}
        </p>
      </div>
      {conversation.state === 'open' ? (
        <OpenTools store={store} conversation={conversation} recruits={recruits} />
      ) : (
        <span class="pill">
          <Icon name="check" />
          {t.overTitle}
        </span>
      )}
    </header>
  );
}

const lastMinuteMs = 60_000;

function OpenTools({ store, conversation, recruits }: Omit<HeadProps, 'me'> & { readonly recruits: boolean }) {
  const t = conversationTexts();
  const [asking, setAsking] = useState(false);
  const left = useTimeLeft(conversation.ends_at, () => hub.now());
  const short = left <= lastMinuteMs;
  useEffect(() => {
    if (short && left > 0) announceEssential(conversationTexts().minuteLeft);
  }, [short]);
  return (
    <div class="conversation__tools">
      <span
        class={short ? 'conversation__clock conversation__clock--short numbers' : 'conversation__clock numbers'}
        role="timer"
      >
        <Icon name="clock" />
        {left > 0 ? t.left(clockText(left)) : t.ending}
      </span>
      {conversation.extended && <span class="pill">{t.extended}</span>}
      {recruits && !conversation.extended && (
        <button
          type="button"
          class="button button--small"
          onClick={() => void act(store, { k: 'extend_conversation' })}
        >
          {t.extend}
        </button>
      )}
      <button type="button" class="button button--small button--danger" onClick={() => setAsking(true)}>
        {t.end}
      </button>
      {asking && <EndDialog store={store} onClose={() => setAsking(false)} />}
    </div>
  );
}

function EndDialog({ store, onClose }: { readonly store: RoomStore; readonly onClose: () => void }) {
  const t = conversationTexts();
  const end = () => {
    onClose();
    void act(store, { k: 'end_conversation' });
  };
  return (
    <Dialog
      title={t.endAsk}
      onClose={onClose}
      actions={
        <>
          <button type="button" class="button" onClick={onClose}>
            {t.keep}
          </button>
          <button type="button" class="button button--danger" onClick={end}>
            {t.end}
          </button>
        </>
      }
    >
      <p>{t.endWhy}</p>
    </Dialog>
  );
}

/** "I am writing" goes out at most this often, and is believed for a little longer. */
const writingEveryMs = 3000;
const writingShownMs = 4500;

function useTellWriting(store: RoomStore): () => void {
  const toldAt = useRef(0);
  return () => {
    const now = hub.clock.now();
    if (now - toldAt.current < writingEveryMs) return;
    toldAt.current = now;
    store.typing();
  };
}

function Writing({ store }: { readonly store: RoomStore }) {
  const t = conversationTexts();
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.onMoment((moment) => {
      if (moment.kind !== 'typing') return;
      setNames(moment.names.filter((name) => name !== hub.me.peek()?.name));
      clearTimeout(timer);
      timer = setTimeout(() => setNames([]), writingShownMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
  const [name] = names;
  return (
    <p class="conversation__writing" aria-hidden="true">
      {name === undefined ? '' : t.typing(name)}
    </p>
  );
}
