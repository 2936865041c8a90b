// What this session is, under the stage where there is room for it: when, where, who, and the code to invite others.
import { useEffect, useState } from 'preact/hooks';
import type { RoomFacts } from '@protocol/messages';
import { api } from '../../api/api';
import { zone } from '../../app/hub';
import { spanText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import { Icon } from '../../widgets/icons';
import { roomTexts } from './texts';

export function About({ room }: { readonly room: string }) {
  const t = roomTexts();
  const [facts, setFacts] = useState<RoomFacts>();
  useEffect(() => {
    let shown = true;
    void api.room(room).then((answer) => shown && answer.ok && setFacts(answer.value));
    return () => {
      shown = false;
    };
  }, [room]);
  if (!facts) return null;
  const { session, code } = facts;
  return (
    <section class="about" aria-label={t.about}>
      {session && (
        <ul class="about__facts">
          <li>
            <Icon name="calendar" />
            {spanText(session.starts_at, session.ends_at, language.value, zone())}
          </li>
          {session.speakers.length > 0 && (
            <li>
              <Icon name="people" />
              {session.speakers.join(', ')}
            </li>
          )}
          <li>
            <Icon name="place" />
            {[session.place, session.town].filter(Boolean).join(', ')}
          </li>
        </ul>
      )}
      {session?.abstract && <p class="about__text">{session.abstract}</p>}
      {code && (
        <p class="about__code">
          {t.code} <strong>{`${code.slice(0, 3)} ${code.slice(3)}`}</strong>
        </p>
      )}
    </section>
  );
}
