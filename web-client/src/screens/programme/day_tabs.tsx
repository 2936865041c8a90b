// The days of the event as calendar leaves, each with the number of matching sessions.
import { useEffect, useRef } from 'preact/hooks';
import { language } from '../../i18n/language';
import { dayText } from '../../i18n/dates';
import { type DayCount, wholeWeek } from './filter';
import { programmeTexts } from './programme_texts';

/** Noon of the day in UTC: the same calendar day in every zone of Europe. */
function noon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}

function part(day: string, options: Intl.DateTimeFormatOptions): string {
  const locale = language.value === 'fr' ? 'fr-FR' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(noon(day));
}

export interface DayTabsProps {
  readonly days: readonly DayCount[];
  readonly shown: string;
  readonly today: string;
  readonly onChoose: (day: string) => void;
}

export function DayTabs({ days, shown, today, onChoose }: DayTabsProps) {
  const t = programmeTexts();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const leaf = list.current?.querySelector<HTMLElement>('[aria-pressed="true"]');
    if (leaf && list.current) list.current.scrollLeft = leaf.offsetLeft - 56;
  }, [shown, days.length]);
  const total = days.reduce((sum, { count }) => sum + count, 0);
  return (
    <div class="days" role="group" aria-label={t.days} ref={list}>
      {days.map(({ day, count }) => (
        <button
          key={day}
          type="button"
          class={day === today ? 'day day--today' : 'day'}
          aria-pressed={day === shown}
          onClick={() => onChoose(day)}
        >
          <Spoken text={t.dayCount(dayText(noon(day), language.value, 'UTC'), count)} />
          <span class="day__weekday" aria-hidden="true">
            {part(day, { weekday: 'short' })}
          </span>
          <span class="day__number numbers" aria-hidden="true">
            {part(day, { day: 'numeric' })}
          </span>
          <span class="day__month" aria-hidden="true">
            {part(day, { month: 'short' })}
          </span>
          <span class="day__count numbers" aria-hidden="true">
            {count}
          </span>
        </button>
      ))}
      <button type="button" class="day day--all" aria-pressed={shown === wholeWeek} onClick={() => onChoose(wholeWeek)}>
        <Spoken text={t.dayCount(t.wholeWeek, total)} />
        <span class="day__weekday" aria-hidden="true">
          {t.wholeWeekShort}
        </span>
        <span class="day__count numbers" aria-hidden="true">
          {total}
        </span>
      </button>
    </div>
  );
}

/** The name as it is read aloud; an aria-label that differs from the shown letters would fail those who speak to the page. */
function Spoken({ text }: { readonly text: string }) {
  return <span class="visually-hidden">{text}</span>;
}
