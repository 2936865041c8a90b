// Join by the six characters on the screen of the room, or by the address that holds them.
import { useEffect, useState } from 'preact/hooks';
import type { RoomFacts } from '@protocol/messages';
import { api } from '../../api/api';
import type { ApiFailure } from '../../api/http';
import { becomeKnown, profile } from '../../app/hub';
import { NameForm, RoomCard } from '../../app/door';
import { Page } from '../../app/page';
import { failureSentence } from '../../app/sentences';
import { navigate, paths } from '../../router';
import { TextField } from '../../widgets/field';
import { joinTexts } from './texts';

/** What a person types is forgiven its spaces, dashes and case. */
function tidyCode(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 6);
}

export default function Join({ code }: { readonly code: string }) {
  const t = joinTexts();
  const [facts, setFacts] = useState<RoomFacts>();
  return (
    <Page name={t.title}>
      <div class="door">
        {facts ? (
          <>
            <RoomCard facts={facts} />
            <Enter facts={facts} />
            <button type="button" class="button button--quiet" onClick={() => setFacts(undefined)}>
              {t.another}
            </button>
          </>
        ) : (
          <CodeForm code={tidyCode(code)} onFound={setFacts} />
        )}
      </div>
    </Page>
  );
}

function CodeForm({ code: given, onFound }: { readonly code: string; readonly onFound: (facts: RoomFacts) => void }) {
  const t = joinTexts();
  const [code, setCode] = useState(given);
  const [failure, setFailure] = useState<ApiFailure>();
  const [busy, setBusy] = useState(false);
  const find = async (wanted: string) => {
    setBusy(true);
    const answer = await api.code(wanted);
    setBusy(false);
    if (answer.ok) onFound(answer.value);
    else setFailure(answer.failure);
  };
  useEffect(() => {
    if (given.length === 6) void find(given);
  }, [given]);
  return (
    <form
      class="door__form"
      onSubmit={(event) => {
        event.preventDefault();
        void find(code);
      }}
    >
      <h1>{t.title}</h1>
      <TextField
        label={t.label}
        hint={t.hint}
        error={failure && failureSentence(failure)}
        value={code}
        onText={(value) => {
          setCode(tidyCode(value));
          setFailure(undefined);
        }}
        class="input door__code"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        enterkeyhint="go"
        required
      />
      <button type="submit" class="button button--primary button--wide" disabled={busy || code.length < 6}>
        {busy ? t.finding : t.find}
      </button>
    </form>
  );
}

async function join(facts: RoomFacts, name?: string): Promise<ApiFailure | undefined> {
  const answer = await api.join({ room: facts.room, ...(name !== undefined && { name }) });
  if (!answer.ok) return answer.failure;
  becomeKnown(answer.value.profile);
  navigate(paths.room(answer.value.room));
  return undefined;
}

function Enter({ facts }: { readonly facts: RoomFacts }) {
  const t = joinTexts();
  const [failure, setFailure] = useState<ApiFailure>();
  const me = profile();
  if (!me) return <NameForm action={t.enter} onName={(name) => join(facts, name)} />;
  return (
    <div class="door__form">
      {failure && <p role="alert">{failureSentence(failure)}</p>}
      <button
        type="button"
        class="button button--primary button--wide"
        onClick={() => void join(facts).then(setFailure)}
      >
        {t.enterAs(me.name)}
      </button>
    </div>
  );
}
