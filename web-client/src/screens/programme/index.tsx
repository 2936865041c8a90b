// The programme of the event: by day, with search and filters kept in the address.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ProgrammeItem } from '@protocol/messages';
import { api } from '../../api/api';
import { facts, hub, zone } from '../../app/hub';
import { Page } from '../../app/page';
import { failureSentence } from '../../app/sentences';
import { dayKey, dayText, timeText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import { navigate, paths, query } from '../../router';
import { Icon } from '../../widgets/icons';
import { useNow } from '../../widgets/now';
import { Empty, Failure, Notice, Skeleton } from '../../widgets/states';
import { DayTabs } from './day_tabs';
import {
  dayCounts,
  type DayGroup,
  dayShown,
  type Filter,
  filterQuery,
  grouped,
  type Listed,
  listed,
  matching,
  momentOf,
  readFilter,
  wholeWeek,
} from './filter';
import { FilterBar } from './filter_bar';
import { loadProgramme, programme } from './programme_store';
import { programmeTexts } from './programme_texts';
import { SessionCard } from './session_card';

const minuteMs = 60_000;

export default function ProgrammeScreen() {
  const t = programmeTexts();
  const loaded = programme.value;
  useEffect(() => void loadProgramme(), []);
  return (
    <Page name={t.title} wide>
      <Head />
      {loaded.kind === 'loading' && <Skeleton lines={8} />}
      {loaded.kind === 'failed' && (
        <Failure
          title={t.failedTitle}
          sentence={failureSentence(loaded.failure)}
          onRetry={() => void loadProgramme()}
        />
      )}
      {loaded.kind === 'ready' && <Body items={loaded.value} />}
    </Page>
  );
}

function Head() {
  const t = programmeTexts();
  const hubFacts = facts.value;
  return (
    <div class="programme-head">
      <div>
        <h1>{hubFacts?.event ?? t.title}</h1>
        {hubFacts?.first_day && hubFacts.last_day && (
          <p class="programme-head__dates">{daysText(hubFacts.first_day, hubFacts.last_day)}</p>
        )}
      </div>
      <CodeEntry />
    </div>
  );
}

function daysText(first: string, last: string): string {
  const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
  if (first === last) return dayText(at(first), language.value, 'UTC');
  const format = new Intl.DateTimeFormat(language.value === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.formatRange(at(first), at(last));
}

function CodeEntry() {
  const t = programmeTexts();
  const [code, setCode] = useState('');
  return (
    <form
      class="code-entry"
      onSubmit={(event) => {
        event.preventDefault();
        navigate(paths.join(code.trim()));
      }}
    >
      <label class="code-entry__label" for="programme-code">
        {t.codeTitle}
      </label>
      <input
        id="programme-code"
        class="input code-entry__input"
        aria-label={t.codeLabel}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        maxLength={10}
        value={code}
        onInput={(event) => setCode(event.currentTarget.value)}
      />
      <button type="submit" class="button button--primary">
        {t.codeGo}
      </button>
    </form>
  );
}

function Body({ items }: { readonly items: readonly ProgrammeItem[] }) {
  const t = programmeTexts();
  const now = useNow(() => hub.now(), minuteMs / 2);
  const entries = useMemo(() => listed(items, zone()), [items, zone()]);
  const filter = readFilter(query.value);
  const change = (next: Filter) => navigate(paths.programme + filterQuery(next), { replace: true });
  if (entries.length === 0) {
    return (
      <Empty icon="calendar" title={t.notYetTitle}>
        <p>{t.notYet}</p>
      </Empty>
    );
  }
  const found = matching(entries, filter);
  const days = dayCounts(entries, found);
  const today = dayKey(now, zone());
  const shown = dayShown(filter, days, today);
  const visible = shown === wholeWeek ? found : found.filter(({ day }) => day === shown);
  return (
    <>
      {facts.value?.sample && <Notice>{t.sample}</Notice>}
      <DayTabs days={days} shown={shown} today={today} onChoose={(day) => change({ ...filter, day })} />
      <FilterBar entries={entries} filter={filter} onChange={change} />
      {shown === today && <Soon entries={found} now={now} />}
      <p class="programme-count" role="status">
        {t.count(visible.length)}
      </p>
      {visible.length === 0 ? (
        <NothingFound elsewhere={found.length > 0} onWeek={() => change({ ...filter, day: wholeWeek })} />
      ) : (
        grouped(visible).map((day) => <Day key={day.day} group={day} now={now} named={shown === wholeWeek} />)
      )}
      <p class="programme-foot">
        <a href={api.programmeCalendar} download="programme.ics">
          <Icon name="calendar" />
          {t.calendar}
        </a>
      </p>
    </>
  );
}

/** What is on and what begins within the hour, in front of the day's list. */
function Soon({ entries, now }: { readonly entries: readonly Listed[]; readonly now: number }) {
  const t = programmeTexts();
  const on = entries.filter(({ item }) => momentOf(item, now).kind === 'now');
  const next = entries.filter(({ item }) => momentOf(item, now).kind === 'soon');
  return (
    <>
      {on.length > 0 && <SoonList title={t.nowTitle} entries={on} now={now} />}
      {next.length > 0 && <SoonList title={t.nextTitle} entries={next} now={now} />}
    </>
  );
}

interface SoonListProps {
  readonly title: string;
  readonly entries: readonly Listed[];
  readonly now: number;
}

function SoonList({ title, entries, now }: SoonListProps) {
  return (
    <section class="soon" aria-label={title}>
      <h2>{title}</h2>
      <ul class="soon__list">
        {entries.map(({ item }) => (
          <SessionCard key={item.id} item={item} now={now} />
        ))}
      </ul>
    </section>
  );
}

function NothingFound({ elsewhere, onWeek }: { readonly elsewhere: boolean; readonly onWeek: () => void }) {
  const t = programmeTexts();
  return (
    <Empty icon="search" title={t.emptyTitle}>
      <p>{elsewhere ? t.emptyDay : t.emptyAll}</p>
      {elsewhere && (
        <button type="button" class="button" onClick={onWeek}>
          {t.showWeek}
        </button>
      )}
    </Empty>
  );
}

function Day({ group, now, named }: { readonly group: DayGroup; readonly now: number; readonly named: boolean }) {
  const name = dayText(group.at, language.value, zone());
  return (
    <section class="programme-day" aria-label={name}>
      <h2 class={named ? 'programme-day__name' : 'visually-hidden'}>{name}</h2>
      {group.times.map(({ at, items }) => (
        <div key={at} class="programme-time">
          <p class="programme-time__at numbers">{timeText(at, language.value, zone())}</p>
          <ul class="programme-time__list">
            {items.map((item) => (
              <SessionCard key={item.id} item={item} now={now} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
