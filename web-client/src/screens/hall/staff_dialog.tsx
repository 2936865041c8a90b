// Who recruits at a booth: people with a recruiting role are placed or taken off, others get an invitation link.
import { useState } from 'preact/hooks';
import type { Booth, Recruiter } from '@protocol/messages';
import { api } from '../../api/api';
import { useLoaded } from '../../api/loaded';
import { act } from '../../app/act';
import { failureSentence } from '../../app/sentences';
import type { RoomStore } from '../../room/room_store';
import { copyText } from '../../widgets/copy';
import { Dialog } from '../../widgets/dialog';
import { Switch, TextField } from '../../widgets/field';
import { Icon } from '../../widgets/icons';
import { Failure, Skeleton } from '../../widgets/states';
import { showToast } from '../../widgets/toasts';
import { staffable } from './booth_team';
import { boothFormTexts, hallTexts } from './texts';

export interface StaffDialogProps {
  readonly store: RoomStore;
  readonly booth: Booth;
  readonly onClose: () => void;
}

export function StaffDialog({ store, booth, onClose }: StaffDialogProps) {
  const t = boothFormTexts();
  const { loaded, reload } = useLoaded(() => api.people(), '');
  const people = loaded.kind === 'ready' ? loaded.value.people : [];
  const candidates = staffable(booth, people);
  const place = (candidate: Recruiter, on: boolean) =>
    void act(store, { k: 'staff_booth', booth: booth.id, person: candidate.person, name: candidate.name, on });
  return (
    <Dialog
      title={`${hallTexts().staffBooth} : ${booth.name}`}
      onClose={onClose}
      actions={
        <button type="button" class="button" onClick={onClose}>
          {t.close}
        </button>
      }
    >
      <div class="stack">
        <p class="field__hint">{t.teamWhy}</p>
        {loaded.kind === 'loading' && <Skeleton lines={2} />}
        {loaded.kind === 'failed' && <Failure sentence={t.teamFailed} onRetry={() => void reload()} />}
        {loaded.kind === 'ready' && candidates.length === 0 && <p>{t.teamEmpty}</p>}
        <ul class="stack">
          {candidates.map((candidate) => (
            <li key={candidate.person}>
              <Switch
                label={candidate.name}
                checked={booth.recruiters.some(({ person }) => person === candidate.person)}
                onChange={(on) => place(candidate, on)}
              />
            </li>
          ))}
        </ul>
        <InviteLink store={store} booth={booth} />
      </div>
    </Dialog>
  );
}

function InviteLink({ store, booth }: { readonly store: RoomStore; readonly booth: Booth }) {
  const t = boothFormTexts();
  const [link, setLink] = useState('');
  const create = async () => {
    const grant = { role: 'recruiter', scope: 'booth', scope_id: `${store.room}/${booth.id}` } as const;
    const answer = await api.invite({ grant, label: t.inviteLabel(booth.name) });
    if (answer.ok) setLink(answer.value.link ?? '');
    else showToast(failureSentence(answer.failure), 'refusal');
  };
  const copy = async () => {
    const done = await copyText(link);
    showToast(done ? t.copied : t.copyFailed, done ? 'done' : 'refusal');
  };
  if (!link) {
    return (
      <button type="button" class="button button--small" onClick={() => void create()}>
        <Icon name="plus" />
        {t.invite}
      </button>
    );
  }
  return (
    <div class="link-once">
      <TextField label={t.link} value={link} onText={() => undefined} readOnly />
      <button type="button" class="button" onClick={() => void copy()}>
        <Icon name="copy" />
        {t.copy}
      </button>
    </div>
  );
}
