// Taking a place in a queue: the honest wait, and a word for the recruiter.
import { useState } from 'preact/hooks';
import { limits } from '@protocol/limits';
import type { Booth } from '@protocol/messages';
import { act } from '../../app/act';
import type { RoomStore } from '../../room/room_store';
import { Dialog } from '../../widgets/dialog';
import { Field } from '../../widgets/field';
import { showToast } from '../../widgets/toasts';
import { hallTexts } from './texts';
import { waitText } from './wait_words';

export interface JoinDialogProps {
  readonly store: RoomStore;
  readonly booth: Booth;
  readonly onClose: () => void;
}

export function JoinDialog({ store, booth, onClose }: JoinDialogProps) {
  const t = hallTexts();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const left = limits.note_length - Array.from(note).length;
  const join = async () => {
    setBusy(true);
    const text = note.trim();
    const outcome = await act(store, { k: 'join_queue', booth: booth.id, ...(text && { note: text }) });
    setBusy(false);
    if (!outcome.ok) return;
    showToast(t.placed(booth.name));
    onClose();
  };
  return (
    <Dialog
      title={t.joinTitle(booth.name)}
      onClose={onClose}
      actions={
        <>
          <button type="button" class="button" onClick={onClose}>
            {t.cancel}
          </button>
          <button type="button" class="button button--primary" disabled={busy || left < 0} onClick={() => void join()}>
            {t.confirm}
          </button>
        </>
      }
    >
      <div class="stack">
        <p>
          <strong>{t.joinWait(waitText(booth.estimate_s))}</strong> {t.joinWhy}
        </p>
        <Field label={t.note} hint={`${t.noteHint} (${left})`}>
          {(attributes) => (
            <textarea
              class="input"
              rows={3}
              {...attributes}
              value={note}
              onInput={(event) => setNote(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
