// One chat message. Keyed and never re-rendered for others' sake, so that focus and place survive a fast room.
import type { Message, ReportState } from '@protocol/messages';
import { zone } from '../../app/hub';
import { timeText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import type { Pending } from '../../room/pending';
import type { RoomStore } from '../../room/room_store';
import { DelayLine, Flag, isToldWhy, StatementLines } from './after';
import { AuthorName, nameOf } from './author';
import { LinkedText } from './linked_text';
import { memo } from './memo';
import { PendingNote } from './pending_note';
import { messageReceipt } from './receipt';
import { ReceiptLine } from './receipt_line';
import { chatTexts } from './texts';

export interface ChatMessageProps {
  readonly store: RoomStore;
  readonly message: Message;
  readonly mine: boolean;
  /** Goes on from the message above: same author, a moment later. */
  readonly joined: boolean;
  readonly tabStop: boolean;
  /** Absent: not to be reported by this person. */
  readonly flag: { readonly reported: ReportState | undefined } | undefined;
}

export const ChatMessage = memo(function ChatMessage({
  store,
  message,
  mine,
  joined,
  tabStop,
  flag,
}: ChatMessageProps) {
  const t = chatTexts();
  const { author } = message;
  const time = timeText(message.at, language.value, zone());
  const receipt = messageReceipt(message);
  const name = author.anonymous ? '' : author.name;
  return (
    <li class={joined ? 'message message--joined' : 'message'} data-id={message.id}>
      <article
        tabIndex={tabStop ? 0 : -1}
        aria-label={t.article(nameOf({ ...author, name }), t.badge(author.role), time, message.text)}
      >
        {!joined && (
          <p class="message__head">
            <AuthorName author={author} mine={mine} />
            <time class="message__time">{time}</time>
          </p>
        )}
        {message.text && (
          <p class="message__text">
            <LinkedText text={message.text} />
          </p>
        )}
        {receipt && <ReceiptLine receipt={receipt} />}
        {mine && message.state === 'delayed' && <DelayLine until={message.visible_at} />}
        {isToldWhy(message.statement) && (
          <StatementLines
            store={store}
            kind="message"
            item={message.id}
            statement={message.statement}
            original={message.original}
          />
        )}
      </article>
      {flag && (
        <Flag
          store={store}
          kind="message"
          item={message.id}
          text={message.text}
          reported={flag.reported}
          tabStop={tabStop}
        />
      )}
    </li>
  );
});

export function PendingMessage({ store, item }: { readonly store: RoomStore; readonly item: Pending }) {
  if (item.cmd.k !== 'post_message') return null;
  return (
    <li class="message message--pending">
      <p class="message__text">{item.cmd.text}</p>
      <PendingNote store={store} item={item} />
    </li>
  );
}
