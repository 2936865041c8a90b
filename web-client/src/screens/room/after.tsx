// What stands beside a contribution once it is there: the flag for what others wrote, and for one's own what was decided.
// The longer words are loaded when somebody needs them.
import { useState } from 'preact/hooks';
import type { ReportState, Statement } from '@protocol/messages';
import { hub } from '../../app/hub';
import { lazyPart } from '../../app/lazy';
import type { RoomStore } from '../../room/room_store';
import type { RoomState } from '../../room/state';
import { useTimeLeft } from '../../widgets/countdown';
import { Icon } from '../../widgets/icons';
import { noticeTexts } from './notice_texts';

export const StatementLines = lazyPart(() => import('./aftermath/statement'));
export const StandingNote = lazyPart(() => import('./aftermath/standing_note'));
const ReportDialog = lazyPart(() => import('./aftermath/report_dialog'));
const ModerationDialog = lazyPart(() => import('./aftermath/moderation_dialog'));

/** Worth a line of its own: a decision, or words that were changed. Waiting for approval speaks for itself. */
export function isToldWhy(statement: Statement | undefined): statement is Statement {
  return statement !== undefined && (statement.contest !== undefined || statement.cause !== undefined);
}

export interface FlagProps {
  readonly store: RoomStore;
  readonly kind: 'message' | 'question';
  readonly item: number;
  readonly text: string;
  /** Reported by this person already, and what came of it. */
  readonly reported: ReportState | undefined;
  readonly tabStop?: boolean;
}

export function Flag({ store, kind, item, text, reported, tabStop = true }: FlagProps) {
  const t = noticeTexts();
  const [open, setOpen] = useState(false);
  if (reported !== undefined) {
    return <span class="flag__done">{reported === 'open' ? t.reported : t.reportedDone}</span>;
  }
  return (
    <>
      <button
        type="button"
        class="flag"
        tabIndex={tabStop ? 0 : -1}
        aria-label={t.reportOf(text)}
        title={t.report}
        onClick={() => setOpen(true)}
      >
        <Icon name="flag" />
      </button>
      {open && <ReportDialog store={store} kind={kind} item={item} text={text} onClose={() => setOpen(false)} />}
    </>
  );
}

export function reportedState(state: RoomState | undefined, kind: string, item: number): ReportState | undefined {
  return state?.mine.reports.find((report) => report.kind === kind && report.item === item)?.state;
}

/** Calm: nothing went wrong, the others see it a little later. */
export function DelayLine({ until }: { readonly until: number | undefined }) {
  const t = noticeTexts();
  const seconds = Math.ceil(useTimeLeft(until, () => hub.now()) / 1000);
  return (
    <p class="receipt receipt--slate numbers">
      <Icon name="clock" />
      {seconds > 0 ? t.delayed(seconds) : t.delayedNow}
    </p>
  );
}

export function ModerationButton({ store }: { readonly store: RoomStore }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="button button--quiet button--small" onClick={() => setOpen(true)}>
        <Icon name="shield" />
        {noticeTexts().moderation}
      </button>
      {open && <ModerationDialog store={store} onClose={() => setOpen(false)} />}
    </>
  );
}
