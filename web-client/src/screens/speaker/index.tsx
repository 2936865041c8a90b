// The speaker's phone: the question being answered in huge type, the next one, two big buttons, the minutes left.
import { useEffect, useRef, useState } from 'preact/hooks';
import { act } from '../../app/act';
import { ConnectionBanner } from '../../app/connection_banner';
import { Entrance } from '../../app/entrance';
import { Header } from '../../app/header';
import { hub } from '../../app/hub';
import { Page } from '../../app/page';
import { isStaff } from '../../app/roles';
import { unbroken } from '../../i18n/unbroken';
import type { RoomStore } from '../../room/room_store';
import { heldQuestions, openQuestions, type QuestionItem, questionInState } from '../../room/selectors';
import type { RoomState } from '../../room/state';
import { paths } from '../../router';
import { Icon } from '../../widgets/icons';
import { Empty } from '../../widgets/states';
import { Tabs } from '../../widgets/tabs';
import { Backstage } from '../desk/backstage';
import { StageTool } from '../desk/stage_tool';
import { AuthorName } from '../room/author';
import { Viewers } from '../room/room_tools';
import { LivePill } from '../room/stage';
import { Queue } from './queue';
import { speakerTexts } from './texts';
import { TimeBar } from './time_bar';
import { upcoming } from './upcoming';

export default function SpeakerScreen({ room }: { readonly room: string }) {
  return (
    <Entrance room={room}>
      {(store, state) => (isStaff(state.role) ? <Speaker store={store} state={state} /> : <NotForYou room={room} />)}
    </Entrance>
  );
}

function NotForYou({ room }: { readonly room: string }) {
  const t = speakerTexts();
  return (
    <Page name={t.title}>
      <Empty icon="phone" title={t.noRole}>
        <p>{t.noRoleHint}</p>
        <a class="button" href={paths.room(room)}>
          {t.toRoom}
        </a>
      </Empty>
    </Page>
  );
}

export interface SpeakerProps {
  readonly store: RoomStore;
  readonly state: RoomState;
}

function Speaker({ store, state }: SpeakerProps) {
  const t = speakerTexts();
  const { title, stage } = state.shared;
  useEffect(() => {
    document.title = `${t.title} · ${title}`;
  }, [t, title]);
  return (
    <div class="speaker">
      <Header title={title}>
        {stage.state === 'live' && <LivePill />}
        <Viewers state={state} />
      </Header>
      <ConnectionBanner />
      <main id="content" class="speaker__main" tabIndex={-1}>
        <div class="speaker__front">
          <TimeBar room={store.room} state={state} />
          <Front store={store} state={state} />
        </div>
        <Side store={store} state={state} />
      </main>
    </div>
  );
}

function Front({ store, state }: SpeakerProps) {
  const t = speakerTexts();
  const now = questionInState(state, store.pending.value, 'now');
  const next = upcoming(state, store.pending.value);
  const held = heldQuestions(state, []).length;
  const busy = store.pending.value.some(({ cmd, state: life }) => cmd.k === 'move_question' && life.kind !== 'failed');
  return (
    <>
      <section class={now ? 'speaker-now speaker-now--on' : 'speaker-now'} aria-label={t.now} aria-live="polite">
        <p class="speaker-now__label">
          <Icon name="bell" />
          {now ? t.now : t.nothingNow}
        </p>
        {now && <p class="speaker-now__text">{unbroken(now.question.text)}</p>}
        {now && <Meta item={now} />}
      </section>
      <section class="speaker-next" aria-label={t.next}>
        <p class="speaker-next__label">{next && next.question.state !== 'next' ? t.firstInQueue : t.next}</p>
        <p class="speaker-next__text">{next ? unbroken(next.question.text) : t.nothingNext}</p>
        {held > 0 && <p class="speaker-next__held">{t.waiting(held)}</p>}
      </section>
      <div class="speaker-buttons">
        <button
          type="button"
          class="button speaker-button"
          disabled={!now || busy}
          {...(now && { 'aria-label': t.answeredWhat(now.question.text) })}
          onClick={() => now && void act(store, { k: 'move_question', question: now.question.id, to: 'answered' })}
        >
          <Icon name="check" />
          {t.answered}
        </button>
        <button
          type="button"
          class="button button--primary speaker-button"
          disabled={!next || busy}
          {...(next && { 'aria-label': t.takeNextWhat(next.question.text) })}
          onClick={() => next && void act(store, { k: 'move_question', question: next.question.id, to: 'now' })}
        >
          {t.takeNext}
          <Icon name="forward" />
        </button>
      </div>
    </>
  );
}

function Meta({ item }: { readonly item: QuestionItem }) {
  return (
    <p class="speaker-now__meta numbers">
      <AuthorName author={item.question.author} />
      <span>{speakerTexts().votes(item.votes)}</span>
    </p>
  );
}

type Part = 'queue' | 'backstage' | 'stage';

function Side({ store, state }: SpeakerProps) {
  const t = speakerTexts();
  const [part, setPart] = useState<Part>('queue');
  const side = useRef<HTMLElement>(null);
  // On a phone the tabs peek out below the question: choosing one brings its content up.
  const choose = (chosen: Part) => {
    setPart(chosen);
    side.current?.scrollIntoView({ block: 'start' });
  };
  const unread = useUnread(state, part === 'backstage');
  const waiting = openQuestions(state, store.pending.value, 'fair').length;
  return (
    <section class="speaker__side" aria-label={t.queue} ref={side}>
      <Tabs
        label={t.queue}
        value={part}
        onChange={choose}
        items={[
          { value: 'queue', label: t.queue, count: waiting },
          { value: 'backstage', label: t.backstage, count: unread, countLabel: t.whispers(unread), attention: true },
          { value: 'stage', label: t.stage },
        ]}
      >
        {part === 'queue' && <Queue store={store} state={state} />}
        {part === 'backstage' && <Backstage store={store} state={state} />}
        {part === 'stage' && (
          <div class="speaker__scroll">
            <StageTool store={store} state={state} />
          </div>
        )}
      </Tabs>
    </section>
  );
}

/** Backstage messages of others that came since they were last looked at. */
function useUnread(state: RoomState, looking: boolean): number {
  const me = hub.me.value?.person;
  const messages = state.shared.messages.filter(({ channel }) => channel === 'backstage');
  const newest = messages.at(-1)?.id ?? 0;
  const [seen, setSeen] = useState(newest);
  useEffect(() => {
    if (looking) setSeen(newest);
  }, [looking, newest]);
  return looking ? 0 : messages.filter(({ id, author }) => id > seen && author.person !== me).length;
}
