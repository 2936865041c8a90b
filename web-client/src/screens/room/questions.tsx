// The questions of the room: what comes, what was answered, what became of mine; and the field to ask.
import { useRef, useState } from 'preact/hooks';
import type { QuestionOrder } from '@protocol/messages';
import { limits } from '@protocol/limits';
import { act } from '../../app/act';
import { hub, profile } from '../../app/hub';
import type { RoomStore } from '../../room/room_store';
import {
  answeredQuestions,
  askRule,
  myQuestions,
  openQuestions,
  pendingQuestions,
  type QuestionItem,
} from '../../room/selectors';
import type { RoomState } from '../../room/state';
import { Segmented } from '../../widgets/field';
import { Icon } from '../../widgets/icons';
import { Empty } from '../../widgets/states';
import { StandingNote } from './after';
import { Composer } from './composer';
import { useHeldOrder } from './held_order';
import { PendingQuestion, QuestionCard } from './question_card';
import { useRising } from './rising';
import { noticeTexts } from './notice_texts';
import { guestRule, noticesOf } from './notices';
import { questionTexts } from './texts';

type View = 'open' | 'answered' | 'mine';

/** Drawn at once; more on demand, so that a room of thousands stays quick on an old phone. */
const shownFirst = 60;

export interface QuestionsProps {
  readonly store: RoomStore;
  readonly state: RoomState;
}

export function Questions({ store, state }: QuestionsProps) {
  const [view, setView] = useState<View>('open');
  const [order, setOrder] = useState<QuestionOrder>(state.shared.settings.question_order);
  const scroll = useRef<HTMLDivElement>(null);
  return (
    <div class="panel">
      <Toolbar view={view} onView={setView} order={order} onOrder={setOrder} mine={state.mine.questions.length} />
      <div class="panel__scroll" ref={scroll} key={view}>
        {view === 'open' && <OpenQuestions key={order} store={store} state={state} order={order} scroll={scroll} />}
        {view === 'answered' && <Answered store={store} state={state} />}
        {view === 'mine' && <Mine store={store} state={state} />}
      </div>
      {state.mine.standing && <StandingNote store={store} />}
      <Ask store={store} state={state} onAsked={() => view === 'answered' && setView('open')} />
    </div>
  );
}

interface ToolbarProps {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly order: QuestionOrder;
  readonly onOrder: (order: QuestionOrder) => void;
  readonly mine: number;
}

const orders: readonly QuestionOrder[] = ['top', 'newest', 'fair'];

function Toolbar({ view, onView, order, onOrder, mine }: ToolbarProps) {
  const t = questionTexts();
  return (
    <div class="panel__tools">
      <Segmented
        label={t.show}
        value={view}
        onChange={onView}
        options={[
          { value: 'open', label: t.open },
          { value: 'answered', label: t.answered },
          { value: 'mine', label: mine > 0 ? `${t.mine} ${mine}` : t.mine },
        ]}
      />
      {view === 'open' && (
        <span class="sort">
          <Icon name="filter" />
          <select
            class="sort__select"
            aria-label={t.sort}
            title={order === 'fair' ? t.fairWhy : undefined}
            value={order}
            onChange={(event) => onOrder(orders.find((one) => one === event.currentTarget.value) ?? order)}
          >
            {orders.map((one) => (
              <option key={one} value={one}>
                {t[one]}
              </option>
            ))}
          </select>
        </span>
      )}
    </div>
  );
}

interface OpenProps extends QuestionsProps {
  readonly order: QuestionOrder;
  readonly scroll: { readonly current: HTMLDivElement | null };
}

