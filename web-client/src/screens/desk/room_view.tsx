// The second column: the room as the public sees it, with what moderation can do to each item.
import { useRef, useState } from 'preact/hooks';
import { type QuestionOrder, questionOrderValues } from '@protocol/messages';
import { openQuestions, type QuestionItem } from '../../room/selectors';
import type { RoomState } from '../../room/state';
import { Icon } from '../../widgets/icons';
import { Empty } from '../../widgets/states';
import { Tabs } from '../../widgets/tabs';
import { useHeldOrder } from '../room/held_order';
import { questionTexts } from '../room/texts';
import { DeskList, DeskRow, DeskSection } from './desk_list';
import { type DeskItem, keyOf } from './items';
import { caseTexts } from './moderation_texts';
import type { RoomDesk } from './room_desk';
import { useRoving } from './roving';
import { deskTexts } from './texts';

export interface RoomViewProps {
  readonly desk: RoomDesk;
  readonly state: RoomState;
  readonly onHelp: () => void;
}

type View = 'questions' | 'chat';

export function RoomColumn({ desk, state, onHelp }: RoomViewProps) {
  const t = deskTexts();
  const [view, setView] = useState<View>('questions');
  return (
    <Tabs
      label={t.room}
      value={view}
      onChange={setView}
      items={[
        { value: 'questions', label: t.questions },
        { value: 'chat', label: t.chat },
      ]}
    >
      {view === 'questions' ? (
        <Questions desk={desk} state={state} onHelp={onHelp} />
      ) : (
        <Messages desk={desk} state={state} onHelp={onHelp} />
      )}
    </Tabs>
  );
}

const asItem = (item: QuestionItem): DeskItem => ({ kind: 'question', id: item.question.id, item });

const shownSetAside = 50;

function sectionsOf(state: RoomState, desk: RoomDesk, order: QuestionOrder) {
  const pending = desk.store.pending.value;
  const open = openQuestions(state, pending, order);
  const inState = (wanted: string) => open.filter(({ question }) => question.state === wanted);
  const others = (wanted: readonly string[]): readonly QuestionItem[] =>
    state.shared.questions
      .filter((question) => wanted.includes(question.state))
      .slice(-shownSetAside)
      .reverse()
      .map((question) => ({ question, votes: question.votes, voted: false, mine: false }));
  return {
    delayed: others(['delayed']),
    now: others(['now']),
    next: inState('next'),
    shortlisted: inState('shortlisted'),
    visible: inState('visible'),
    answered: others(['answered']),
    setAside: others(['declined', 'merged', 'withdrawn']),
  };
}

function Questions({ desk, state, onHelp }: RoomViewProps) {
  const t = deskTexts();
  const [order, setOrder] = useState<QuestionOrder>(state.shared.settings.question_order);
  const sections = sectionsOf(state, desk, order);
  const scroller = useRef<HTMLDivElement>(null);
  // Votes that move rows wait while somebody works in the list.
  const held = useHeldOrder(
    sections.visible.map(({ question }) => question.id),
    scroller,
  );
  const byId = new Map(sections.visible.map((item) => [item.question.id, item]));
  const visible = held.ids.flatMap((id) => byId.get(id) ?? []);
  const shown = { ...sections, visible };
  const items = [
    ...shown.delayed,
    ...shown.now,
    ...shown.next,
    ...shown.shortlisted,
    ...visible,
    ...shown.answered,
    ...shown.setAside,
  ].map(asItem);
  const roving = useRoving(items.map(keyOf));
  const rows = (list: readonly QuestionItem[]) =>
    list.map((item) => <DeskRow key={item.question.id} desk={desk} place="room" roving={roving} item={asItem(item)} />);
  return (
    <div class="desk-scroll" ref={scroller}>
      <div class="desk-bar">
        <OrderChoice order={order} onChange={setOrder} />
        {(held.waiting > 0 || held.reordered) && (
          <button type="button" class="button button--small" onClick={held.release}>
            <Icon name="up" />
            {held.waiting > 0 ? t.newOnes(held.waiting) : questionTexts().reordered}
          </button>
        )}
      </div>
      <DeskList desk={desk} place="room" label={t.questions} roving={roving} items={items} onHelp={onHelp}>
        {items.length === 0 && <Empty icon="question" title={t.questionsEmpty} />}
        {shown.delayed.length > 0 && <DeskSection title={caseTexts().delayedList}>{rows(shown.delayed)}</DeskSection>}
        {shown.now.length > 0 && (
          <DeskSection title={t.now} tone="gold">
            {rows(shown.now)}
          </DeskSection>
        )}
        {shown.next.length > 0 && <DeskSection title={t.next}>{rows(shown.next)}</DeskSection>}
        {shown.shortlisted.length > 0 && (
          <DeskSection title={t.shortlisted} count={shown.shortlisted.length}>
            {rows(shown.shortlisted)}
          </DeskSection>
        )}
        {visible.length > 0 && (
          <DeskSection title={t.visible} count={visible.length}>
            {rows(visible)}
          </DeskSection>
        )}
        {shown.answered.length > 0 && (
          <DeskSection title={t.answered} tone="mist" count={shown.answered.length}>
            {rows(shown.answered)}
          </DeskSection>
        )}
        {shown.setAside.length > 0 && (
          <DeskSection title={t.setAside} tone="mist" count={shown.setAside.length}>
            {rows(shown.setAside)}
          </DeskSection>
        )}
      </DeskList>
    </div>
  );
}

function OrderChoice({
  order,
  onChange,
}: {
  readonly order: QuestionOrder;
  readonly onChange: (order: QuestionOrder) => void;
}) {
  const t = questionTexts();
  return (
    <select
      class="input input--small"
      aria-label={t.sort}
      value={order}
      onChange={(event) => onChange(questionOrderValues.find((value) => value === event.currentTarget.value) ?? 'top')}
    >
      {questionOrderValues.map((value) => (
        <option key={value} value={value}>
          {t[value]}
        </option>
      ))}
    </select>
  );
}

const shownMessages = 150;

/** Newest first: what was just written is what moderation looks at. */
function Messages({ desk, state, onHelp }: RoomViewProps) {
  const t = deskTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const messages = state.shared.messages
    .filter(({ channel, state: life }) => channel === 'room' && life !== 'held')
    .slice(-shownMessages)
    .reverse();
  const held = useHeldOrder(
    messages.map(({ id }) => id),
    scroller,
  );
  const byId = new Map(messages.map((message) => [message.id, message]));
  const items = held.ids.flatMap((id): readonly DeskItem[] => {
    const message = byId.get(id);
    return message ? [{ kind: 'message', id, message }] : [];
  });
  const roving = useRoving(items.map(keyOf));
  return (
    <div class="desk-scroll" ref={scroller}>
      {held.waiting > 0 && (
        <div class="desk-bar">
          <button type="button" class="button button--small" onClick={held.release}>
            <Icon name="up" />
            {t.newOnes(held.waiting)}
          </button>
        </div>
      )}
      <DeskList desk={desk} place="room" label={t.chat} roving={roving} items={items} onHelp={onHelp}>
        {items.length === 0 && <Empty icon="chat" title={t.chatEmpty} />}
        <ul>
          {items.map((item) => (
            <DeskRow key={keyOf(item)} desk={desk} place="room" roving={roving} item={item} />
          ))}
        </ul>
      </DeskList>
    </div>
  );
}
