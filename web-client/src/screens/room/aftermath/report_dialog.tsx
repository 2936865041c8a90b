// A report in two clicks: the flag, then the reason. Words are welcome, not needed. A fear for a life is answered with
// the numbers to call, for moderators are not an emergency service.
import { useState } from 'preact/hooks';
import { limits } from '@protocol/limits';
import { type ReportReason, reportReasonValues } from '@protocol/messages';
import { act } from '../../../app/act';
import type { RoomStore } from '../../../room/room_store';
import { Dialog } from '../../../widgets/dialog';
import { TextField } from '../../../widgets/field';
import { Icon } from '../../../widgets/icons';
import { Notice } from '../../../widgets/states';
import { showToast } from '../../../widgets/toasts';
import { reportTexts } from './report_texts';
import { aftermathTexts } from './texts';

export interface ReportDialogProps {
  readonly store: RoomStore;
  readonly kind: 'message' | 'question';
  readonly item: number;
  readonly text: string;
  readonly onClose: () => void;
}

/** The gravest stands at the end, apart, where a hurried finger does not meet it by chance. */
const reasons: readonly ReportReason[] = [
  ...reportReasonValues.filter((reason) => reason !== 'risk_to_life'),
  'risk_to_life',
];

export default function ReportDialog({ store, kind, item, text, onClose }: ReportDialogProps) {
  const t = reportTexts();
  const [note, setNote] = useState<string>();
  const [sent, setSent] = useState<ReportReason>();
  const words = (note ?? '').trim();
  const report = async (reason: ReportReason) => {
    if (reason !== 'risk_to_life') onClose();
    const outcome = await act(store, { k: 'report_item', kind, item, reason, ...(words && { note: words }) });
    if (reason === 'risk_to_life') setSent(reason);
    else if (outcome.ok) showToast(t.sent);
  };
  return (
    <Dialog
      title={t.report}
      onClose={onClose}
      actions={
        <button type="button" class="button" onClick={onClose}>
          {aftermathTexts().close}
        </button>
      }
    >
      <div class="report">
        <blockquote class="report__quoted">{text}</blockquote>
        {sent ? (
          <Notice icon="warning">{t.sentRisk}</Notice>
        ) : (
          <>
            <ul class="report__reasons">
              {reasons.map((reason) => (
                <li key={reason}>
                  <button type="button" class="button button--wide" onClick={() => void report(reason)}>
                    {reason === 'risk_to_life' && <Icon name="warning" />}
                    {t.reason(reason)}
                  </button>
                </li>
              ))}
            </ul>
            {note === undefined ? (
              <button type="button" class="button button--quiet button--small" onClick={() => setNote('')}>
                <Icon name="plus" />
                {t.addNote}
              </button>
            ) : (
              <TextField label={t.note} value={note} onText={setNote} maxLength={limits.note_length} />
            )}
            <p class="field__hint">{t.anonymous}</p>
          </>
        )}
      </div>
    </Dialog>
  );
}
