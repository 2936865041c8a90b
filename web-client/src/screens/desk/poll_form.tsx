// A poll being written: its question, two to ten answers, and when the room sees the results.
import { useState } from 'preact/hooks';
import { limits } from '@protocol/limits';
import type { Poll, ResultsRule } from '@protocol/messages';
import { act } from '../../app/act';
import type { RoomStore } from '../../room/room_store';
import { Segmented, Switch, TextField } from '../../widgets/field';
import { Icon } from '../../widgets/icons';
import { toolsTexts } from './tools_texts';

export interface PollFormProps {
  readonly store: RoomStore;
  /** The draft to change; absent for a new poll. */
  readonly poll?: Poll;
  readonly onClose: () => void;
}

export function PollForm({ store, poll, onClose }: PollFormProps) {
  const t = toolsTexts();
  const [title, setTitle] = useState(poll?.title ?? '');
  const [options, setOptions] = useState<readonly string[]>(poll?.options.map(({ text }) => text) ?? ['', '']);
  const [multiple, setMultiple] = useState(poll?.multiple ?? false);
  const [results, setResults] = useState<ResultsRule>(poll?.results ?? 'after_vote');
  const [busy, setBusy] = useState(false);
  const filled = options.map((text) => text.trim()).filter(Boolean);
  const ready =
    title.trim() !== '' && filled.length >= limits.poll_options_min && new Set(filled).size === filled.length;
  const save = async () => {
    setBusy(true);
    const body = { title: title.trim(), options: filled, multiple, results };
    const outcome = await act(store, poll ? { k: 'edit_poll', poll: poll.id, ...body } : { k: 'create_poll', ...body });
    setBusy(false);
    if (outcome.ok) onClose();
  };
  return (
    <form
      class="tool"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <TextField label={t.pollTitle} value={title} onText={setTitle} maxLength={limits.poll_title_length} required />
      <Options options={options} onChange={setOptions} />
      <Switch label={t.multiple} checked={multiple} onChange={setMultiple} />
      <div class="field">
        <span class="field__label">{t.results}</span>
        <Segmented
          label={t.results}
          value={results}
          onChange={setResults}
          options={[
            { value: 'live', label: t.resultsLive },
            { value: 'after_vote', label: t.resultsVote },
            { value: 'after_close', label: t.resultsClose },
          ]}
        />
      </div>
      <div class="tool__buttons">
        <button type="submit" class="button button--primary" disabled={!ready || busy}>
          {t.savePoll}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}

interface OptionsProps {
  readonly options: readonly string[];
  readonly onChange: (options: readonly string[]) => void;
}

function Options({ options, onChange }: OptionsProps) {
  const t = toolsTexts();
  const set = (at: number, text: string) => onChange(options.map((option, index) => (index === at ? text : option)));
  return (
    <>
      {options.map((option, index) => (
        <div key={index} class="poll-option">
          <TextField
            label={t.option(index + 1)}
            value={option}
            maxLength={limits.poll_option_length}
            onText={(text) => set(index, text)}
          />
          {options.length > limits.poll_options_min && (
            <button
              type="button"
              class="button button--quiet button--icon"
              aria-label={t.removeOption(index + 1)}
              onClick={() => onChange(options.filter((_, place) => place !== index))}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      {options.length < limits.poll_options_max && (
        <button type="button" class="button button--small button--quiet" onClick={() => onChange([...options, ''])}>
          <Icon name="plus" />
          {t.addOption}
        </button>
      )}
    </>
  );
}
