// The shield: one switch to the strictest settings and back. Says what it does before, and stands out while it is up.
import { useState } from 'preact/hooks';
import { act } from '../../app/act';
import { zone } from '../../app/hub';
import { timeText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import type { RoomStore } from '../../room/room_store';
import type { RoomState } from '../../room/state';
import { Dialog } from '../../widgets/dialog';
import { Icon } from '../../widgets/icons';
import { shieldTexts } from './moderation_texts';

export interface ShieldProps {
  readonly store: RoomStore;
  readonly state: RoomState;
}

export function ShieldButton({ store, state }: ShieldProps) {
  const t = shieldTexts();
  const [asking, setAsking] = useState(false);
  const raise = () => {
    setAsking(false);
    void act(store, { k: 'set_shield', on: true });
  };
  if (state.shared.shield) return null;
  return (
    <>
      <button
        type="button"
        class="button button--small"
        aria-label={t.raise}
        title={t.raise}
        onClick={() => setAsking(true)}
      >
        <Icon name="shield" />
        <span class="desk__shield-word">{t.shield}</span>
      </button>
      {asking && (
        <Dialog
          title={t.title}
          onClose={() => setAsking(false)}
          actions={
            <>
              <button type="button" class="button" onClick={() => setAsking(false)}>
                {t.cancel}
              </button>
              <button type="button" class="button button--danger" onClick={raise}>
                {t.raise}
              </button>
            </>
          }
        >
          <ShieldEffects />
        </Dialog>
      )}
    </>
  );
}

export function ShieldEffects() {
  const t = shieldTexts();
  return (
    <div class="desk-dialog">
      <p>{t.what}</p>
      <ul class="shield-effects">
        {[t.effectHold, t.effectNew, t.effectRest].map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <p class="field__hint">{t.back}</p>
    </div>
  );
}

export function ShieldBanner({ store, state }: ShieldProps) {
  const t = shieldTexts();
  const { shield } = state.shared;
  if (!shield) return null;
  const where = shield.scopes.map((scope) => t.scope(scope)).join(', ');
  const wide = shield.scopes.some((scope) => scope === 'event' || scope === 'partner');
  return (
    <div class="shield-banner" role="status">
      <Icon name="shield" />
      <p>
        <strong>{t.up(where, timeText(shield.since, language.value, zone()))}</strong> {wide ? t.wide : t.upHint}
      </p>
      <button
        type="button"
        class="button button--small"
        onClick={() => void act(store, { k: 'set_shield', on: false })}
      >
        {t.lower}
      </button>
    </div>
  );
}
