// People who hold a role: take one role back, or sign somebody out everywhere at once.
import { useState } from 'preact/hooks';
import type { Grant, PersonItem } from '@protocol/messages';
import { api } from '../../api/api';
import { useLoaded } from '../../api/loaded';
import { profile, zone } from '../../app/hub';
import { failureSentence } from '../../app/sentences';
import { momentText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import { Dialog } from '../../widgets/dialog';
import { Icon } from '../../widgets/icons';
import { Empty, Failure, Skeleton } from '../../widgets/states';
import { showToast } from '../../widgets/toasts';
import { grantText } from './grants';
import { organiserTexts, peopleTexts, roleTexts } from './texts';

interface Revoking {
  readonly person: PersonItem;
  /** Absent: all sessions. */
  readonly grant?: Grant;
}

export function PeopleSection() {
  const t = peopleTexts();
  const { loaded, reload } = useLoaded(api.people, '');
  const [revoking, setRevoking] = useState<Revoking>();
  const revoke = async ({ person, grant }: Revoking) => {
    setRevoking(undefined);
    const answer = await api.revokePerson(person.person, grant);
    showToast(answer.ok ? t.done : failureSentence(answer.failure), answer.ok ? 'done' : 'refusal');
    await reload();
  };
  if (loaded.kind === 'loading') return <Skeleton />;
  if (loaded.kind === 'failed') {
    return <Failure sentence={failureSentence(loaded.failure)} onRetry={() => void reload()} />;
  }
  const { people } = loaded.value;
  return (
    <>
      {people.length === 0 && (
        <Empty icon="people" title={t.none}>
          <p>{t.noneHint}</p>
        </Empty>
      )}
      <ul class="console__list">
        {people.map((person) => (
          <PersonRow
            key={person.person}
            person={person}
            onRevoke={(grant) => setRevoking({ person, ...(grant && { grant }) })}
          />
        ))}
      </ul>
      {revoking && (
        <RevokeDialog
          revoking={revoking}
          onClose={() => setRevoking(undefined)}
          onConfirm={() => void revoke(revoking)}
        />
      )}
    </>
  );
}

interface PersonRowProps {
  readonly person: PersonItem;
  readonly onRevoke: (grant?: Grant) => void;
}

function PersonRow({ person, onRevoke }: PersonRowProps) {
  const t = peopleTexts();
  const mine = profile()?.person === person.person;
  return (
    <li class="console__row">
      <div>
        <p class="console__name">
          {person.name} {mine && <span class="pill pill--slate">{t.you}</span>}
        </p>
        <p class="field__hint">{t.seen(momentText(person.last_seen, language.value, zone()))}</p>
        <ul class="filters__chosen">
          {person.grants.map((grant) => (
            <li key={`${grant.role} ${grant.scope} ${grant.scope_id}`}>
              <button
                type="button"
                class="chip"
                aria-label={`${t.takeRole(roleTexts()[grant.role])} : ${grantText(grant)}`}
                onClick={() => onRevoke(grant)}
              >
                {grantText(grant)}
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      </div>
      <button type="button" class="button button--small" onClick={() => onRevoke()}>
        {t.endSessions}
      </button>
    </li>
  );
}

interface RevokeDialogProps {
  readonly revoking: Revoking;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

function RevokeDialog({ revoking: { person, grant }, onClose, onConfirm }: RevokeDialogProps) {
  const t = peopleTexts();
  const role = grant && roleTexts()[grant.role];
  return (
    <Dialog
      title={role === undefined ? t.endAsk(person.name) : t.roleAsk(role, person.name)}
      onClose={onClose}
      actions={
        <>
          <button type="button" class="button" onClick={onClose}>
            {organiserTexts().cancel}
          </button>
          <button type="button" class="button button--danger" onClick={onConfirm}>
            {grant ? t.confirmRole : t.endSessions}
          </button>
        </>
      }
    >
      <p>{grant ? `${grantText(grant)}. ${t.roleWhy}` : t.endWhy}</p>
    </Dialog>
  );
}
