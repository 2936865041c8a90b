// One rule: what it looks for, what it does and where; a text to try, a dry run, and only then saving.
import { useState } from 'preact/hooks';
import { type ModerationRule, ruleActionValues, type ShippedList } from '@protocol/messages';
import { api } from '../../api/api';
import { profile } from '../../app/hub';
import { wideScopes } from '../../app/scopes';
import { failureSentence } from '../../app/sentences';
import { Dialog } from '../../widgets/dialog';
import { Field, Segmented, Switch, TextField } from '../../widgets/field';
import { Notice } from '../../widgets/states';
import { showToast } from '../../widgets/toasts';
import { shieldTexts } from '../desk/moderation_texts';
import { outOfBounds, type RuleField, ruleFields } from './rule_fields';
import { RuleTrial } from './rule_trial';
import { rulesTexts } from './rules_texts';

export interface RuleEditorProps {
  readonly rule: ModerationRule;
  /** 0: not kept yet. */
  readonly version: number;
  readonly mayChange: boolean;
  readonly lists: readonly ShippedList[];
  readonly onDone: () => void;
}

export function RuleEditor({ rule, version, mayChange, lists, onDone }: RuleEditorProps) {
  const t = rulesTexts();
  const [draft, setDraft] = useState(rule);
  const [failed, setFailed] = useState<string>();
  const [removing, setRemoving] = useState(false);
  const ready = mayChange && draft.title.trim() !== '' && outOfBounds(draft).length === 0;
  const save = async () => {
    const answer = await api.saveRule({ ...draft, title: draft.title.trim() }, version);
    if (!answer.ok) return setFailed(failureSentence(answer.failure));
    showToast(t.saved);
    onDone();
  };
  const remove = async () => {
    setRemoving(false);
    const answer = await api.deleteRule(rule.id);
    if (answer.ok) onDone();
    else setFailed(failureSentence(answer.failure));
  };
  return (
    <>
      <form
        class="rule-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <h2>{t.kind(draft.kind)}</h2>
        {!mayChange && <Notice>{t.readOnly}</Notice>}
        <TextField
          label={t.title}
          hint={t.titleHint}
          value={draft.title}
          maxLength={200}
          onText={(title) => setDraft({ ...draft, title })}
        />
        <div class="field">
          <span class="field__label">{t.does}</span>
          <Segmented
            label={t.does}
            value={draft.action}
            onChange={(action) => setDraft({ ...draft, action })}
            options={ruleActionValues.map((value) => ({ value, label: t.action(value) }))}
          />
        </div>
        <ScopeField draft={draft} onChange={setDraft} />
        {ruleFields[draft.kind].map((field) => (
          <ParameterField key={field.name} field={field} draft={draft} lists={lists} onChange={setDraft} />
        ))}
        {failed && <Notice refusal>{failed}</Notice>}
        {mayChange && (
          <div class="rule-form__buttons">
            <button type="submit" class="button button--primary" disabled={!ready}>
              {t.save}
            </button>
            {version > 0 && (
              <button type="button" class="button button--danger" onClick={() => setRemoving(true)}>
                {t.remove}
              </button>
            )}
          </div>
        )}
      </form>
      <RuleTrial draft={draft} />
      {removing && (
        <Dialog
          title={t.removeAsk}
          onClose={() => setRemoving(false)}
          actions={
            <>
              <button type="button" class="button" onClick={() => setRemoving(false)}>
                {t.cancel}
              </button>
              <button type="button" class="button button--danger" onClick={() => void remove()}>
                {t.remove}
              </button>
            </>
          }
        >
          <p>{t.removeWhy}</p>
        </Dialog>
      )}
    </>
  );
}

interface DraftProps {
  readonly draft: ModerationRule;
  readonly onChange: (draft: ModerationRule) => void;
}

function ScopeField({ draft, onChange }: DraftProps) {
  const t = rulesTexts();
  const choices = wideScopes(profile()?.grants ?? []);
  const current = `${draft.scope} ${draft.scope_id}`;
  const name = (scope: ModerationRule['scope'], id: string) => shieldTexts().scope(scope) + (id ? ` ${id}` : '');
  const known = choices.some(({ scope, id }) => `${scope} ${id}` === current);
  return (
    <Field label={t.where}>
      {(attributes) => (
        <select
          class="input"
          {...attributes}
          value={current}
          onChange={(event) => {
            const wanted = choices.find(({ scope, id }) => `${scope} ${id}` === event.currentTarget.value);
            if (wanted) onChange({ ...draft, scope: wanted.scope, scope_id: wanted.id });
          }}
        >
          {!known && <option value={current}>{name(draft.scope, draft.scope_id)}</option>}
          {choices.map(({ scope, id }) => (
            <option key={`${scope} ${id}`} value={`${scope} ${id}`}>
              {name(scope, id)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface ParameterProps extends DraftProps {
  readonly field: RuleField;
  readonly lists: readonly ShippedList[];
}

function ParameterField({ field, draft, lists, onChange }: ParameterProps) {
  const t = rulesTexts();
  const { parameters } = draft;
  const set = (name: RuleField['name'], value: string | number | boolean | readonly string[]) =>
    onChange({ ...draft, parameters: { ...parameters, [name]: value } });
  const label = t.field(field.name);
  switch (field.shape) {
    case 'lines':
      return (
        <Field label={label} {...(draft.kind === 'word' && { hint: t.wordsHint })}>
          {(attributes) => (
            <textarea
              class="input rule-form__lines"
              rows={5}
              spellcheck={false}
              {...attributes}
              value={parameters[field.name] ?? ''}
              onInput={(event) => set(field.name, event.currentTarget.value)}
            />
          )}
        </Field>
      );
    case 'number':
      return (
        <TextField
          label={label}
          hint={t.between(field.from, field.to)}
          type="number"
          inputMode="numeric"
          min={field.from}
          max={field.to}
          value={String(parameters[field.name] ?? field.from)}
          onText={(text) => set(field.name, Number(text))}
        />
      );
    case 'switch':
      return <Switch label={label} checked={parameters[field.name] ?? false} onChange={(on) => set(field.name, on)} />;
    case 'lists':
      return (
        <ListsField
          label={label}
          lists={lists}
          chosen={parameters.lists ?? []}
          onChange={(chosen) => set('lists', chosen)}
        />
      );
    default: {
      const never: never = field;
      return never;
    }
  }
}

interface ListsProps {
  readonly label: string;
  readonly lists: readonly ShippedList[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function ListsField({ label, lists, chosen, onChange }: ListsProps) {
  return (
    <fieldset class="rule-form__lists">
      <legend class="field__label">{label}</legend>
      {lists.map(({ name, entries }) => (
        <Switch
          key={name}
          label={`${name} (${rulesTexts().entries(entries)})`}
          checked={chosen.includes(name)}
          onChange={(on) => onChange(on ? [...chosen, name] : chosen.filter((one) => one !== name))}
        />
      ))}
    </fieldset>
  );
}
