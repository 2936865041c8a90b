// The recruiter's desk in the hall: the queue at the left, conversations in the middle, the candidate at the right.
import { useEffect, useState } from 'preact/hooks';
import { limits } from '@protocol/limits';
import type { Booth, Conversation, Queue, Ticket } from '@protocol/messages';
import { act } from '../../app/act';
import { useRoom } from '../../app/entrance';
import { hub } from '../../app/hub';
import { clockText } from '../../i18n/dates';
import { useTimeLeft } from '../../widgets/countdown';
import { Field, Switch } from '../../widgets/field';
import { Icon } from '../../widgets/icons';
import { useMedia } from '../../widgets/media';
import { useNow } from '../../widgets/now';
import { Empty, Skeleton } from '../../widgets/states';
import { Tabs } from '../../widgets/tabs';
import { ConversationPane } from '../conversation/pane';
import { LinkedText } from '../room/linked_text';
import { BoothForm } from './booth_form';
import type { HallProps } from './booths';
import { recruiterTexts } from './texts';

const minuteMs = 60_000;

export function RecruiterDesk({ store, state }: HallProps) {
  const t = recruiterTexts();
  const wide = useMedia('(min-width: 900px)');
  const [part, setPart] = useState<'queue' | 'talks'>('queue');
  const [boothId, setBooth] = useState<number>();
  const queue = state.mine.queues.find(({ booth }) => booth === boothId) ?? state.mine.queues[0];
  const booth = state.shared.booths.find(({ id }) => id === queue?.booth);
  const [focusRoom, setFocusRoom] = useState<string>();
  if (!queue || !booth) return <Skeleton />;
  const talks = openTalks(state.mine.conversations, focusRoom);
  const open = talks.filter(({ state: life }) => life === 'open').length;
  const queuePane = (
    <QueuePane store={store} state={state} queue={queue} booth={booth} talks={open} onBooth={setBooth} />
  );
  const talksPane = <Talks talks={talks} chosen={focusRoom} onChoose={setFocusRoom} queue={queue} />;
  if (wide) {
    return (
      <div class="recruiter">
        {queuePane}
        {talksPane}
      </div>
    );
  }
  return (
    <Tabs
      label={booth.name}
      value={part}
      onChange={setPart}
      items={[
        { value: 'queue', label: t.queue, count: waitingIn(queue).length },
        { value: 'talks', label: t.conversations, count: open, attention: true },
      ]}
    >
      {part === 'queue' ? queuePane : talksPane}
    </Tabs>
  );
}

const waitingIn = (queue: Queue): readonly Ticket[] => queue.tickets.filter(({ state }) => state === 'waiting');

/** Open conversations, and the one on screen even when it has just ended. */
function openTalks(conversations: readonly Conversation[], shown: string | undefined): readonly Conversation[] {
  const me = hub.me.value?.person;
  return conversations.filter(
    ({ room, state, recruiter }) => recruiter.person === me && (state === 'open' || room === shown),
  );
}

interface QueuePaneProps extends HallProps {
  readonly queue: Queue;
  readonly booth: Booth;
  readonly talks: number;
  readonly onBooth: (booth: number) => void;
}

function QueuePane({ store, state, queue, booth, talks, onBooth }: QueuePaneProps) {
  const t = recruiterTexts();
  const [editing, setEditing] = useState(false);
  const waiting = waitingIn(queue);
  const busy = store.pending.value.some(({ cmd, state: life }) => cmd.k === 'call_next' && life.kind !== 'failed');
  const full = talks >= limits.conversations_per_recruiter;
  return (
    <section class="recruiter__queue" aria-label={t.queue}>
      <div class="recruiter__bar">
        {state.mine.queues.length > 1 ? (
          <BoothChoice state={state} booth={booth} onBooth={onBooth} />
        ) : (
          <h2>{booth.name}</h2>
        )}
        <button
          type="button"
          class="button button--quiet button--icon"
          aria-label={t.edit}
          title={t.edit}
          onClick={() => setEditing(true)}
        >
          <Icon name="edit" />
        </button>
      </div>
      <div class="recruiter__call">
        <button
          type="button"
          class="button button--primary button--wide"
          disabled={waiting.length === 0 || busy || full}
          onClick={() => void act(store, { k: 'call_next', booth: booth.id })}
        >
          <Icon name="bell" />
          {t.callNext}
        </button>
        {full && <p class="field__hint">{t.full(limits.conversations_per_recruiter)}</p>}
        <span title={t.pauseWhy}>
          <Switch
            label={t.pause}
            checked={booth.paused}
            onChange={(paused) => void act(store, { k: 'pause_booth', booth: booth.id, paused })}
          />
        </span>
      </div>
      {queue.tickets.length === 0 && (
        <Empty icon="people" title={t.empty}>
          <p>{t.emptyHint}</p>
        </Empty>
      )}
      <ol class="recruiter__tickets">
        {queue.tickets.map((ticket) => (
          <QueueTicket key={ticket.id} ticket={ticket} first={ticket.id === waiting[0]?.id} />
        ))}
      </ol>
      {editing && <BoothForm store={store} booth={booth} onClose={() => setEditing(false)} />}
    </section>
  );
}