function OpenQuestions({ store, state, order, scroll }: OpenProps) {
  const t = questionTexts();
  const pending = store.pending.value;
  const items = openQuestions(state, pending, order);
  const byId = new Map(items.map((item) => [item.question.id, item]));
  const held = useHeldOrder(
    items.map((item) => item.question.id),
    scroll,
  );
  const waits = [...pendingQuestions(state, pending, hub.me.value?.person)];
  const heldBack = myQuestions(state, pending).filter(
    ({ question }) => question.state === 'held' || question.state === 'delayed',
  );
  const list = useRef<HTMLOListElement>(null);
  const [shown, setShown] = useState(shownFirst);
  const ids = held.ids.slice(0, shown);
  useRising(list, ids);
  const nothing = items.length + waits.length + heldBack.length === 0;
  if (nothing) {
    return (
      <Empty icon="question" title={t.emptyOpen}>
        {state.shared.settings.questions_open && <p>{t.emptyOpenHint}</p>}
      </Empty>
    );
  }
  return (
    <>
      {(held.waiting > 0 || held.reordered) && (
        <button type="button" class="fresh" onClick={held.release}>
          <Icon name="up" />
          {held.waiting > 0 ? t.newOnes(held.waiting) : t.reordered}
        </button>
      )}
      <ol class="questions" ref={list}>
        {waits.map((item) => (
          <PendingQuestion key={item.id} store={store} item={item} />
        ))}
        {heldBack.map((item) => (
          <QuestionCard key={item.question.id} store={store} item={item} detail="receipt" />
        ))}
        {ids.map((id) => {
          const item = byId.get(id);
          return item && <QuestionCard key={id} store={store} item={item} />;
        })}
      </ol>
      <More total={held.ids.length} shown={shown} onMore={() => setShown(shown + shownFirst)} />
    </>
  );
}

function More({
  total,
  shown,
  onMore,
}: {
  readonly total: number;
  readonly shown: number;
  readonly onMore: () => void;
}) {
  const t = questionTexts();
  if (total <= shown) return null;
  return (
    <button type="button" class="button button--quiet button--wide" onClick={onMore}>
      <Icon name="plus" />
      {t.more(total - shown)}
    </button>
  );
}

function List({
  store,
  items,
  full,
}: {
  readonly store: RoomStore;
  readonly items: readonly QuestionItem[];
  readonly full?: boolean;
}) {
  const [shown, setShown] = useState(shownFirst);
  return (
    <>
      <ol class="questions">
        {items.slice(0, shown).map((item) => (
          <QuestionCard key={item.question.id} store={store} item={item} {...(full && { detail: 'full' })} />
        ))}
      </ol>
      <More total={items.length} shown={shown} onMore={() => setShown(shown + shownFirst)} />
    </>
  );
}

function Answered({ store, state }: QuestionsProps) {
  const items = answeredQuestions(state, store.pending.value);
  if (items.length === 0) return <Empty icon="check" title={questionTexts().emptyAnswered} />;
  return <List store={store} items={items} />;
}

function Mine({ store, state }: QuestionsProps) {
  const t = questionTexts();
  const pending = store.pending.value;
  const waits = pendingQuestions(state, pending, hub.me.value?.person);
  const items = myQuestions(state, pending);
  if (items.length + waits.length === 0) {
    return (
      <Empty icon="question" title={t.emptyMine}>
        <p>{t.emptyMineHint}</p>
      </Empty>
    );
  }
  return (
    <>
      <ol class="questions">
        {waits.map((item) => (
          <PendingQuestion key={item.id} store={store} item={item} />
        ))}
      </ol>
      <List store={store} items={items} full />
    </>
  );
}

function Ask({ store, state, onAsked }: QuestionsProps & { readonly onAsked: () => void }) {
  const t = questionTexts();
  const { anonymous_allowed } = state.shared.settings;
  const guest = profile()?.guest ?? false;
  const rule = guestRule(state, askRule(state, hub.now()), guest);
  return (
    <Composer
      draftKey={`ask.${store.room}`}
      label={t.askLabel}
      placeholder={t.askPlaceholder}
      send={t.ask}
      spelled
      limit={limits.question_length}
      rule={rule.kind === 'guest' ? { kind: 'closed' } : rule}
      closedText={rule.kind === 'guest' ? noticeTexts().guests : t.closed}
      notices={noticesOf(state, 'ask', guest)}
      pause={store.pauses.value.ask_question}
      anonymous={anonymous_allowed ? { label: t.askAnonymously, why: t.anonymousWhy } : undefined}
      onSend={(text, anonymous) => {
        void act(store, { k: 'ask_question', text, ...(anonymous && { anonymous }) });
        onAsked();
      }}
    />
  );
}
