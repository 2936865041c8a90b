// The question being answered, pinned on top, and the one that comes next.
import type { RoomStore } from '../../room/room_store';
import { questionInState } from '../../room/selectors';
import type { RoomState } from '../../room/state';
import { Icon } from '../../widgets/icons';
import { unbroken } from '../../i18n/unbroken';
import { AuthorName } from './author';
import { questionTexts, roomTexts } from './texts';

export interface NowCardProps {
  readonly store: RoomStore;
  readonly state: RoomState;
  /** The light view says so when there is nothing; elsewhere the card is simply not there. */
  readonly always?: boolean;
}

export function NowCard({ store, state, always = false }: NowCardProps) {
  const t = roomTexts();
  const pending = store.pending.value;
  const now = questionInState(state, pending, 'now');
  const next = questionInState(state, pending, 'next');
  if (!now && !next && !always) return null;
  return (
    <section class={now ? 'now now--on' : 'now'} aria-label={t.nowTitle}>
      {now ? (
        <>
          <p class="now__label">
            <Icon name="bell" />
            {t.nowTitle}
          </p>
          <p class="now__text">{unbroken(now.question.text)}</p>
          <p class="now__meta numbers">
            <AuthorName author={now.question.author} mine={now.mine} />
            <span>{questionTexts().votes(now.votes)}</span>
          </p>
        </>
      ) : (
        always && <p class="now__none">{t.nothingNow}</p>
      )}
      {next && (
        <p class="now__next">
          <span class="now__next-label">{t.nextTitle}</span> {unbroken(next.question.text)}
        </p>
      )}
    </section>
  );
}
