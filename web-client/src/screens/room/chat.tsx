// The chat: a list with one tab stop that never speaks by itself, a reading mode that freezes it, and the field.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Channel, Message, ReportState } from '@protocol/messages';
import { limits } from '@protocol/limits';
import { act } from '../../app/act';
import { hub, profile } from '../../app/hub';
import { isModerator } from '../../app/roles';
import type { RoomStore } from '../../room/room_store';
import { chatMessages, chatRule, pendingMessages } from '../../room/selectors';
import type { RoomState } from '../../room/state';
import { Icon } from '../../widgets/icons';
import { Empty } from '../../widgets/states';
import { reportedState, StandingNote } from './after';
import { ChatMessage, PendingMessage } from './chat_message';
import { Composer } from './composer';
import { noticeTexts } from './notice_texts';
import { guestRule, noticesOf } from './notices';
import { chatTexts } from './texts';

export interface ChatProps {
  readonly store: RoomStore;
  readonly state: RoomState;
  readonly channel?: Channel;
  /** Words of the field, where the chat is another thing (backstage, a conversation). */
  readonly placeholder?: string;
  /** Nothing can be written any more, and why. */
  readonly over?: string | undefined;
  readonly onWriting?: () => void;
}

export function Chat({ store, state, channel = 'room', placeholder, over, onWriting }: ChatProps) {
  const t = chatTexts();
  const { anonymous_allowed } = state.shared.settings;
  const personal = channel === 'backstage' || state.shared.kind === 'conversation';
  const guest = profile()?.guest ?? false;
  const ruled = channel === 'backstage' ? ({ kind: 'open' } as const) : chatRule(state, hub.now());
  const allowed = personal ? ruled : guestRule(state, ruled, guest);
  return (
    <div class="panel">
      <ChatList store={store} state={state} channel={channel} />
      {state.mine.standing && !personal && <StandingNote store={store} />}
      <Composer
        draftKey={`chat.${channel}.${store.room}`}
        label={t.label}
        placeholder={placeholder ?? t.placeholder}
        send={t.send}
        limit={limits.message_length}
        rule={over === undefined && allowed.kind !== 'guest' ? allowed : { kind: 'closed' }}
        closedText={over ?? (allowed.kind === 'guest' ? noticeTexts().guests : t.closed)}
        notices={personal ? [] : noticesOf(state, 'chat', guest)}
        staffOnlyText={t.staffOnly}
        pause={store.pauses.value.post_message}
        anonymous={anonymous_allowed && !personal ? { label: t.anonymous } : undefined}
        onSend={(text, anonymous) =>
          void act(store, { k: 'post_message', channel, text, ...(anonymous && { anonymous }) })
        }
        {...(onWriting && { onWriting })}
      />
    </div>
  );
}

/** Drawn while following; reading back adds as much again each time. */
const windowSize = 120;
/** This close to the end counts as following. */
const nearEndPx = 48;

interface ListProps {
  readonly store: RoomStore;
  readonly state: RoomState;
  readonly channel: Channel;
}

type Reading =
  | { readonly kind: 'following' }
  /** Frozen: nothing newer than `last` is drawn, nothing older than `first` goes away. */
  | { readonly kind: 'frozen'; readonly first: number; readonly last: number };

