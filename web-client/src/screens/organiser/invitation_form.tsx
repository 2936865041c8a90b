// For whom, which role, and for what: the whole event, one partner or one session.
import { useState } from 'preact/hooks';
import type { Grant, Invitation, ProgrammeItem, Role } from '@protocol/messages';
import { api } from '../../api/api';
import type { ApiFailure } from '../../api/http';
import { holdsRole, profile, zone } from '../../app/hub';
import { coversSession } from '../../app/roles';
import { failureSentence } from '../../app/sentences';
import { spanText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import { Field, Segmented, TextField } from '../../widgets/field';
import { Notice } from '../../widgets/states';
import { folded } from '../programme/filter';
import { programme } from '../programme/programme_store';
import { invitationTexts, roleHints, roleTexts } from './texts';

type Scope = 'hub' | 'partner' | 'session';

/** What each role can be given for; the first is offered first. */
const scopesOf: Readonly<Partial<Record<Role, readonly Scope[]>>> = {
  moderator: ['session', 'partner', 'hub'],
  speaker: ['session'],
  projector: ['session', 'hub'],
  recruiter: ['session'],
  partner_admin: ['partner'],
  organiser: ['hub'],
};

const rolesOffered: readonly Role[] = ['moderator', 'speaker', 'projector', 'recruiter', 'partner_admin', 'organiser'];

/** A partner's admin gives what is the partner's: sessions, and the partner itself. */
function scopesFor(role: Role): readonly Scope[] {
  const scopes = scopesOf[role] ?? ['session'];
  return holdsRole('organiser') ? scopes : scopes.filter((scope) => scope !== 'hub');
}

export function InvitationForm({ onMade }: { readonly onMade: (invitation: Invitation) => void }) {
  const t = invitationTexts();
  const [role, setRole] = useState<Role>('moderator');
  const [scope, setScope] = useState<Scope>('session');
  const [partner, setPartner] = useState('');
  const [session, setSession] = useState<ProgrammeItem>();
  const [label, setLabel] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const scopes = scopesFor(role);
  const chosen = scopes.includes(scope) ? scope : (scopes[0] ?? 'session');
  const scopeId = { hub: '', partner, session: session?.id ?? '' }[chosen];
  const ready = (chosen === 'hub' || scopeId !== '') && label.trim() !== '' && !busy;
  const create = async () => {
    setBusy(true);
    const grant: Grant = { role, scope: chosen, scope_id: scopeId };
    const answer = await api.invite({ grant, label: label.trim() });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    setFailure(undefined);
    setLabel('');
    onMade(answer.value);
  };
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void create();
      }}
    >
      <RoleChoice role={role} onChange={setRole} />
      {scopes.length > 1 && (
        <div class="field">
          <span class="field__label">{t.scope}</span>
          <Segmented
            label={t.scope}
            value={chosen}
            onChange={setScope}
            options={scopes.map((value) => ({
              value,
              label: { hub: t.scopeHub, partner: t.scopePartner, session: t.scopeSession }[value],
            }))}
          />
        </div>
      )}
      {chosen === 'partner' && <PartnerChoice partner={partner} onChange={setPartner} />}
      {chosen === 'session' && <SessionChoice session={session} onChange={setSession} />}
      <TextField label={t.label} hint={t.labelHint} value={label} maxLength={120} onText={setLabel} required />
      {failure && (
        <Notice icon="warning" refusal>
          {failureSentence(failure)}
        </Notice>
      )}
      <button type="submit" class="button button--primary" disabled={!ready}>
        {t.create}
      </button>
    </form>
  );
}

function RoleChoice({ role, onChange }: { readonly role: Role; readonly onChange: (role: Role) => void }) {
  const t = invitationTexts();
  const offered = rolesOffered.filter((value) => value !== 'organiser' || holdsRole('organiser'));
  return (
    <Field label={t.role} hint={roleHints()[role]}>
      {(attributes) => (
        <select
          class="input"
          {...attributes}
          value={role}
          onChange={(event) => onChange(offered.find((value) => value === event.currentTarget.value) ?? role)}
        >
          {offered.map((value) => (
            <option key={value} value={value}>
              {roleTexts()[value]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Sessions that this organiser or partner may invite for. */
function ownSessions(): readonly ProgrammeItem[] {
  const loaded = programme.value;
  if (loaded.kind !== 'ready') return [];
  if (holdsRole('organiser')) return loaded.value;
  const grants = profile()?.grants ?? [];
  return loaded.value.filter((item) => grants.some((grant) => coversSession(grant, item)));
}

function PartnerChoice({
  partner,
  onChange,
}: {
  readonly partner: string;
  readonly onChange: (partner: string) => void;
}) {
  const t = invitationTexts();
  const partners = [...new Set(ownSessions().map((item) => item.partner))].filter(Boolean);
  partners.sort((a, b) => a.localeCompare(b, 'fr', { numeric: true }));
  return (
    <Field label={t.partner}>
      {(attributes) => (
        <select class="input" {...attributes} value={partner} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">{t.choosePartner}</option>
          {partners.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const shownMatches = 6;

interface SessionChoiceProps {
  readonly session: ProgrammeItem | undefined;
  readonly onChange: (session: ProgrammeItem | undefined) => void;
}

function SessionChoice({ session, onChange }: SessionChoiceProps) {
  const t = invitationTexts();
  const [search, setSearch] = useState('');
  if (session) {
    return (
      <div class="field">
        <span class="field__label">{t.session}</span>
        <div class="chosen-session">
          <SessionLine item={session} />
          <button type="button" class="button button--small" onClick={() => onChange(undefined)}>
            {t.change}
          </button>
        </div>
      </div>
    );
  }
  const words = folded(search).split(/\s+/).filter(Boolean);
  const found = ownSessions().filter((item) => {
    const text = folded([item.title, item.town, item.partner, ...item.speakers].join('\n'));
    return words.length > 0 && words.every((word) => text.includes(word));
  });
  return (
    <div class="stack">
      <TextField
        label={t.session}
        placeholder={t.sessionSearch}
        type="search"
        value={search}
        onText={setSearch}
        autocomplete="off"
      />
      {words.length > 0 && found.length === 0 && <p class="field__hint">{t.sessionNone}</p>}
      {found.length > 0 && (
        <ul class="merge-targets">
          {found.slice(0, shownMatches).map((item) => (
            <li key={item.id}>
              <button type="button" class="merge-target merge-target--plain" onClick={() => onChange(item)}>
                <SessionLine item={item} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function SessionLine({ item }: { readonly item: ProgrammeItem }) {
  return (
    <span class="session-line">
      <strong>{item.title}</strong>
      <span class="field__hint">
        {[spanText(item.starts_at, item.ends_at, language.value, zone()), item.town].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}
