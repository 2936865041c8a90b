// A session in a list: what, where, with whom, and whether it is on.
import type { ProgrammeItem } from '@protocol/messages';
import { zone } from '../../app/hub';
import { shortDayText, timeText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import { paths } from '../../router';
import { Icon } from '../../widgets/icons';
import { type Moment, momentOf } from './filter';
import { kindIcons, kindTexts, languageName, sessionTexts } from './session_texts';

export function MomentPill({ moment }: { readonly moment: Moment }) {
  const t = sessionTexts();
  switch (moment.kind) {
    case 'cancelled':
      return (
        <span class="pill pill--brick">
          <Icon name="ban" />
          {t.cancelled}
        </span>
      );
    case 'now':
      return (
        <span class="pill pill--brick">
          <span class="live-dot" />
          {t.now(moment.endsInMin)}
        </span>
      );
    case 'soon':
      return (
        <span class="pill pill--gold">
          <Icon name="clock" />
          {t.soon(moment.inMin)}
        </span>
      );
    case 'over':
      return <span class="pill">{t.over}</span>;
    case 'later':
      return null;
    default: {
      const never: never = moment;
      return never;
    }
  }
}

export function KindPill({ kind }: { readonly kind: ProgrammeItem['kind'] }) {
  return (
    <span class="pill pill--slate">
      <Icon name={kindIcons[kind]} />
      {kindTexts()[kind]}
    </span>
  );
}

export function placeText(item: ProgrammeItem): string {
  const place = [item.place, item.town].filter(Boolean);
  // Many places name their town already.
  if (item.place && item.town && item.place.includes(item.town)) place.pop();
  return place.join(', ') || (item.online_url ? sessionTexts().online : '');
}

export interface SessionCardProps {
  readonly item: ProgrammeItem;
  readonly now: number;
  /** Where the list itself does not say the day. */
  readonly dated?: boolean;
}

export function SessionCard({ item, now, dated }: SessionCardProps) {
  const t = sessionTexts();
  const moment = momentOf(item, now);
  const place = placeText(item);
  const dim = moment.kind === 'cancelled' || moment.kind === 'over';
  return (
    <li class={dim ? 'session-card session-card--dim' : 'session-card'} data-kind={moment.kind}>
      <div class="session-card__pills">
        <MomentPill moment={moment} />
        <KindPill kind={item.kind} />
        {item.status === 'tentative' && <span class="pill">{t.tentative}</span>}
        {item.young_audience && <span class="pill pill--green">{t.young}</span>}
        {item.language !== '' && item.language !== 'fr' && (
          <span class="pill">{t.inLanguage(languageName(item.language, language.value))}</span>
        )}
      </div>
      <h3 class="session-card__title">
        <a href={paths.session(item.id)}>{item.title}</a>
      </h3>
      <p class="session-card__facts">
        {dated && <span>{shortDayText(item.starts_at, language.value, zone())}</span>}
        <span class="numbers">
          {timeText(item.starts_at, language.value, zone())} – {timeText(item.ends_at, language.value, zone())}
        </span>
        {place && <span>{place}</span>}
      </p>
      <p class="session-card__who">{[item.partner, item.theme].filter(Boolean).join(' · ')}</p>
    </li>
  );
}
