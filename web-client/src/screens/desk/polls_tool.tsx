// Polls: prepare, open, close, archive, with their results as staff see them.
import { useState } from 'preact/hooks';
import type { Poll, PollState } from '@protocol/messages';
import { act } from '../../app/act';
import { type PollItem, pollItems } from '../../room/selectors';
import { Icon } from '../../widgets/icons';
import { Empty } from '../../widgets/states';
import { PollForm } from './poll_form';
import type { ToolProps } from './tools';
import { toolsTexts } from './tools_texts';

type Editing = { readonly kind: 'none' } | { readonly kind: 'new' } | { readonly kind: 'draft'; readonly poll: Poll };

export function PollsTool({ store, state }: ToolProps) {
  const t = toolsTexts();
  const [editing, setEditing] = useState<Editing>({ kind: 'none' });
  const close = () => setEditing({ kind: 'none' });
  const items = pollItems(state, store.pending.value).filter(({ poll }) => poll.state !== 'archived');
  if (editing.kind !== 'none') {
    return <PollForm store={store} {...(editing.kind === 'draft' && { poll: editing.poll })} onClose={close} />;
  }
  return (
    <div class="tool">
      <button type="button" class="button button--wide" onClick={() => setEditing({ kind: 'new' })}>
        <Icon name="plus" />
        {t.newPoll}
      </button>
      {items.length === 0 && <Empty icon="poll" title={t.pollsEmpty} />}
      <ul class="tool__list">
        {items.map((item) => (
          <PollRow
            key={item.poll.id}
            item={item}
            onMove={(to) => void act(store, { k: 'move_poll', poll: item.poll.id, to })}
            onEdit={() => setEditing({ kind: 'draft', poll: item.poll })}
          />
        ))}
      </ul>
    </div>
  );
}

const pills: Readonly<Record<PollState, string>> = {
  draft: 'pill',
  open: 'pill pill--green',
  closed: 'pill pill--slate',
  archived: 'pill',
};

interface PollRowProps {
  readonly item: PollItem;
  readonly onMove: (to: PollState) => void;
  readonly onEdit: () => void;
}

function PollRow({ item, onMove, onEdit }: PollRowProps) {
  const t = toolsTexts();
  const { poll, voters } = item;
  return (
    <li class="card desk-poll">
      <div class="desk-poll__head">
        <span class={pills[poll.state]}>{t[poll.state]}</span>
        {poll.state !== 'draft' && <span class="field__hint">{t.voters(voters ?? 0)}</span>}
      </div>
      <h3>{poll.title}</h3>
      <PollBars item={item} />
      <div class="tool__buttons">
        {poll.state === 'draft' && <Step label={t.doOpen} main onClick={() => onMove('open')} />}
        {poll.state === 'draft' && <Step label={t.edit} onClick={onEdit} />}
        {poll.state === 'open' && <Step label={t.doClose} main onClick={() => onMove('closed')} />}
        {poll.state === 'closed' && <Step label={t.doReopen} onClick={() => onMove('open')} />}
        {poll.state === 'closed' && <Step label={t.doArchive} onClick={() => onMove('archived')} />}
      </div>
    </li>
  );
}

function Step({
  label,
  main,
  onClick,
}: {
  readonly label: string;
  readonly main?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      class={main ? 'button button--small button--primary' : 'button button--small'}
      onClick={onClick}
    >
      {label}
    </button>
  );
}

function PollBars({ item: { poll, counts, voters } }: { readonly item: PollItem }) {
  return (
    <ul class="bars">
      {poll.options.map(({ text }, index) => {
        const count = counts?.[index];
        const share = count === undefined || !voters ? 0 : count / voters;
        return (
          <li key={index} class="bar">
            <span class="bar__text">{text}</span>
            {poll.state !== 'draft' && count !== undefined && (
              <span class="numbers">
                {count} · {Math.round(share * 100)}&nbsp;%
              </span>
            )}
            {poll.state !== 'draft' && <meter class="bar__meter" value={share} aria-hidden="true" />}
          </li>
        );
      })}
    </ul>
  );
}
