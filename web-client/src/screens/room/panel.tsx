// Questions, chat and polls in tabs, with the question of now pinned above them.
import { useEffect, useRef, useState } from 'preact/hooks';
import { announce } from '../../app/announcer';
import { hub } from '../../app/hub';
import type { RoomStore } from '../../room/room_store';
import { chatMessages, openQuestions, pollItems } from '../../room/selectors';
import type { RoomState } from '../../room/state';
import { Tabs } from '../../widgets/tabs';
import { announcementsOf } from './announcements';
import { Chat } from './chat';
import { NowCard } from './now_card';
import { Polls } from './polls';
import { Questions } from './questions';
import { pollTexts, questionTexts, chatTexts, roomTexts } from './texts';

export type PanelTab = 'questions' | 'chat' | 'polls';

export interface PanelProps {
  readonly store: RoomStore;
  readonly state: RoomState;
  /** Says so when no question is being answered (light view). */
  readonly nowAlways?: boolean;
}

export function Panel({ store, state, nowAlways = false }: PanelProps) {
  const t = roomTexts();
  const [tab, setTab] = useState<PanelTab>('questions');
  const unread = useUnread(state, tab === 'chat');
  useAnnouncements(store);
  const pending = store.pending.value;
  const questions = openQuestions(state, pending, 'newest').length;
  const polls = pollItems(state, pending).filter(({ poll, answered }) => poll.state === 'open' && !answered).length;
  return (
    <section class="room__panel" aria-label={t.panel}>
      <NowCard store={store} state={state} always={nowAlways} />
      <Tabs<PanelTab>
        label={t.panel}
        value={tab}
        onChange={setTab}
        items={[
          { value: 'questions', label: t.questions, count: questions, countLabel: questionTexts().count(questions) },
          { value: 'chat', label: t.chat, count: unread, countLabel: chatTexts().newOnes(unread) },
          { value: 'polls', label: t.polls, count: polls, countLabel: pollTexts().waiting(polls), attention: true },
        ]}
      >
        {tab === 'questions' && <Questions store={store} state={state} />}
        {tab === 'chat' && <Chat store={store} state={state} />}
        {tab === 'polls' && <Polls store={store} state={state} />}
      </Tabs>
    </section>
  );
}

/** Messages that came while the chat was not on screen. */
function useUnread(state: RoomState, reading: boolean): number {
  const last = state.shared.messages.at(-1)?.id ?? 0;
  const [seen, setSeen] = useState(last);
  useEffect(() => {
    if (reading) setSeen(last);
  }, [reading, last]);
  if (reading) return 0;
  return chatMessages(state, 'room').filter(({ id, state: life }) => id > seen && life === 'visible').length;
}

export function useAnnouncements(store: RoomStore): void {
  const before = useRef<RoomState>();
  useEffect(
    () =>
      store.state.subscribe((after) => {
        const former = before.current;
        before.current = after;
        if (!former || !after) return;
        for (const item of announcementsOf(former, after, hub.me.peek()?.person, hub.now())) announce(item);
      }),
    [store],
  );
}
