// The names of the hub and its event, and how new rooms begin.
import { useEffect, useState } from 'preact/hooks';
import type { HubSettings } from '@protocol/messages';
import { api } from '../../api/api';
import { useLoaded } from '../../api/loaded';
import { loadFacts } from '../../app/hub';
import { failureSentence } from '../../app/sentences';
import { Switch, TextField } from '../../widgets/field';
import { Failure, Skeleton } from '../../widgets/states';
import { showToast } from '../../widgets/toasts';
import { hubSettingsTexts, organiserTexts } from './texts';

export function HubSettingsSection() {
  const { loaded, reload, replace } = useLoaded(api.settings, '');
  switch (loaded.kind) {
    case 'loading':
      return <Skeleton />;
    case 'failed':
      return <Failure sentence={failureSentence(loaded.failure)} onRetry={() => void reload()} />;
    case 'ready':
      return <SettingsForm settings={loaded.value} onSaved={replace} />;
    default: {
      const never: never = loaded;
      return never;
    }
  }
}

interface SettingsFormProps {
  readonly settings: HubSettings;
  readonly onSaved: (settings: HubSettings) => void;
}

function SettingsForm({ settings, onSaved }: SettingsFormProps) {
  const t = hubSettingsTexts();
  const [draft, setDraft] = useState(settings);
  const [busy, setBusy] = useState(false);
  useEffect(() => setDraft(settings), [settings]);
  const change = (part: Partial<HubSettings>) => setDraft({ ...draft, ...part });
  const save = async () => {
    setBusy(true);
    const answer = await api.changeSettings(draft);
    setBusy(false);
    if (!answer.ok) return showToast(failureSentence(answer.failure), 'refusal');
    onSaved(answer.value);
    void loadFacts();
    showToast(organiserTexts().saved);
  };
  return (
    <form
      class="card stack console__form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField label={t.event} value={draft.event} maxLength={200} onText={(event) => change({ event })} required />
      <TextField label={t.name} value={draft.name} maxLength={200} onText={(name) => change({ name })} required />
      <fieldset class="tool__group">
        <legend>{t.rooms}</legend>
        <Switch
          label={t.holdQuestions}
          checked={draft.hold_questions}
          onChange={(hold_questions) => change({ hold_questions })}
        />
        <Switch
          label={t.holdMessages}
          checked={draft.hold_messages}
          onChange={(hold_messages) => change({ hold_messages })}
        />
        <Switch
          label={t.anonymous}
          checked={draft.anonymous_allowed}
          onChange={(anonymous_allowed) => change({ anonymous_allowed })}
        />
        <p class="field__hint">{t.roomsWhy}</p>
      </fieldset>
      <button type="submit" class="button button--primary" disabled={busy}>
        {organiserTexts().save}
      </button>
    </form>
  );
}
