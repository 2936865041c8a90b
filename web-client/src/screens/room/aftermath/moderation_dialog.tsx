// Moderation of a room as the public may know it: what became of the questions, and of one's own reports and objections.
import type { Tally } from '@protocol/messages';
import { reasonValues } from '@protocol/messages';
import { zone } from '../../../app/hub';
import { timeText } from '../../../i18n/dates';
import { language } from '../../../i18n/language';
import type { RoomStore } from '../../../room/room_store';
import { Dialog } from '../../../widgets/dialog';
import { receiptTexts } from '../texts';
import { reportTexts } from './report_texts';
import { aftermathTexts } from './texts';

export interface ModerationDialogProps {
  readonly store: RoomStore;
  readonly onClose: () => void;
}

export default function ModerationDialog({ store, onClose }: ModerationDialogProps) {
  const t = aftermathTexts();
  const state = store.state.value;
  if (!state) return null;
  const { reports, contests } = state.mine;
  return (
    <Dialog
      title={t.moderation}
      onClose={onClose}
      actions={
        <button type="button" class="button" onClick={onClose}>
          {t.close}
        </button>
      }
    >
      <div class="room-moderation">
        <section aria-label={t.tally}>
          <h3>{t.tally}</h3>
          <TallyLines tally={state.shared.tally} />
        </section>
        {reports.length > 0 && (
          <section aria-label={t.myReports}>
            <h3>{t.myReports}</h3>
            <ul>
              {reports.map(({ id, kind, at, reason, state: outcome }) => (
                <li key={id}>
                  {`${whatText(kind, at)} · ${reportTexts().reason(reason)} : ${reportTexts().state(outcome)}`}
                </li>
              ))}
            </ul>
          </section>
        )}
        {contests.length > 0 && (
          <section aria-label={t.myContests}>
            <h3>{t.myContests}</h3>
            <ul>
              {contests.map(({ id, kind, at, state: outcome, note }) => (
                <li key={id}>
                  {`${whatText(kind, at)} · ${t.state(outcome)}`} {note && t.note(note)}
                </li>
              ))}
            </ul>
          </section>
        )}
        <p class="field__hint">{t.how}</p>
      </div>
    </Dialog>
  );
}

function whatText(kind: string, at: number): string {
  const t = aftermathTexts();
  const name = kind === 'question' ? t.question : kind === 'standing' ? t.standingKind : t.message;
  return t.about(name, timeText(at, language.value, zone()));
}

function TallyLines({ tally }: { readonly tally: Tally }) {
  const t = aftermathTexts();
  const declined = reasonValues.flatMap((reason) => {
    const count = tally.declined[reason] ?? 0;
    return count > 0 ? [t.declined(count, receiptTexts().reason(reason))] : [];
  });
  return (
    <ul class="numbers">
      <li>{t.asked(tally.asked)}</li>
      <li>{t.answered(tally.answered)}</li>
      <li>{t.merged(tally.merged)}</li>
      {declined.length === 0 ? <li>{t.declinedAll(0)}</li> : declined.map((line) => <li key={line}>{line}</li>)}
    </ul>
  );
}
