// What waits to be answered, fair or by votes, with the team's shortlist first.
import { useRef, useState } from 'preact/hooks';
import { act } from '../../app/act';
import { unbroken } from '../../i18n/unbroken';
import { openQuestions, type QuestionItem } from '../../room/selectors';
import { Segmented } from '../../widgets/field';
import { Icon } from '../../widgets/icons';
import { Empty } from '../../widgets/states';
import { AuthorName } from '../room/author';
import { useHeldOrder } from '../room/held_order';
import { questionTexts } from '../room/texts';
import type { SpeakerProps } from './index';
import { speakerTexts } from './texts';

type Order = 'fair' | 'top';

export function Queue({ store, state }: SpeakerProps) {
  const t = speakerTexts();
  const [order, setOrder] = useState<Order>(state.shared.settings.question_order === 'top' ? 'top' : 'fair');
  const scroller = useRef<HTMLDivElement>(null);
  const open = openQuestions(state, store.pending.value, order).filter(({ question }) => question.state !== 'next');
  const first = open.filter(({ question }) => question.state === 'shortlisted');
  const sorted = [...first, ...open.filter((item) => !first.includes(item))];
  const held = useHeldOrder(
    sorted.map(({ question }) => question.id),
    scroller,
  );
  const byId = new Map(sorted.map((item) => [item.question.id, item]));
  return (
    <div class="speaker__scroll" ref={scroller}>
      <div class="speaker__bar">
        <Segmented
          label={t.order}
          value={order}
          onChange={setOrder}
          options={[
            { value: 'fair', label: t.fair },
            { value: 'top', label: t.top },
          ]}
        />
        {(held.waiting > 0 || held.reordered) && (
          <button type="button" class="button button--small" onClick={held.release}>
            <Icon name="up" />
            {held.waiting > 0 ? questionTexts().newOnes(held.waiting) : questionTexts().reordered}
          </button>
        )}
      </div>
      {held.ids.length === 0 && (
        <Empty icon="question" title={t.queueEmpty}>
          <p>{t.queueEmptyHint}</p>
        </Empty>
      )}
      <ol class="speaker-queue">
        {held.ids.map((id) => {
          const item = byId.get(id);
          return item && <QueueItem key={id} store={store} item={item} />;
        })}
      </ol>
    </div>
  );
}

function QueueItem({ store, item }: { readonly store: SpeakerProps['store']; readonly item: QuestionItem }) {
  const t = speakerTexts();
  const { question, votes } = item;
  const move = (to: 'now' | 'next') => void act(store, { k: 'move_question', question: question.id, to });
  return (
    <li class="speaker-queue__item">
      <span class="desk-row__votes numbers">
        <span aria-hidden="true">{votes}</span>
        <span class="visually-hidden">{t.votes(votes)}</span>
      </span>
      <div>
        <p>{unbroken(question.text)}</p>
        <p class="speaker-queue__meta">
          <AuthorName author={question.author} />
          {question.state === 'shortlisted' && (
            <span class="pill pill--gold">
              <Icon name="star" />
              {t.shortlisted}
            </span>
          )}
        </p>
        <div class="speaker-queue__actions">
          <button type="button" class="button button--small" onClick={() => move('now')}>
            {t.answerNow}
          </button>
          <button type="button" class="button button--small button--quiet" onClick={() => move('next')}>
            {t.putNext}
          </button>
        </div>
      </div>
    </li>
  );
}
