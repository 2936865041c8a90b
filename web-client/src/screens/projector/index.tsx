// The screen of the room: readable from the back, needs nobody at the keyboard, takes no commands.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { RoomFacts } from '@protocol/messages';
import { api } from '../../api/api';
import { ConnectionBanner } from '../../app/connection_banner';
import { Entrance } from '../../app/entrance';
import type { RoomStore } from '../../room/room_store';
import { openPoll, type PollItem, type QuestionItem, questionInState } from '../../room/selectors';
import type { RoomState } from '../../room/state';
import { unbroken } from '../../i18n/unbroken';
import { paths } from '../../router';
import { Belfry, Icon } from '../../widgets/icons';
import { nameOf } from '../room/author';
import { PollResults } from '../room/poll_results';
import { Skyline } from '../room/skyline';
import { qrPath } from './qr';
import { projectorTexts } from './texts';

export default function Projector({ room }: { readonly room: string }) {
  return <Entrance room={room}>{(store, state) => <Screen store={store} state={state} />}</Entrance>;
}

interface ScreenProps {
  readonly store: RoomStore;
  readonly state: RoomState;
}

function useRoomCode(room: string): string | undefined {
  const [facts, setFacts] = useState<RoomFacts>();
  useEffect(() => {
    let shown = true;
    void api.room(room).then((answer) => shown && answer.ok && setFacts(answer.value));
    return () => {
      shown = false;
    };
  }, [room]);
  return facts?.code;
}

/** A screen that stays on must not fall asleep during a talk. */
function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    const ask = () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      navigator.wakeLock.request('screen').then(
        (given) => {
          lock = given;
        },
        () => undefined,
      );
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
}

function Screen({ store, state }: ScreenProps) {
  const t = projectorTexts();
  const code = useRoomCode(store.room);
  const pending = store.pending.value;
  const now = questionInState(state, pending, 'now');
  const next = questionInState(state, pending, 'next');
  const poll = openPoll(state, pending);
  const { title } = state.shared;
  const viewers = state.signals.viewers;
  useWakeLock();
  useEffect(() => {
    document.title = `${title} · Beffroi`;
  }, [title]);
  return (
    <main id="content" class="projector" tabIndex={-1}>
      <header class="projector__head">
        <Belfry size={40} />
        <h1 class="projector__title">{title}</h1>
        {viewers && (
          <p class="projector__people numbers">
            <Icon name="people" />
            {t.people(viewers.count)}
          </p>
        )}
      </header>
      <div class="projector__body">
        <section class="projector__main" aria-live="polite">
          {now && <NowQuestion item={now} small={poll !== undefined} />}
          {poll && <OpenPoll item={poll} />}
          {!now && !poll && <Invitation />}
          {next && !poll && <p class="projector__next">{`${t.next} : ${unbroken(next.question.text)}`}</p>}
        </section>
        <JoinBox room={store.room} code={code} />
      </div>
      <ConnectionBanner />
    </main>
  );
}

function NowQuestion({ item, small }: { readonly item: QuestionItem; readonly small: boolean }) {
  const t = projectorTexts();
  const { question, votes } = item;
  const long = question.text.length > 140;
  const shape = small ? 'projector__now projector__now--small' : 'projector__now';
  return (
    <div class={shape}>
      <p class="projector__label">
        <Icon name="bell" />
        {t.now}
      </p>
      <p class={long ? 'projector__question projector__question--long' : 'projector__question'}>
        {unbroken(question.text)}
      </p>
      <p class="projector__meta numbers">{`${nameOf({ ...question.author, name: question.author.anonymous ? '' : question.author.name })} · ${t.votes(votes)}`}</p>
    </div>
  );
}

function OpenPoll({ item }: { readonly item: PollItem }) {
  const t = projectorTexts();
  return (
    <div class={item.poll.options.length > 5 ? 'projector__poll projector__poll--many' : 'projector__poll'}>
      <p class="projector__label">
        <Icon name="poll" />
        {`${t.poll} · ${t.pollAnswer}`}
      </p>
      <h2 class="projector__poll-title">{item.poll.title}</h2>
      {item.counts ? (
        <PollResults item={item} />
      ) : (
        <ul class="projector__options">
          {item.poll.options.map((option) => (
            <li key={option.text}>{option.text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Invitation() {
  const t = projectorTexts();
  return (
    <div class="projector__ask">
      <Skyline lit />
      <p class="projector__question">{t.ask}</p>
      <p class="projector__hint">{t.askHint}</p>
    </div>
  );
}

function JoinBox({ room, code }: { readonly room: string; readonly code: string | undefined }) {
  const t = projectorTexts();
  const address = location.origin + (code ? paths.join(code) : paths.room(room, 'light'));
  const qr = useMemo(() => qrPath(address), [address]);
  return (
    <aside class="projector__join">
      <p class="projector__scan">{t.scan}</p>
      <svg
        class="projector__qr"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={t.qr(address)}
        shape-rendering="crispEdges"
      >
        <path class="projector__qr-ground" d={`M0 0h${qr.size}v${qr.size}H0z`} />
        <path class="projector__qr-modules" d={qr.path} />
      </svg>
      {code && (
        <div class="projector__code">
          <p>
            {t.orOpen} <strong>{location.host + paths.join()}</strong> {t.withCode}
          </p>
          <p class="projector__letters">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
        </div>
      )}
    </aside>
  );
}
