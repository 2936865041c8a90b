// A plan before it is applied: what comes, what changes from which value to which, what is cancelled.
import type { ComponentChildren } from 'preact';
import type { ChangedSession, FieldChange, ImportPlan, ImportProblem, ProgrammeItem } from '@protocol/messages';
import { zone } from '../../app/hub';
import { spanText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import { Icon, type IconName } from '../../widgets/icons';
import { Notice } from '../../widgets/states';
import { fieldNames, valueText } from './field_names';
import { importTexts, organiserTexts } from './texts';

export interface PlanViewProps {
  readonly plan: ImportPlan;
  readonly file: string;
  readonly applying: boolean;
  readonly onApply: () => void;
  readonly onCancel: () => void;
}

export function PlanView({ plan, file, applying, onApply, onCancel }: PlanViewProps) {
  const t = importTexts();
  const { added, changed, cancelled, unchanged, warnings } = plan;
  const nothing = added.length + changed.length + cancelled.length === 0;
  return (
    <section class="plan" aria-label={t.planTitle(file)}>
      <h2>{t.planTitle(file || plan.source)}</h2>
      {nothing ? <Notice icon="check">{t.nothing}</Notice> : <p>{t.unchanged(unchanged)}</p>}
      {warnings.length > 0 && (
        <details class="plan__part">
          <summary>
            <Icon name="warning" />
            {t.warnings(warnings.length)}
          </summary>
          <ProblemTable problems={warnings} />
        </details>
      )}
      {added.length > 0 && (
        <Part icon="plus" tone="green" title={t.added(added.length)}>
          <SessionLines items={added} />
        </Part>
      )}
      {changed.length > 0 && (
        <Part icon="edit" tone="gold" title={t.changed(changed.length)}>
          <ul class="plan__list">
            {changed.map((session) => (
              <Changed key={session.id} session={session} />
            ))}
          </ul>
        </Part>
      )}
      {cancelled.length > 0 && (
        <Part icon="ban" tone="brick" title={t.cancelled(cancelled.length)}>
          <p class="field__hint">{t.cancelledWhy}</p>
          <SessionLines items={cancelled} />
        </Part>
      )}
      <div class="plan__actions">
        {!nothing && (
          <button type="button" class="button button--primary" disabled={applying} onClick={onApply}>
            {t.apply}
          </button>
        )}
        <button type="button" class="button" disabled={applying} onClick={onCancel}>
          {nothing ? t.again : organiserTexts().cancel}
        </button>
      </div>
    </section>
  );
}

interface PartProps {
  readonly icon: IconName;
  readonly tone: 'green' | 'gold' | 'brick';
  readonly title: string;
  readonly children: ComponentChildren;
}

function Part({ icon, tone, title, children }: PartProps) {
  return (
    <details class={`plan__part plan__part--${tone}`} open>
      <summary>
        <Icon name={icon} />
        {title}
      </summary>
      {children}
    </details>
  );
}

function SessionLines({ items }: { readonly items: readonly ProgrammeItem[] }) {
  return (
    <ul class="plan__list">
      {items.map((item) => (
        <li key={item.id} class="plan__item">
          <strong>{item.title}</strong>
          <span class="field__hint">
            {[spanText(item.starts_at, item.ends_at, language.value, zone()), item.town].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Changed({ session }: { readonly session: ChangedSession }) {
  return (
    <li class="plan__item">
      <strong>{session.title}</strong>
      <dl class="changes">
        {session.changes.map((change) => (
          <Change key={change.field} change={change} />
        ))}
      </dl>
    </li>
  );
}

function Change({ change: { field, before, after } }: { readonly change: FieldChange }) {
  const t = importTexts();
  const names: Readonly<Record<string, string>> = fieldNames();
  return (
    <div class="change">
      <dt>{names[field] ?? field}</dt>
      <dd>
        <del>
          <span class="visually-hidden">{t.before} : </span>
          {valueText(field, before) || t.empty}
        </del>
        <Icon name="forward" />
        <ins>
          <span class="visually-hidden">{t.after} : </span>
          {valueText(field, after) || t.empty}
        </ins>
      </dd>
    </div>
  );
}

export function ProblemTable({ problems }: { readonly problems: readonly ImportProblem[] }) {
  const t = importTexts();
  return (
    <div class="problems">
      <table>
        <thead>
          <tr>
            <th scope="col">{t.line}</th>
            <th scope="col">{t.column}</th>
            <th scope="col">{t.what}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem, index) => (
            <tr key={index}>
              <td class="numbers">{problem.line}</td>
              <td class="numbers">{problem.column}</td>
              <td>
                <Icon name={problem.warning ? 'info' : 'warning'} /> {problem.message}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