function BoothChoice({ state, booth, onBooth }: Pick<QueuePaneProps, 'state' | 'booth' | 'onBooth'>) {
  const t = recruiterTexts();
  return (
    <Field label={t.booth}>
      {(attributes) => (
        <select
          class="input"
          {...attributes}
          value={String(booth.id)}
          onChange={(event) => onBooth(Number(event.currentTarget.value))}
        >
          {state.mine.queues.map((queue) => (
            <option key={queue.booth} value={String(queue.booth)}>
              {state.shared.booths.find(({ id }) => id === queue.booth)?.name ?? String(queue.booth)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const pills: Readonly<Partial<Record<Ticket['state'], string>>> = {
  waiting: 'pill',
  called: 'pill pill--gold',
  talking: 'pill pill--green',
};

/** The first one shows what they wrote: it is read before the call, not after. */
function QueueTicket({ ticket, first }: { readonly ticket: Ticket; readonly first: boolean }) {
  const t = recruiterTexts();
  const now = useNow(() => hub.now(), minuteMs / 2);
  const minutes = Math.max(0, Math.floor((now - ticket.at) / minuteMs));
  return (
    <li class={first ? 'queue-ticket queue-ticket--first' : 'queue-ticket'} data-state={ticket.state}>
      <div class="queue-ticket__head">
        <h3>{ticket.name}</h3>
        <span class={pills[ticket.state] ?? 'pill'}>
          {ticket.state === 'called' && <RingLeft until={ticket.until} />}
          {ticket.state === 'talking' && t.state_talking}
          {ticket.state === 'waiting' && t.since(minutes)}
        </span>
      </div>
      {ticket.note ? (
        <p class="queue-ticket__note">
          <LinkedText text={ticket.note} />
        </p>
      ) : (
        first && <p class="field__hint">{t.noNote}</p>
      )}
    </li>
  );
}

function RingLeft({ until }: { readonly until: number | undefined }) {
  const left = useTimeLeft(until, () => hub.now());
  return <span class="numbers">{recruiterTexts().rings(clockText(left))}</span>;
}

interface TalksProps {
  readonly talks: readonly Conversation[];
  readonly chosen: string | undefined;
  readonly onChoose: (room: string) => void;
  readonly queue: Queue;
}

/** An open conversation comes before one that has ended. */
function shownTalk(talks: readonly Conversation[], chosen: string | undefined): Conversation | undefined {
  const open = talks.filter(({ state }) => state === 'open');
  return open.find(({ room }) => room === chosen) ?? open[0] ?? talks.find(({ room }) => room === chosen);
}

function Talks({ talks, chosen, onChoose, queue }: TalksProps) {
  const t = recruiterTexts();
  const shown = shownTalk(talks, chosen);
  const room = shown?.room;
  // What is on screen stays there when it ends, until one turns to another.
  useEffect(() => {
    if (room !== undefined && room !== chosen) onChoose(room);
  }, [room, chosen]);
  if (!shown) {
    return (
      <section class="recruiter__talks" aria-label={t.conversations}>
        <Empty icon="chat" title={t.noConversation}>
          <p>{t.noConversationHint}</p>
        </Empty>
      </section>
    );
  }
  const ticket = queue.tickets.find(({ id }) => id === shown.ticket);
  return (
    <section class="recruiter__talks" aria-label={t.conversations}>
      {talks.length > 1 && (
        <div class="recruiter__switch" role="group" aria-label={t.conversations}>
          {talks.map((talk) => (
            <button
              key={talk.room}
              type="button"
              class="segmented__option"
              aria-pressed={talk.room === shown.room}
              onClick={() => onChoose(talk.room)}
            >
              {talk.candidate.name}
            </button>
          ))}
        </div>
      )}
      {ticket?.note && (
        <p class="recruiter__note">
          <strong>{t.said} :</strong> <LinkedText text={ticket.note} />
        </p>
      )}
      {/* All stay followed, so that a message in another conversation is there when one turns to it. */}
      {talks.map((talk) => (
        <Talk key={talk.room} room={talk.room} shown={talk.room === shown.room} />
      ))}
    </section>
  );
}

interface TalkProps {
  readonly room: string;
  readonly shown: boolean;
}

function Talk({ room, shown }: TalkProps) {
  const store = useRoom(room);
  const state = store?.state.value;
  if (!shown) return null;
  return store && state ? <ConversationPane store={store} state={state} /> : <Skeleton />;
}
