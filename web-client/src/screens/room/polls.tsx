// Polls: answer while open, see results where the rule shows them, change the answer until it closes.
import { useState } from 'preact/hooks';
import { act } from '../../app/act';
import type { RoomStore } from '../../room/room_store';
import { type PollItem, pollItems } from '../../room/selectors';
import type { RoomState } from '../../room/state';
import { Icon } from '../../widgets/icons';
import { Empty } from '../../widgets/states';
import { PollResults } from './poll_results';
import { pollTexts } from './texts';

export interface PollsProps {
  readonly store: RoomStore;
  readonly state: RoomState;
}

export function Polls({ store, state }: PollsProps) {
  const t = pollTexts();
  const items = pollItems(state, store.pending.value).filter(
    ({ poll }) => poll.state !== 'draft' && poll.state !== 'archived',
  );
  return (
    <div class="panel">
      <div class="panel__scroll">
        {items.length === 0 ? (
          <Empty icon="poll" title={t.empty}>
            <p>{t.emptyHint}</p>
          </Empty>
        ) : (
          <ul class="polls">
            {items.map((item) => (
              <li key={item.poll.id}>
                <PollCard store={store} item={item} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

export function PollCard({ store, item }: { readonly store: RoomStore; readonly item: PollItem }) {
  const t = pollTexts();
  const [changing, setChanging] = useState(false);
  const open = item.poll.state === 'open';
  const asks = open && (!item.answered || changing);
  return (
    <section class={open ? 'poll poll--open' : 'poll'} aria-label={item.poll.title}>
      <div class="poll__head">
        <h2 class="poll__title">{item.poll.title}</h2>
        <span class={open ? 'pill pill--green' : 'pill'}>{open ? t.open : t.closed}</span>
      </div>
      {asks ? (
        <PollForm store={store} item={item} onDone={() => setChanging(false)} />
      ) : (
        <PollAfter item={item} onChange={open ? () => setChanging(true) : undefined} />
      )}
    </section>
  );
}

function PollAfter({ item, onChange }: { readonly item: PollItem; readonly onChange: (() => void) | undefined }) {
  const t = pollTexts();
  return (
    <>
      {item.counts ? (
        <PollResults item={item} />
      ) : (
        <ul class="poll__chosen">
          {item.poll.options.map(
            (option, index) =>
              item.choices.includes(index) && (
                <li key={option.text}>
                  <Icon name="check" />
                  {option.text}
                </li>
              ),
          )}
        </ul>
      )}
      <div class="poll__foot">
        {item.answered && !item.counts && <p>{item.poll.results === 'after_close' ? t.afterClose : t.thanks}</p>}
        {onChange && (
          <button type="button" class="button button--quiet button--small" onClick={onChange}>
            {t.change}
          </button>
        )}
      </div>
    </>
  );
}

interface FormProps {
  readonly store: RoomStore;
  readonly item: PollItem;
  readonly onDone: () => void;
}

function PollForm({ store, item, onDone }: FormProps) {
  const t = pollTexts();
  const { poll } = item;
  const [choices, setChoices] = useState<readonly number[]>(item.choices);
  const toggle = (index: number) => {
    if (!poll.multiple) return setChoices([index]);
    return setChoices(
      choices.includes(index)
        ? choices.filter((choice) => choice !== index)
        : [...choices, index].sort((a, b) => a - b),
    );
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void act(store, { k: 'answer_poll', poll: poll.id, choices });
    onDone();
  };
  return (
    <form onSubmit={submit}>
      <fieldset class="poll__options">
        <legend class="poll__hint">
          {poll.multiple ? t.several : t.one}
          {poll.results === 'after_vote' && ` · ${t.afterVote}`}
          {poll.results === 'after_close' && ` · ${t.afterClose}`}
        </legend>
        {poll.options.map((option, index) => (
          <label key={option.text} class="poll__option">
            <input
              type={poll.multiple ? 'checkbox' : 'radio'}
              name={`poll-${poll.id}`}
              checked={choices.includes(index)}
              onChange={() => toggle(index)}
            />
            <span>{option.text}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="button button--primary" disabled={choices.length === 0}>
        {t.vote}
      </button>
    </form>
  );
}
