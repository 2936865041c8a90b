// Objecting by one tap, with words for who wants to; then what came of it.
import { useState } from 'preact/hooks';
import { limits } from '@protocol/limits';
import type { ContestState, ItemKind } from '@protocol/messages';
import { act } from '../../../app/act';
import type { RoomStore } from '../../../room/room_store';
import { TextField } from '../../../widgets/field';
import { Icon } from '../../../widgets/icons';
import { aftermathTexts } from './texts';

export interface ContestLineProps {
  readonly store: RoomStore;
  readonly kind: ItemKind;
  /** Absent for what was decided about myself. */
  readonly item?: number;
  readonly state: ContestState;
}

export function ContestLine({ store, kind, item, state }: ContestLineProps) {
  const t = aftermathTexts();
  if (state === 'possible') return <ContestForm store={store} kind={kind} {...(item !== undefined && { item })} />;
  const note = store.state.value?.mine.contests.findLast(
    (contest) => contest.kind === kind && contest.item === item && contest.state === state,
  )?.note;
  return (
    <p class="statement__outcome">
      <Icon name={state === 'reversed' ? 'check' : state === 'filed' ? 'clock' : 'info'} />
      <span>
        {t.state(state)} {note && t.note(note)}
      </span>
    </p>
  );
}

function ContestForm({ store, kind, item }: Omit<ContestLineProps, 'state'>) {
  const t = aftermathTexts();
  const [words, setWords] = useState<string>();
  const text = (words ?? '').trim();
  const contest = () =>
    void act(store, { k: 'contest_decision', kind, ...(item !== undefined && { item }), ...(text && { text }) });
  return (
    <form
      class="statement__contest"
      onSubmit={(event) => {
        event.preventDefault();
        contest();
      }}
    >
      {words !== undefined && (
        <TextField label={t.words} value={words} onText={setWords} maxLength={limits.note_length} />
      )}
      <button type="submit" class="button button--small" title={t.contestWhy}>
        {t.contest}
      </button>
      {words === undefined && (
        <button type="button" class="button button--quiet button--small" onClick={() => setWords('')}>
          {t.withWords}
        </button>
      )}
    </form>
  );
}
