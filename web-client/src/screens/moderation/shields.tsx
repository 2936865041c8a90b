// The shield of the event and of partners: where it is up, and the switch.
import { useState } from 'preact/hooks';
import type { ShieldState } from '@protocol/messages';
import { api } from '../../api/api';
import { useLoaded } from '../../api/loaded';
import { profile } from '../../app/hub';
import { type ScopeChoice, wideScopes } from '../../app/scopes';
import { failureSentence } from '../../app/sentences';
import { Dialog } from '../../widgets/dialog';
import { Icon } from '../../widgets/icons';
import { Notice } from '../../widgets/states';
import { shieldTexts } from '../desk/moderation_texts';
import { momentShort } from '../desk/person_dialog';
import { ShieldEffects } from '../desk/shield';
import { allRoomsTexts } from './texts';

export function Shields() {
  const scopes = wideScopes(profile()?.grants ?? []);
  const { loaded, reload } = useLoaded(() => api.shields(), 'shields');
  const [failed, setFailed] = useState<string>();
  if (scopes.length === 0) return null;
  const known = loaded.kind === 'ready' ? loaded.value.shields : [];
  const stateOf = ({ scope, id }: ScopeChoice) =>
    known.find((shield) => shield.scope === scope && shield.scope_id === id);
  const set = async ({ scope, id }: ScopeChoice, on: boolean) => {
    const answer = await api.setShield({ scope, scope_id: id, on });
    setFailed(answer.ok ? undefined : failureSentence(answer.failure));
    await reload();
  };
  const problem = failed ?? (loaded.kind === 'failed' ? failureSentence(loaded.failure) : undefined);
  return (
    <ul class="shields">
      {scopes.map((choice) => (
        <ShieldLine
          key={`${choice.scope} ${choice.id}`}
          choice={choice}
          state={stateOf(choice)}
          onSet={(on) => void set(choice, on)}
        />
      ))}
      {problem && <Notice refusal>{problem}</Notice>}
    </ul>
  );
}

interface ShieldLineProps {
  readonly choice: ScopeChoice;
  readonly state: ShieldState | undefined;
  readonly onSet: (on: boolean) => void;
}

function ShieldLine({ choice, state, onSet }: ShieldLineProps) {
  const t = allRoomsTexts();
  const shield = shieldTexts();
  const [asking, setAsking] = useState(false);
  const where = choice.scope === 'partner' ? `${shield.scope(choice.scope)} ${choice.id}` : shield.scope(choice.scope);
  const up = state?.on === true;
  const raise = () => {
    setAsking(false);
    onSet(true);
  };
  return (
    <li class={up ? 'shield-banner shield-banner--card' : 'shield-line'}>
      <Icon name="shield" />
      <p>{up ? t.shieldUp(where, state.by_name, momentShort(state.at)) : t.shieldDown(where)}</p>
      <button type="button" class="button button--small" onClick={() => (up ? onSet(false) : setAsking(true))}>
        {up ? shield.lower : shield.raise}
      </button>
      {asking && (
        <Dialog
          title={t.raiseFor(where)}
          onClose={() => setAsking(false)}
          actions={
            <>
              <button type="button" class="button" onClick={() => setAsking(false)}>
                {shield.cancel}
              </button>
              <button type="button" class="button button--danger" onClick={raise}>
                {shield.raise}
              </button>
            </>
          }
        >
          <ShieldEffects />
        </Dialog>
      )}
    </li>
  );
}
