// An invitation link: says what it is for, and is used up only by the button.
// The token stands after the # of the address, so no server or log sees it; it is taken out of the address at once.
import { useEffect, useState } from 'preact/hooks';
import type { Grant, InvitationFacts } from '@protocol/messages';
import { api } from '../../api/api';
import type { Answer, ApiFailure } from '../../api/http';
import { NameForm } from '../../app/door';
import { becomeKnown, profile } from '../../app/hub';
import { Page } from '../../app/page';
import { failureSentence } from '../../app/sentences';
import { navigate, paths } from '../../router';
import { Failure, Notice, Skeleton } from '../../widgets/states';
import { showToast } from '../../widgets/toasts';
import { invitationTexts } from './texts';

/** Where a person with this grant wants to be. */
export function placeOf(grant: Grant): string {
  const [room = ''] = grant.scope_id.split('/');
  const inRoom = grant.scope === 'session' || grant.scope === 'room' || grant.scope === 'booth';
  switch (grant.role) {
    case 'organiser':
    case 'partner_admin':
      return paths.organiser();
    case 'moderator':
      return inRoom ? paths.room(room, 'desk') : paths.programme;
    case 'speaker':
      return inRoom ? paths.room(room, 'speaker') : paths.programme;
    case 'projector':
      return inRoom ? paths.room(room, 'projector') : paths.programme;
    case 'recruiter':
    case 'attendee':
      return inRoom ? paths.room(room) : paths.programme;
    default: {
      const never: never = grant.role;
      return never;
    }
  }
}

function takeToken(): string {
  const token = location.hash.slice(1);
  if (token) history.replaceState(null, '', location.pathname);
  return token;
}

export default function Invitation() {
  const t = invitationTexts();
  const [token] = useState(takeToken);
  const [facts, setFacts] = useState<Answer<InvitationFacts>>();
  useEffect(() => {
    if (token) void api.lookAtInvitation(token).then(setFacts);
  }, [token]);
  return (
    <Page name={t.title}>
      <div class="door">
        {!token && <Failure page title={t.broken} sentence={t.noToken} />}
        {token && !facts && <Skeleton lines={3} />}
        {facts && !facts.ok && <Failure page title={t.broken} sentence={failureSentence(facts.failure)} />}
        {facts?.ok && <Accept token={token} facts={facts.value} />}
      </div>
    </Page>
  );
}

function Accept({ token, facts }: { readonly token: string; readonly facts: InvitationFacts }) {
  const t = invitationTexts();
  const me = profile();
  const [failure, setFailure] = useState<ApiFailure>();
  const accept = async (name?: string): Promise<ApiFailure | undefined> => {
    const answer = await api.acceptInvitation({ token, ...(name !== undefined && { name }) });
    if (!answer.ok) return answer.failure;
    becomeKnown(answer.value);
    showToast(t.done);
    navigate(placeOf(facts.grant), { replace: true });
    return undefined;
  };
  return (
    <>
      <div class="door__card">
        <h1>{t.title}</h1>
        <p class="door__lead">{t.invites(facts.grant.role)}</p>
        <dl class="door__list">
          {facts.title && (
            <div>
              <dt>{t.session}</dt>
              <dd>{facts.title}</dd>
            </div>
          )}
          {facts.label && (
            <div>
              <dt>{t.label}</dt>
              <dd>{facts.label}</dd>
            </div>
          )}
        </dl>
      </div>
      <Notice>{t.once}</Notice>
      {me ? (
        <div class="door__form">
          {failure && <p role="alert">{failureSentence(failure)}</p>}
          <button
            type="button"
            class="button button--primary button--wide"
            onClick={() => void accept().then(setFailure)}
          >
            {t.acceptAs(me.name)}
          </button>
        </div>
      ) : (
        <NameForm action={t.accept} onName={accept} />
      )}
    </>
  );
}
