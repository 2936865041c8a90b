// The audit: who did what, to what, and why; filtered, exported, and its chain checked.
import { useState } from 'preact/hooks';
import { type AuditCheck, type AuditPage, type AuditRecord, auditActValues } from '@protocol/messages';
import { api } from '../../api/api';
import { useLoaded } from '../../api/loaded';
import { failureSentence } from '../../app/sentences';
import { Icon } from '../../widgets/icons';
import { TextField } from '../../widgets/field';
import { Empty, Failure, Notice, Skeleton } from '../../widgets/states';
import { momentShort } from '../desk/person_dialog';
import { receiptTexts } from '../room/texts';
import { type AuditFilter, auditQuery, noFilter } from './audit_query';
import { auditTexts } from './audit_texts';

export function AuditSection() {
  const t = auditTexts();
  const [filter, setFilter] = useState<AuditFilter>(noFilter);
  const query = auditQuery(filter);
  return (
    <div class="audit">
      <p class="field__hint">{t.intro}</p>
      <Filters filter={filter} onChange={setFilter} />
      <div class="audit__tools">
        <a class="button button--small" href={api.auditExport(query)} download="audit.ndjson">
          <Icon name="download" />
          {t.exported}
        </a>
        <ChainCheck />
      </div>
      <Records key={query} filter={filter} onFilter={setFilter} />
    </div>
  );
}

interface FilterProps {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}

function Filters({ filter, onChange }: FilterProps) {
  const t = auditTexts();
  const active = filter !== noFilter;
  return (
    <div class="audit__filters">
      <div class="field">
        <label class="field__label" for="audit-act">
          {t.filterAct}
        </label>
        <select
          class="input"
          id="audit-act"
          value={filter.act}
          onChange={(event) =>
            onChange({ ...filter, act: auditActValues.find((act) => act === event.currentTarget.value) ?? '' })
          }
        >
          <option value="">{t.everything}</option>
          {auditActValues.map((act) => (
            <option key={act} value={act}>
              {t.act(act)}
            </option>
          ))}
        </select>
      </div>
      <TextField
        label={t.filterRoom}
        value={filter.room}
        onText={(room) => onChange({ ...filter, room: room.trim() })}
      />
      <TextField
        label={t.filterPerson}
        value={filter.person}
        onText={(person) => onChange({ ...filter, person: person.trim() })}
      />
      {active && (
        <button type="button" class="button button--small" onClick={() => onChange(noFilter)}>
          {t.clear}
        </button>
      )}
    </div>
  );
}

function ChainCheck() {
  const t = auditTexts();
  const [busy, setBusy] = useState(false);
  const [check, setCheck] = useState<AuditCheck>();
  const [failed, setFailed] = useState<string>();
  const run = async () => {
    setBusy(true);
    const answer = await api.checkAudit();
    setBusy(false);
    setCheck(answer.ok ? answer.value : undefined);
    setFailed(answer.ok ? undefined : failureSentence(answer.failure));
  };
  return (
    <>
      <button type="button" class="button button--small" disabled={busy} onClick={() => void run()}>
        <Icon name="check" />
        {t.check}
      </button>
      <div class="audit__check" role="status">
        {failed && <Notice refusal>{failed}</Notice>}
        {check && (
          <Notice icon={check.intact ? 'check' : 'warning'} refusal={!check.intact}>
            <p>{check.intact ? t.intact(check.records) : t.broken(check.broken ?? 0)}</p>
            <p class="audit__head">
              {t.head} <code>{check.head}</code>
            </p>
          </Notice>
        )}
      </div>
    </>
  );
}

function Records({ filter, onFilter }: { readonly filter: AuditFilter; readonly onFilter: FilterProps['onChange'] }) {
  const t = auditTexts();
  const query = auditQuery(filter);
  const { loaded, reload } = useLoaded(() => api.audit(query), query);
  const [further, setFurther] = useState<readonly AuditPage[]>([]);
  const [failed, setFailed] = useState<string>();
  if (loaded.kind === 'loading') return <Skeleton />;
  if (loaded.kind === 'failed') {
    return <Failure sentence={failureSentence(loaded.failure)} onRetry={() => void reload()} />;
  }
  const pages = [loaded.value, ...further];
  const records = pages.flatMap((page) => page.records);
  const names = Object.assign({}, ...pages.map((page) => page.names)) as Readonly<Record<string, string>>;
  const older = async () => {
    const answer = await api.audit(auditQuery(filter, records.at(-1)?.id));
    if (answer.ok) setFurther([...further, answer.value]);
    else setFailed(failureSentence(answer.failure));
  };
  if (records.length === 0) return <Empty icon="clock" title={t.empty} />;
  return (
    <>
      <ol class="audit__list">
        {records.map((record) => (
          <RecordLine key={record.id} record={record} names={names} filter={filter} onFilter={onFilter} />
        ))}
      </ol>
      {failed && <Notice refusal>{failed}</Notice>}
      {pages.at(-1)?.more && (
        <button type="button" class="button button--small" onClick={() => void older()}>
          <Icon name="down" />
          {t.older}
        </button>
      )}
    </>
  );
}

interface RecordProps {
  readonly record: AuditRecord;
  readonly names: Readonly<Record<string, string>>;
  readonly filter: AuditFilter;
  readonly onFilter: FilterProps['onChange'];
}

function RecordLine({ record, names, filter, onFilter }: RecordProps) {
  const t = auditTexts();
  const { id, at, actor, name, act, reason, note, target, person, room } = record;
  const facts = [
    reason && receiptTexts().reason(reason),
    note,
    target,
    person !== undefined && t.concerns(names[person] ?? person),
  ];
  return (
    <li class="audit__record">
      <span class="audit__id numbers">{id}</span>
      <div>
        <p>
          {actor === undefined ? (
            <strong>{name ?? t.theHub}</strong>
          ) : (
            <button
              type="button"
              class="audit__who"
              title={t.thisPerson}
              onClick={() => onFilter({ ...filter, person: actor })}
            >
              {name ?? actor}
            </button>
          )}{' '}
          {t.act(act)}
        </p>
        <p class="field__hint">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <div class="audit__side">
        <time class="numbers">{momentShort(at)}</time>
        {room !== undefined && (
          <button
            type="button"
            class="button button--quiet button--small"
            title={t.thisRoom}
            onClick={() => onFilter({ ...filter, room })}
          >
            {t.room(room)}
          </button>
        )}
      </div>
    </li>
  );
}
