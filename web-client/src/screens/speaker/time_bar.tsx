// The minutes left as a thin bar with words: by the timer when one runs, else to the end of the session.
import { useEffect, useState } from 'preact/hooks';
import type { ProgrammeItem } from '@protocol/messages';
import { api } from '../../api/api';
import { hub } from '../../app/hub';
import { clockText } from '../../i18n/dates';
import type { RoomState } from '../../room/state';
import { useTimeLeft } from '../../widgets/countdown';
import { useNow } from '../../widgets/now';
import { speakerTexts } from './texts';
import { soonMs, spanOf, type TimeSpan, toneOf } from './time_left';

const minuteMs = 60_000;

export function TimeBar({ room, state }: { readonly room: string; readonly state: RoomState }) {
  const [session, setSession] = useState<ProgrammeItem>();
  const now = useNow(() => hub.now(), minuteMs / 4);
  useEffect(() => {
    let shown = true;
    void api.room(room).then((answer) => shown && answer.ok && setSession(answer.value.session));
    return () => {
      shown = false;
    };
  }, [room]);
  const span = spanOf(state.shared.timer, session, now);
  return span ? <Bar key={span.endsAt} span={span} now={now} /> : null;
}

function Bar({ span, now }: { readonly span: TimeSpan; readonly now: number }) {
  const t = speakerTexts();
  const left = useTimeLeft(span.endsAt, () => hub.now());
  return (
    <div class={`time-bar time-bar--${toneOf(left)}`} role="timer" aria-label={t.timer}>
      <meter class="time-bar__meter" min={0} max={1} value={Math.min(1, left / span.wholeMs)} aria-hidden="true" />
      <p class="time-bar__text numbers">{leftText(left, span.endsAt, now)}</p>
    </div>
  );
}

function leftText(left: number, endsAt: number, now: number): string {
  const t = speakerTexts();
  if (left > soonMs) return t.left(Math.ceil(left / minuteMs));
  if (left > 0) return t.leftClock(clockText(left));
  const over = Math.floor((now - endsAt) / minuteMs);
  return over > 0 ? t.overBy(over) : t.over;
}
