// Search and the four filters. On a phone the filters fold away behind one button.
import { useEffect, useState } from 'preact/hooks';
import { Field } from '../../widgets/field';
import { Icon } from '../../widgets/icons';
import { type Choice, choicesOf, fields, type Filter, type FilterField, type Listed } from './filter';
import { programmeTexts } from './programme_texts';
import { kindTexts } from './session_texts';

export interface FilterBarProps {
  readonly entries: readonly Listed[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

function valueName(field: FilterField, value: string): string {
  if (field !== 'kind') return value;
  const names: Readonly<Record<string, string>> = kindTexts();
  return names[value] ?? value;
}

export function FilterBar({ entries, filter, onChange }: FilterBarProps) {
  const t = programmeTexts();
  const [open, setOpen] = useState(false);
  const chosen = fields.filter((field) => filter.chosen[field]);
  const choose = (field: FilterField, value: string) => {
    const { [field]: _former, ...rest } = filter.chosen;
    onChange({ ...filter, chosen: value ? { ...rest, [field]: value } : rest });
  };
  return (
    <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <div class="filters__search">
        <SearchField value={filter.search} onChange={(search) => onChange({ ...filter, search })} />
        <button
          type="button"
          class="button filters__toggle"
          aria-expanded={open}
          aria-controls="programme-filters"
          onClick={() => setOpen(!open)}
        >
          <Icon name="filter" />
          {chosen.length > 0 ? t.filtersOn(chosen.length) : t.filters}
        </button>
      </div>
      <div class={open ? 'filters__fields filters__fields--open' : 'filters__fields'} id="programme-filters">
        {fields.map((field) => (
          <Select
            key={field}
            field={field}
            value={filter.chosen[field] ?? ''}
            choices={choicesOf(entries, filter, field)}
            onChange={(value) => choose(field, value)}
          />
        ))}
      </div>
      {chosen.length > 0 && (
        <ul class="filters__chosen">
          {chosen.map((field) => {
            const name = valueName(field, filter.chosen[field] ?? '');
            return (
              <li key={field}>
                <button type="button" class="chip" aria-label={t.remove(name)} onClick={() => choose(field, '')}>
                  {name}
                  <Icon name="close" />
                </button>
              </li>
            );
          })}
          <li>
            <button
              type="button"
              class="button button--quiet button--small"
              onClick={() => onChange({ day: filter.day, search: '', chosen: {} })}
            >
              {t.clear}
            </button>
          </li>
        </ul>
      )}
    </form>
  );
}

// The address follows the typing after a moment: one step of history and one filtering per pause, not per key.
function SearchField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = programmeTexts();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onChange(text), 180);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <label class="search">
      <span class="visually-hidden">{t.search}</span>
      <Icon name="search" />
      <input
        class="input"
        type="search"
        enterkeyhint="search"
        placeholder={t.searchHint}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
    </label>
  );
}

interface SelectProps {
  readonly field: FilterField;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
}

function Select({ field, value, choices, onChange }: SelectProps) {
  const t = programmeTexts();
  return (
    <Field label={t[field]}>
      {(attributes) => (
        <select
          class="input select"
          {...attributes}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{t[`any${field}`]}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {valueName(field, choice.value)} ({choice.count})
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
