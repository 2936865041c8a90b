// One session: all its facts, the way into its room, and the tools of its team.
import { useEffect } from 'preact/hooks';
import type { ProgrammeItem } from '@protocol/messages';
import { api } from '../../api/api';
import { useLoaded } from '../../api/loaded';
import { hub, zone } from '../../app/hub';
import { Page } from '../../app/page';
import { failureSentence } from '../../app/sentences';
import { dayText, timeText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import { paths } from '../../router';
import { Icon } from '../../widgets/icons';
import { useNow } from '../../widgets/now';
import { Failure, Notice, Skeleton } from '../../widgets/states';
import { momentOf } from '../programme/filter';
import { loadProgramme, programme, sessionById } from '../programme/programme_store';
import { KindPill, MomentPill, placeText, SessionCard } from '../programme/session_card';
import { languageName, sessionTexts } from '../programme/session_texts';
import { TeamBox } from './team_box';
import { sessionPageTexts } from './texts';

export default function SessionScreen({ session }: { readonly session: string }) {
  const t = sessionPageTexts();
  const { loaded, reload } = useLoaded(() => api.session(session), session);
  // The list knows most of it already: show that while the page's own facts are on their way.
  const item = loaded.kind === 'ready' ? loaded.value : sessionById(session);
  useEffect(() => void loadProgramme(), []);
  return (
    <Page name={item?.title ?? t.notFoundTitle} wide>
      <a class="back-link" href={paths.programme}>
        <Icon name="back" />
        {t.back}
      </a>
      {item && <Session item={item} />}
      {!item && loaded.kind === 'loading' && <Skeleton lines={8} />}
      {!item && loaded.kind === 'failed' && (
        <Failure
          {...(loaded.failure.code === 'not_found' && { title: t.notFoundTitle })}
          sentence={failureSentence(loaded.failure)}
          {...(loaded.failure.code !== 'not_found' && { onRetry: () => void reload() })}
        />
      )}
    </Page>
  );
}

function Session({ item }: { readonly item: ProgrammeItem }) {
  const t = sessionPageTexts();
  const now = useNow(() => hub.now(), 30_000);
  const moment = momentOf(item, now);
  return (
    <article class="session">
      <header class="session__head">
        <div class="session-card__pills">
          <MomentPill moment={moment} />
          <KindPill kind={item.kind} />
          {item.young_audience && <span class="pill pill--green">{sessionTexts().young}</span>}
        </div>
        <h1>{item.title}</h1>
        {item.speakers.length > 0 && <p class="session__speakers">{sessionTexts().with(item.speakers.join(', '))}</p>}
      </header>
      <aside class="session__side">
        <div class="card session__facts">
          <Facts item={item} />
          <Actions item={item} />
        </div>
        <TeamBox item={item} />
      </aside>
      <div class="session__body">
        <Notices item={item} />
        <h2>{t.about}</h2>
        <div class="session__abstract">
          {paragraphs(item.abstract || t.noAbstract).map((text, index) => (
            <p key={index}>{text}</p>
          ))}
        </div>
        <Neighbours item={item} now={now} />
      </div>
    </article>
  );
}

const paragraphs = (text: string): readonly string[] => text.split(/\n+/).filter((line) => line.trim() !== '');

function Notices({ item }: { readonly item: ProgrammeItem }) {
  const t = sessionPageTexts();
  return (
    <>
      {item.status === 'cancelled' && (
        <Notice icon="ban" refusal>
          <strong>{t.cancelledTitle}</strong> {t.cancelled}
        </Notice>
      )}
      {item.status === 'tentative' && <Notice icon="warning">{t.tentative}</Notice>}
      {item.young_audience && <Notice icon="shield">{t.young}</Notice>}
    </>
  );
}

function Facts({ item }: { readonly item: ProgrammeItem }) {
  const t = sessionPageTexts();
  const at = (time: number) => timeText(time, language.value, zone());
  const place = placeText(item);
  return (
    <dl class="facts">
      <dt>
        <Icon name="calendar" label={t.when} />
      </dt>
      <dd>
        <span class="facts__day">{dayText(item.starts_at, language.value, zone())}</span>
        <span class="numbers">
          {at(item.starts_at)} – {at(item.ends_at)}
        </span>
      </dd>
      {place && (
        <>
          <dt>
            <Icon name="place" label={t.where} />
          </dt>
          <dd>{place}</dd>
        </>
      )}
      {item.online_url && (
        <>
          <dt>
            <Icon name="external" label={t.online} />
          </dt>
          <dd>
            <a href={item.online_url} target="_blank" rel="noopener noreferrer">
              {t.onlineLink}
            </a>
          </dd>
        </>
      )}
      {item.partner && (
        <>
          <dt>
            <Icon name="people" label={t.partner} />
          </dt>
          <dd>
            <a href={`${paths.programme}?day=all&partner=${encodeURIComponent(item.partner)}`}>{item.partner}</a>
          </dd>
        </>
      )}
      {item.theme && (
        <>
          <dt>
            <Icon name="star" label={t.theme} />
          </dt>
          <dd>
            <a href={`${paths.programme}?day=all&theme=${encodeURIComponent(item.theme)}`}>{item.theme}</a>
          </dd>
        </>
      )}
      {item.language && (
        <>
          <dt>
            <Icon name="chat" label={t.language} />
          </dt>
          <dd class="facts__language">{languageName(item.language, language.value)}</dd>
        </>
      )}
    </dl>
  );
}

function Actions({ item }: { readonly item: ProgrammeItem }) {
  const t = sessionPageTexts();
  if (item.status === 'cancelled') return null;
  return (
    <div class="session__actions">
      <a class="button button--primary button--wide" href={paths.room(item.id)}>
        <Icon name={item.kind === 'jobs_connect' ? 'briefcase' : 'forward'} />
        {item.kind === 'jobs_connect' ? t.enterHall : t.enter}
      </a>
      <a class="button button--wide" href={api.sessionCalendar(item.id)} download={`${item.id}.ics`}>
        <Icon name="calendar" />
        {t.calendar}
      </a>
    </div>
  );
}

const neighboursShown = 3;

/** Where to go instead or next: sessions of the same partner, and those at the same time. */
function Neighbours({ item, now }: { readonly item: ProgrammeItem; readonly now: number }) {
  const t = sessionPageTexts();
  const loaded = programme.value;
  if (loaded.kind !== 'ready') return null;
  const others = loaded.value.filter(({ id, status }) => id !== item.id && status !== 'cancelled');
  const partner = others.filter((other) => item.partner !== '' && other.partner === item.partner);
  const sameTime = others.filter((other) => other.starts_at < item.ends_at && other.ends_at > item.starts_at);
  return (
    <>
      <Others title={t.samePartner} items={partner} now={now} />
      <Others title={t.sameMoment} items={sameTime.filter((other) => !partner.includes(other))} now={now} />
    </>
  );
}

interface OthersProps {
  readonly title: string;
  readonly items: readonly ProgrammeItem[];
  readonly now: number;
}

function Others({ title, items, now }: OthersProps) {
  if (items.length === 0) return null;
  return (
    <section class="session__others" aria-label={title}>
      <h2>{title}</h2>
      <ul class="soon__list">
        {items.slice(0, neighboursShown).map((other) => (
          <SessionCard key={other.id} item={other} now={now} dated />
        ))}
      </ul>
    </section>
  );
}
