// Invitation links: made for one role and one scope, shown once, listed with what became of them.
import { useState } from 'preact/hooks';
import type { Invitation } from '@protocol/messages';
import { api } from '../../api/api';
import { useLoaded } from '../../api/loaded';
import { hub, zone } from '../../app/hub';
import { failureSentence } from '../../app/sentences';
import { momentText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import { copyText } from '../../widgets/copy';
import { Dialog } from '../../widgets/dialog';
import { TextField } from '../../widgets/field';
import { Icon } from '../../widgets/icons';
import { Empty, Failure, Skeleton } from '../../widgets/states';
import { showToast } from '../../widgets/toasts';
import { grantText } from './grants';
import { InvitationForm } from './invitation_form';
import { type Life, lifeOf } from './invitation_life';
import { invitationTexts, organiserTexts } from './texts';

export function InvitationsSection() {
  const t = invitationTexts();
  const { loaded, reload } = useLoaded(api.invitations, '');
  const [made, setMade] = useState<Invitation>();
  return (
    <div class="console__split">
      <section aria-label={t.newTitle}>
        <h2>{t.newTitle}</h2>
        <InvitationForm
          onMade={(invitation) => {
            setMade(invitation);
            void reload();
          }}
        />
      </section>
      <section aria-label={t.listTitle}>
        <h2>{t.listTitle}</h2>
        {loaded.kind === 'loading' && <Skeleton />}
        {loaded.kind === 'failed' && (
          <Failure sentence={failureSentence(loaded.failure)} onRetry={() => void reload()} />
        )}
        {loaded.kind === 'ready' && <InvitationList invitations={loaded.value.invitations} onChanged={reload} />}
      </section>
      {made?.link && <LinkDialog invitation={made} link={made.link} onClose={() => setMade(undefined)} />}
    </div>
  );
}

interface LinkDialogProps {
  readonly invitation: Invitation;
  readonly link: string;
  readonly onClose: () => void;
}

function LinkDialog({ invitation, link, onClose }: LinkDialogProps) {
  const t = invitationTexts();
  const copy = async () => {
    const done = await copyText(link);
    showToast(done ? t.copied : t.copyFailed, done ? 'done' : 'refusal');
  };
  return (
    <Dialog
      title={t.linkTitle}
      onClose={onClose}
      actions={
        <>
          <button type="button" class="button" onClick={onClose}>
            {t.done}
          </button>
          <button type="button" class="button button--primary" onClick={() => void copy()}>
            <Icon name="copy" />
            {t.copy}
          </button>
        </>
      }
    >
      <div class="stack invitation-link">
        <p>
          <strong>{grantText(invitation.grant)}</strong>
        </p>
        <TextField label={t.linkTitle} hint={t.linkWhy} value={link} onText={() => undefined} readOnly />
      </div>
    </Dialog>
  );
}

interface InvitationListProps {
  readonly invitations: readonly Invitation[];
  readonly onChanged: () => Promise<void>;
}

function InvitationList({ invitations, onChanged }: InvitationListProps) {
  const t = invitationTexts();
  const [revoking, setRevoking] = useState<Invitation>();
  if (invitations.length === 0) {
    return (
      <Empty icon="send" title={t.none}>
        <p>{t.noneHint}</p>
      </Empty>
    );
  }
  const revoke = async (invitation: Invitation) => {
    setRevoking(undefined);
    const answer = await api.revokeInvitation(invitation.id);
    if (!answer.ok) showToast(failureSentence(answer.failure), 'refusal');
    await onChanged();
  };
  const newestFirst = [...invitations].sort((a, b) => b.created_at - a.created_at);
  return (
    <ul class="console__list">
      {newestFirst.map((invitation) => (
        <InvitationRow key={invitation.id} invitation={invitation} onRevoke={() => setRevoking(invitation)} />
      ))}
      {revoking && (
        <Dialog
          title={t.revokeAsk}
          onClose={() => setRevoking(undefined)}
          actions={
            <>
              <button type="button" class="button" onClick={() => setRevoking(undefined)}>
                {organiserTexts().cancel}
              </button>
              <button type="button" class="button button--danger" onClick={() => void revoke(revoking)}>
                {t.revoke}
              </button>
            </>
          }
        >
          <p>
            <strong>{revoking.label}</strong> {t.revokeWhy}
          </p>
        </Dialog>
      )}
    </ul>
  );
}

const pills: Readonly<Record<Life, string>> = {
  pending: 'pill pill--gold',
  used: 'pill pill--green',
  revoked: 'pill pill--brick',
  expired: 'pill',
};

function InvitationRow({ invitation, onRevoke }: { readonly invitation: Invitation; readonly onRevoke: () => void }) {
  const t = invitationTexts();
  const life = lifeOf(invitation, hub.now());
  return (
    <li class="console__row">
      <div>
        <p class="console__name">{invitation.label}</p>
        <p class="field__hint">{grantText(invitation.grant)}</p>
        <span class={`${pills[life]} pill--long`}>{lifeText(invitation, life)}</span>
      </div>
      {life === 'pending' && (
        <button type="button" class="button button--small" onClick={onRevoke}>
          {t.revoke}
        </button>
      )}
    </li>
  );
}

function lifeText(invitation: Invitation, life: Life): string {
  const t = invitationTexts();
  const at = (time: number | undefined) => momentText(time ?? 0, language.value, zone());
  switch (life) {
    case 'pending':
      return t.pending(at(invitation.expires_at));
    case 'used':
      return t.used(at(invitation.used_at));
    case 'revoked':
      return t.revoked(at(invitation.revoked_at));
    case 'expired':
      return t.expired;
    default: {
      const never: never = life;
      return never;
    }
  }
}
