// A pause or an exclusion: effect, how long, where, and why.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Reason, reasonValues, type SanctionKind, sanctionKindValues } from '@protocol/messages';
import { api } from '../../api/api';
import { useLoaded } from '../../api/loaded';
import { profile } from '../../app/hub';
import { moderatedScopes } from '../../app/scopes';
import { failureSentence } from '../../app/sentences';
import { Dialog } from '../../widgets/dialog';
import { Field } from '../../widgets/field';
import { Notice } from '../../widgets/states';
import { showToast } from '../../widgets/toasts';
import { receiptTexts } from '../room/texts';
import type { Desk } from './desk_model';
import { type Duration, durations, penaltyCommand, penaltyRequest } from './duration';
import { authorOf, type DeskItem } from './items';
import { personTexts } from './person_texts';
import { Cancel, Quoted } from './quoted';

interface MuteProps {
  readonly desk: Desk;
  readonly item: DeskItem;
}

export function MuteDialog({ desk, item }: MuteProps) {
  const t = personTexts();
  const author = authorOf(item);
  if (!author) {
    return (
      <Dialog title={t.muteTitle('')} onClose={desk.giveUp} actions={<Cancel desk={desk} />}>
        <p>{t.noAuthor}</p>
      </Dialog>
    );
  }
  return <Penalties desk={desk} item={item} person={author.person} name={author.name} />;
}

/** Rooms of the place and beyond, as far as this person decides. */
export function useScopes(room: string) {
  const { loaded } = useLoaded(() => api.room(room), room);
  const partner = loaded.kind === 'ready' ? loaded.value.session?.partner : undefined;
  return moderatedScopes(profile()?.grants ?? [], room, partner);
}

function durationText(duration: Duration): string {
  const t = personTexts();
  if (duration.kind !== 'seconds') return t.lasting(duration.kind);
  return duration.seconds < 60 ? t.seconds(duration.seconds) : t.minutes(duration.seconds / 60);
}

const fiveMinutes: Duration = durations[2] ?? { kind: 'day' };

function Penalties({ desk, item, person, name }: MuteProps & { readonly person: string; readonly name: string }) {
  const t = personTexts();
  const scopes = useScopes(desk.roomOf(item));
  const [effect, setEffect] = useState<SanctionKind>('mute');
  const [duration, setDuration] = useState<Duration>(fiveMinutes);
  const [at, setAt] = useState(0);
  const [reason, setReason] = useState<Reason>('offensive');
  const [failed, setFailed] = useState<string>();
  const where = scopes[at] ?? scopes[0];
  const apply = async () => {
    if (!where) return;
    const penalty = { person, effect, duration, where, reason };
    const cmd = penaltyCommand(penalty);
    if (cmd) return desk.answer(cmd);
    const answer = await api.sanction(penaltyRequest(penalty));
    if (!answer.ok) return setFailed(failureSentence(answer.failure));
    showToast(t.applied);
    desk.finish();
  };
  return (
    <Dialog
      title={t.muteTitle(name)}
      onClose={desk.giveUp}
      actions={
        <>
          <Cancel desk={desk} />
          <button
            type="button"
            class={effect === 'mute' ? 'button button--primary' : 'button button--danger'}
            onClick={() => void apply()}
          >
            {t.done(effect)}
          </button>
        </>
      }
    >
      <div class="desk-dialog">
        <Quoted item={item} />
        <p class="field__hint">{t.muteWhy}</p>
        <Choices label={t.duration}>
          {durations.map((one) => (
            <Choice key={durationText(one)} chosen={one === duration} onChoose={() => setDuration(one)}>
              {durationText(one)}
            </Choice>
          ))}
        </Choices>
        <Choices label={t.kind}>
          {sanctionKindValues.map((one) => (
            <Choice key={one} chosen={one === effect} onChoose={() => setEffect(one)}>
              {t.kinds(one)}
            </Choice>
          ))}
        </Choices>
        {scopes.length > 1 && (
          <Choices label={t.where}>
            {scopes.map((one, index) => (
              <Choice key={one.scope} chosen={one === where} onChoose={() => setAt(index)}>
                {t.scope(one.scope)}
              </Choice>
            ))}
          </Choices>
        )}
        <ReasonField value={reason} onChange={setReason} />
        {failed && <Notice refusal>{failed}</Notice>}
      </div>
    </Dialog>
  );
}

function ReasonField({ value, onChange }: { readonly value: Reason; readonly onChange: (reason: Reason) => void }) {
  return (
    <Field label={personTexts().reason}>
      {(attributes) => (
        <select
          class="input"
          {...attributes}
          value={value}
          onChange={(event) => onChange(reasonValues.find((one) => one === event.currentTarget.value) ?? 'other')}
        >
          {reasonValues.map((one) => (
            <option key={one} value={one}>
              {receiptTexts().reason(one)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Choices({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div class="field">
      <span class="field__label">{label}</span>
      <div class="segmented" role="group" aria-label={label}>
        {children}
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
}

function Choice({ chosen, onChoose, children }: ChoiceProps) {
  return (
    <button type="button" class="segmented__option" aria-pressed={chosen} onClick={onChoose}>
      {children}
    </button>
  );
}