function ChatList({ store, state, channel }: ListProps) {
  const t = chatTexts();
  const me = hub.me.value?.person;
  const messages = visibleTo(chatMessages(state, channel), state, channel, me);
  const waits = pendingMessages(state, store.pending.value, channel, me);
  const list = useRef<HTMLOListElement>(null);
  const [reading, setReading] = useState<Reading>({ kind: 'following' });
  const shown = windowOf(messages, reading);
  const newer = reading.kind === 'frozen' ? messages.filter(({ id }) => id > reading.last).length : 0;
  const follow = () => setReading({ kind: 'following' });
  const newestOwn = waits.at(-1)?.id;
  // Who writes wants to see it arrive.
  useEffect(() => {
    if (newestOwn !== undefined) follow();
  }, [newestOwn]);
  useKeptPlace(list, reading, shown[0]?.id, messages.at(-1)?.id, waits.length);

  const freeze = (): Extract<Reading, { kind: 'frozen' }> =>
    reading.kind === 'frozen' ? reading : { kind: 'frozen', first: shown[0]?.id ?? 0, last: messages.at(-1)?.id ?? 0 };
  const onScroll = () => {
    const element = list.current;
    if (!element) return;
    const fromEnd = element.scrollHeight - element.scrollTop - element.clientHeight;
    if (fromEnd > nearEndPx) setReading(freeze());
    else if (reading.kind === 'frozen' && newer === 0) follow();
  };
  const older = () => {
    const at = messages.findIndex(({ id }) => id === shown[0]?.id);
    if (at <= 0) store.loadOlder();
    setReading({ ...freeze(), first: at > 0 ? (messages[Math.max(0, at - windowSize)]?.id ?? 0) : 0 });
  };
  const hasOlder = state.olderMessages || shown[0]?.id !== messages[0]?.id;
  return (
    <div class="chat">
      {messages.length + waits.length === 0 && (
        <Empty icon="chat" title={t.empty}>
          <p>{t.emptyHint}</p>
        </Empty>
      )}
      <ol
        class="chat__list"
        ref={list}
        aria-label={t.list}
        onScroll={onScroll}
        onKeyDown={(event) => onListKey(event, follow)}
      >
        {hasOlder && (
          <li class="chat__older">
            <button type="button" class="button button--quiet button--small" onClick={older}>
              <Icon name="up" />
              {t.older}
            </button>
          </li>
        )}
        {shown.map((message, index) => (
          <ChatMessage
            key={message.id}
            store={store}
            message={message}
            mine={message.author.person !== undefined && message.author.person === me}
            joined={continues(shown[index - 1], message)}
            tabStop={index === shown.length - 1}
            flag={flagOf(state, message, me)}
          />
        ))}
        {reading.kind === 'following' &&
          waits.map((item) => <PendingMessage key={item.id} store={store} item={item} />)}
      </ol>
      {reading.kind === 'frozen' && (
        <button type="button" class="fresh fresh--end" onClick={follow}>
          <Icon name="down" />
          {newer > 0 ? t.newOnes(newer) : t.newest}
        </button>
      )}
    </div>
  );
}

const notReported = { reported: undefined };
const reported: Readonly<Record<ReportState, { readonly reported: ReportState }>> = {
  open: { reported: 'open' },
  dismissed: { reported: 'dismissed' },
  acted: { reported: 'acted' },
};

/** The same object for the same answer: a message is drawn again only when it changes. */
function flagOf(state: RoomState, message: Message, me: string | undefined) {
  if (message.state !== 'visible' || message.channel !== 'room') return undefined;
  if (isModerator(state.role) || state.role === 'projector') return undefined;
  if (me !== undefined && message.author.person === me) return undefined;
  const known = reportedState(state, 'message', message.id);
  return known === undefined ? notReported : reported[known];
}

// Staff get held and removed messages too; those belong to the desk, not into the room as the public sees it.
function visibleTo(
  messages: readonly Message[],
  state: RoomState,
  channel: Channel,
  me: string | undefined,
): readonly Message[] {
  if (state.audience !== 'staff' || channel === 'backstage') return messages;
  return messages.filter(({ state: life, author }) => life === 'visible' || (me !== undefined && author.person === me));
}

function windowOf(messages: readonly Message[], reading: Reading): readonly Message[] {
  if (reading.kind === 'following') return messages.slice(-windowSize);
  return messages.filter(({ id }) => id >= reading.first && id <= reading.last);
}

const joinedWithinMs = 120_000;

function continues(before: Message | undefined, message: Message): boolean {
  if (!before || before.state !== 'visible' || message.at - before.at > joinedWithinMs) return false;
  const { person, name, anonymous } = message.author;
  // Two anonymous messages in a row may be of two people.
  return !anonymous && person !== undefined && before.author.person === person && before.author.name === name;
}

/** Following: stay at the end. Frozen: what is read stays where it is when older messages come in front. */
function useKeptPlace(
  list: { readonly current: HTMLOListElement | null },
  reading: Reading,
  first: number | undefined,
  last: number | undefined,
  waiting: number,
): void {
  const before = useRef<{ readonly first: number | undefined; readonly height: number }>({ first, height: 0 });
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    if (reading.kind === 'following') element.scrollTop = element.scrollHeight;
    else if (first !== before.current.first) element.scrollTop += element.scrollHeight - before.current.height;
    before.current = { first, height: element.scrollHeight };
  }, [list, reading, first, last, waiting]);
}

function onListKey(event: KeyboardEvent, follow: () => void): void {
  const articles = [...((event.currentTarget as HTMLElement | null)?.querySelectorAll<HTMLElement>('article') ?? [])];
  const at = articles.findIndex((article) => article === document.activeElement);
  if (at < 0) return;
  const target = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: articles.length - 1 }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  articles[Math.max(0, Math.min(target, articles.length - 1))]?.focus();
  if (event.key === 'End') follow();
}
