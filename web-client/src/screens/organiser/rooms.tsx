// What is on and what comes next, with the code of each room and the doors to its desk, speaker and projector.
import { useEffect, useState } from 'preact/hooks';
import type { ProgrammeItem } from '@protocol/messages';
import { api } from '../../api/api';
import { holdsRole, hub, profile, zone } from '../../app/hub';
import { failureSentence } from '../../app/sentences';
import { coversSession } from '../../app/roles';
import { isSameDay, shortDayText, timeText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import { paths } from '../../router';
import { Icon, type IconName } from '../../widgets/icons';
import { useNow } from '../../widgets/now';
import { Empty, Failure, Skeleton } from '../../widgets/states';
import { folded, momentOf } from '../programme/filter';
import { loadProgramme, programme } from '../programme/programme_store';
import { MomentPill, placeText } from '../programme/session_card';
import { spacedCode } from '../session/team_box';
import { runsheet } from './runsheet';
import { roomsTexts } from './texts';

const shownAtFirst = 12;

export function RoomsSection() {
  const loaded = programme.value;
  switch (loaded.kind) {
    case 'loading':
      return <Skeleton lines={6} />;
    case 'failed':
      return <Failure sentence={failureSentence(loaded.failure)} onRetry={() => void loadProgramme()} />;
    case 'ready':
      return <Rooms items={loaded.value.filter(isMine)} />;
    default: {
      const never: never = loaded;
      return never;
    }
  }
}

function isMine(item: ProgrammeItem): boolean {
  return holdsRole('organiser') || (profile()?.grants.some((grant) => coversSession(grant, item)) ?? false);
}

function Rooms({ items }: { readonly items: readonly ProgrammeItem[] }) {
  const t = roomsTexts();
  const now = useNow(() => hub.now(), 30_000);
  const [search, setSearch] = useState('');
  const words = folded(search).split(/\s+/).filter(Boolean);
  if (items.length === 0) {
    return (
      <Empty icon="calendar" title={t.empty}>
        <p>{t.emptyHint}</p>
        <a class="button" href={paths.organiser('import')}>
          {t.toImport}
        </a>
      </Empty>
    );
  }
  const found = items.filter((item) => {
    const text = folded([item.title, item.partner, item.town, item.place, ...item.speakers].join('\n'));
    return words.every((word) => text.includes(word));
  });
  const parts = runsheet(found, now);
  return (
    <>
      <label class="search console__search">
        <span class="visually-hidden">{t.search}</span>
        <Icon name="search" />
        <input
          class="input"
          type="search"
          placeholder={t.search}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </label>
      {found.length === 0 && (
        <Empty icon="search" title={t.none}>
          <p>{t.noneHint}</p>
        </Empty>
      )}
      {words.length > 0 ? (
        <RoomList title={t.found} items={found} now={now} />
      ) : (
        <>
          <RoomList title={t.now} items={parts.now} now={now} />
          <RoomList title={t.next} items={parts.next} now={now} />
          <RoomList title={t.past} items={parts.past} now={now} />
        </>
      )}
    </>
  );
}

interface RoomListProps {
  readonly title: string;
  readonly items: readonly ProgrammeItem[];
  readonly now: number;
}

function RoomList({ title, items, now }: RoomListProps) {
  const t = roomsTexts();
  const [shown, setShown] = useState(shownAtFirst);
  if (items.length === 0) return null;
  return (
    <section class="room-list" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {items.slice(0, shown).map((item) => (
          <RoomRow key={item.id} item={item} now={now} />
        ))}
      </ul>
      {items.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + shownAtFirst)}>
          {t.more} ({items.length - shown})
        </button>
      )}
    </section>
  );
}

function RoomRow({ item, now }: { readonly item: ProgrammeItem; readonly now: number }) {
  const t = roomsTexts();
  const doors: readonly (readonly [IconName, string, string])[] = [
    ['forward', t.room, paths.room(item.id)],
    ['shield', t.desk, paths.room(item.id, 'desk')],
    ['phone', t.speaker, paths.room(item.id, 'speaker')],
    ['screen', t.projector, paths.room(item.id, 'projector')],
  ];
  return (
    <li class="room-row">
      <div class="room-row__time numbers">
        {!isSameDay(item.starts_at, now, zone()) && <span>{shortDayText(item.starts_at, language.value, zone())}</span>}
        <strong>{timeText(item.starts_at, language.value, zone())}</strong>
      </div>
      <div class="room-row__what">
        <a class="room-row__title" href={paths.session(item.id)}>
          {item.title}
        </a>
        <p class="field__hint">{[placeText(item), item.partner].filter(Boolean).join(' · ')}</p>
        <MomentPill moment={momentOf(item, now)} />
      </div>
      {item.status !== 'cancelled' && <RoomCode session={item.id} />}
      <ul class="room-row__doors">
        {doors.map(([icon, name, href]) => (
          <li key={href}>
            <a class="button button--small button--quiet" href={href}>
              <Icon name={icon} />
              {name}
            </a>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Codes are not in the public programme: asked for by row. */
function RoomCode({ session }: { readonly session: string }) {
  const t = roomsTexts();
  const [code, setCode] = useState('');
  useEffect(() => {
    let shown = true;
    void api.session(session).then((answer) => shown && answer.ok && setCode(answer.value.code ?? ''));
    return () => {
      shown = false;
    };
  }, [session]);
  return (
    <p class="room-row__code">
      <span class="visually-hidden">{t.code} : </span>
      {spacedCode(code)}
    </p>
  );
}
