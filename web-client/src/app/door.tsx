// The door of a room: what goes on behind it, and one field for a name. No account.
import { useEffect, useState } from 'preact/hooks';
import type { RoomFacts } from '@protocol/messages';
import { api } from '../api/api';
import type { Answer, ApiFailure } from '../api/http';
import { spanText } from '../i18n/dates';
import { language } from '../i18n/language';
import { paths } from '../router';
import { TextField } from '../widgets/field';
import { Icon } from '../widgets/icons';
import { Failure, Skeleton } from '../widgets/states';
import { doorTexts } from './door_texts';
import { becomeKnown, zone } from './hub';
import { Page } from './page';
import { failureSentence } from './sentences';

export function Door({ room }: { readonly room: string }) {
  const t = doorTexts();
  const [facts, setFacts] = useState<Answer<RoomFacts>>();
  useEffect(() => {
    let shown = true;
    void api.room(room).then((answer) => shown && setFacts(answer));
    return () => {
      shown = false;
    };
  }, [room]);
  if (!facts) {
    return (
      <Page name={t.title}>
        <Skeleton lines={4} />
      </Page>
    );
  }
  if (!facts.ok) {
    return (
      <Page name={t.unknownRoom}>
        <Failure page title={t.unknownRoom} sentence={failureSentence(facts.failure)}>
          <a class="button" href={paths.join()}>
            {t.byCode}
          </a>
        </Failure>
      </Page>
    );
  }
  return (
    <Page name={facts.value.title}>
      <div class="door">
        <RoomCard facts={facts.value} />
        <NameForm onName={(name) => enter(facts.value.room, name)} action={t.enter} />
      </div>
    </Page>
  );
}

async function enter(room: string, name: string): Promise<ApiFailure | undefined> {
  const answer = await api.join({ room, name });
  if (!answer.ok) return answer.failure;
  becomeKnown(answer.value.profile);
  return undefined;
}

export function RoomCard({ facts }: { readonly facts: RoomFacts }) {
  const { session } = facts;
  return (
    <div class="door__card">
      <h1>{facts.title}</h1>
      {session && (
        <ul class="door__facts">
          <li>
            <Icon name="calendar" />
            {spanText(session.starts_at, session.ends_at, language.value, zone())}
          </li>
          {(session.place || session.town) && (
            <li>
              <Icon name="place" />
              {[session.place, session.town].filter(Boolean).join(', ')}
            </li>
          )}
          {session.speakers.length > 0 && (
            <li>
              <Icon name="people" />
              {session.speakers.join(', ')}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

export interface NameFormProps {
  readonly action: string;
  /** Tries the name; answers what went wrong. */
  readonly onName: (name: string) => Promise<ApiFailure | undefined>;
}

/** The field for a display name, with the hub's refusals beside it. */
export function NameForm({ action, onName }: NameFormProps) {
  const t = doorTexts();
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<ApiFailure>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setFailure(await onName(name.trim()));
    setBusy(false);
  };
  return (
    <form class="door__form" onSubmit={(event) => void submit(event)}>
      <TextField
        label={t.name}
        hint={t.nameHint}
        error={failure && failureSentence(failure)}
        value={name}
        onText={(value) => {
          setName(value);
          setFailure(undefined);
        }}
        autocomplete="nickname"
        autocapitalize="words"
        spellcheck={false}
        required
      />
      <button type="submit" class="button button--primary button--wide" disabled={busy || name.trim() === ''}>
        {busy ? t.entering : action}
      </button>
      <a class="door__privacy" href={paths.privacy}>
        {t.privacy}
      </a>
    </form>
  );
}
