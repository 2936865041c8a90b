// The dialogs of the desk: a reason, a target to unite with, another wording, a pause for a person.
import { useState } from 'preact/hooks';
import { limits } from '@protocol/limits';
import type { Reason } from '@protocol/messages';
import { openQuestions, questionInState } from '../../room/selectors';
import type { RoomState } from '../../room/state';
import { Dialog } from '../../widgets/dialog';
import { Field, TextField } from '../../widgets/field';
import { folded } from '../programme/filter';
import { receiptTexts } from '../room/texts';
import { reasonKeys, reasonOfKey } from './actions';
import { takeAway } from './commands';
import type { Asking, Desk } from './desk_model';
import { type DeskItem, textOf } from './items';
import { MuteDialog } from './mute_dialog';
import { PersonDialog } from './person_dialog';
import { Cancel, Quoted } from './quoted';
import { dialogTexts } from './texts';

export interface DeskDialogProps {
  readonly desk: Desk;
  readonly asking: Asking;
  /** Absent on the desk of all rooms: there is nothing to unite with. */
  readonly state?: RoomState;
}

export function DeskDialog({ desk, asking, state }: DeskDialogProps) {
  const { item } = asking;
  switch (asking.action) {
    case 'decline':
    case 'act':
    case 'remove':
      return <ReasonDialog desk={desk} item={item} removes={asking.action === 'remove'} />;
    case 'merge':
      return state ? <MergeDialog desk={desk} item={item} state={state} /> : null;
    case 'edit':
      return <EditDialog desk={desk} item={item} />;
    case 'mute':
      return <MuteDialog desk={desk} item={item} />;
    case 'person':
      return <PersonDialog desk={desk} item={item} />;
    case 'uphold':
      return <UpholdDialog desk={desk} item={item} />;
    case 'hide':
      return <HideDialog desk={desk} item={item} />;
    default: {
      const never: never = asking.action;
      return never;
    }
  }
}

interface AskProps {
  readonly desk: Desk;
  readonly item: DeskItem;
}

function ReasonDialog({ desk, item, removes }: AskProps & { readonly removes: boolean }) {
  const t = dialogTexts();
  const [note, setNote] = useState('');
  const choose = (reason: Reason) => {
    const cmd = takeAway(item, removes, reason, note.trim());
    if (cmd) desk.answer(cmd);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const reason = reasonOfKey(event);
    if (!reason) return;
    event.preventDefault();
    choose(reason);
  };
  const title =
    item.kind === 'question'
      ? t.declineQuestion
      : item.kind === 'report'
        ? t.actOnReport
        : removes
          ? t.removeMessage
          : t.declineMessage;
  return (
    <Dialog title={title} onClose={desk.giveUp} actions={<Cancel desk={desk} />}>
      <div class="desk-dialog" onKeyDown={onKeyDown}>
        <Quoted item={item} />
        <p class="field__hint">{t.why}</p>
        <ul class="reasons">
          {reasonKeys.map(([key, reason]) => (
            <li key={reason}>
              <button type="button" class="button button--wide" onClick={() => choose(reason)}>
                <kbd class="key key--shown" aria-hidden="true">
                  {key.toUpperCase()}
                </kbd>
                {receiptTexts().reason(reason)}
              </button>
            </li>
          ))}
        </ul>
        {item.kind === 'question' && (
          <TextField label={t.note} value={note} onText={setNote} maxLength={limits.note_length} />
        )}
      </div>
    </Dialog>
  );
}

function MergeDialog({ desk, item, state }: AskProps & { readonly state: RoomState }) {
  const t = dialogTexts();
  const [search, setSearch] = useState('');
  const words = folded(search).split(/\s+/).filter(Boolean);
  const now = questionInState(state, [], 'now');
  const targets = [...(now ? [now] : []), ...openQuestions(state, [], 'top')].filter(
    ({ question }) => question.id !== item.id && words.every((word) => folded(question.text).includes(word)),
  );
  return (
    <Dialog title={t.mergeTitle} onClose={desk.giveUp} actions={<Cancel desk={desk} />}>
      <div class="desk-dialog">
        <Quoted item={item} />
        <p class="field__hint">{t.mergeWhy}</p>
        <TextField label={t.mergeSearch} type="search" value={search} onText={setSearch} />
        {targets.length === 0 && <p>{t.mergeNone}</p>}
        <ul class="merge-targets">
          {targets.map(({ question, votes }) => (
            <li key={question.id}>
              <button
                type="button"
                class="merge-target"
                onClick={() => desk.answer({ k: 'merge_question', question: item.id, into: question.id })}
              >
                <span class="desk-row__votes numbers">{votes}</span>
                <span>{question.text}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function EditDialog({ desk, item }: AskProps) {
  const t = dialogTexts();
  const before = textOf(item);
  const [text, setText] = useState(before);
  const left = limits.question_length - Array.from(text).length;
  const ready = text.trim() !== '' && text.trim() !== before && left >= 0;
  const save = () => ready && desk.answer({ k: 'edit_question', question: item.id, text: text.trim() });
  return (
    <Dialog
      title={t.editTitle}
      onClose={desk.giveUp}
      actions={
        <>
          <Cancel desk={desk} />
          <button type="button" class="button button--primary" disabled={!ready} onClick={save}>
            {t.save}
          </button>
        </>
      }
    >
      <Field label={t.editLabel} hint={`${t.editWhy} ${left}`}>
        {(attributes) => (
          <textarea
            class="input"
            rows={4}
            {...attributes}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
            }}
          />
        )}
      </Field>
    </Dialog>
  );
}

/** The decision stays; a sentence for the author is welcome, not needed. */
function UpholdDialog({ desk, item }: AskProps) {
  const t = dialogTexts();
  const [note, setNote] = useState('');
  const uphold = () =>
    desk.answer({ k: 'decide_contest', contest: item.id, to: 'upheld', ...(note.trim() && { note: note.trim() }) });
  return (
    <Dialog
      title={t.upholdTitle}
      onClose={desk.giveUp}
      actions={
        <>
          <Cancel desk={desk} />
          <button type="button" class="button button--primary" onClick={uphold}>
            {t.uphold}
          </button>
        </>
      }
    >
      <form
        class="desk-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          uphold();
        }}
      >
        <Quoted item={item} />
        <p class="field__hint">{t.upholdWhy}</p>
        <TextField label={t.note} value={note} onText={setNote} maxLength={limits.note_length} />
      </form>
    </Dialog>
  );
}

function HideDialog({ desk, item }: AskProps) {
  const t = dialogTexts();
  const from = item.kind === 'message' ? item.message.state : undefined;
  const hide = () => from && desk.answer({ k: 'review_message', message: item.id, to: 'hidden', from });
  return (
    <Dialog
      title={t.hideTitle}
      onClose={desk.giveUp}
      actions={
        <>
          <Cancel desk={desk} />
          <button type="button" class="button button--danger" onClick={hide}>
            {t.hide}
          </button>
        </>
      }
    >
      <div class="desk-dialog">
        <Quoted item={item} />
        <p>{t.hideWhy}</p>
      </div>
    </Dialog>
  );
}
