// Who is paused or shut out, of this room and beyond it, and the way to take it back.
import type { Standing } from '@protocol/messages';
import { act } from '../../app/act';
import { api } from '../../api/api';
import { useLoaded } from '../../api/loaded';
import { failureSentence } from '../../app/sentences';
import { Icon } from '../../widgets/icons';
import { Empty, Failure, Skeleton } from '../../widgets/states';
import { receiptTexts } from '../room/texts';
import { momentShort, SanctionItems } from './person_dialog';
import type { ToolProps } from './tools';
import { toolsTexts } from './tools_texts';

export function PeopleTool({ store, state }: ToolProps) {
  const t = toolsTexts();
  const { loaded, reload } = useLoaded(() => api.sanctions(), store.room);
  const { standings } = state.shared;
  if (loaded.kind === 'loading') return <Skeleton lines={3} />;
  const beyond = loaded.kind === 'ready' ? loaded.value.sanctions : [];
  return (
    <div class="tool">
      {loaded.kind === 'failed' && <Failure sentence={failureSentence(loaded.failure)} onRetry={() => void reload()} />}
      {standings.length + beyond.length === 0 && (
        <Empty icon="people" title={t.peopleEmpty}>
          <p>{t.peopleHint}</p>
        </Empty>
      )}
      {standings.length > 0 && (
        <section class="tool__group people" aria-label={t.inRoom}>
          <h3>{t.inRoom}</h3>
          <ul class="people">
            {standings.map((standing) => (
              <StandingItem key={standing.person} store={store} standing={standing} />
            ))}
          </ul>
        </section>
      )}
      {beyond.length > 0 && (
        <section class="tool__group people" aria-label={t.beyond}>
          <h3>{t.beyond}</h3>
          <SanctionItems sanctions={beyond} named onLifted={() => void reload()} />
        </section>
      )}
    </div>
  );
}

function StandingItem({ store, standing }: Pick<ToolProps, 'store'> & { readonly standing: Standing }) {
  const t = toolsTexts();
  const { person, name, muted_until, banned_until, reason, decided } = standing;
  const lines = [
    banned_until === undefined ? t.muted(momentShort(muted_until ?? 0)) : t.banned,
    reason && receiptTexts().reason(reason),
    decided?.name && t.decidedBy(decided.name),
  ];
  return (
    <li class="people__item">
      <Icon name={banned_until === undefined ? 'mute' : 'ban'} />
      <div>
        <p class="people__name">{name}</p>
        <p class="field__hint">{lines.filter(Boolean).join(' · ')}</p>
      </div>
      <button type="button" class="button button--small" onClick={() => void act(store, { k: 'lift_person', person })}>
        {t.lift}
      </button>
    </li>
  );
}
