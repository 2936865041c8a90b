// A rule tried before it goes live: one text, and what it would have done to the newest contributions of a room.
import { useEffect, useState } from 'preact/hooks';
import {
  type ModerationRule,
  type RuleFinding,
  type RuleTestAnswer,
  type RuleTrialAnswer,
  type Trust,
  trustValues,
} from '@protocol/messages';
import { api } from '../../api/api';
import type { Answer } from '../../api/http';
import { roleFor } from '../../app/roles';
import { isModerator } from '../../app/staff';
import { failureSentence } from '../../app/sentences';
import { Field, TextField } from '../../widgets/field';
import { MarkedText } from '../../widgets/marked_text';
import { Notice } from '../../widgets/states';
import { momentShort } from '../desk/person_dialog';
import { loadProgramme, programme } from '../programme/programme_store';
import { causeTexts } from '../room/aftermath/cause_texts';
import { rulesTexts } from './rules_texts';

export function RuleTrial({ draft }: { readonly draft: ModerationRule }) {
  return (
    <>
      <TextTrial draft={draft} />
      <DryRun draft={draft} />
    </>
  );
}

/** The answer to the newest question alone. */
function useAsked<T>() {
  const [answer, setAnswer] = useState<T>();
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const ask = async (request: () => Promise<Answer<T>>) => {
    setBusy(true);
    const result = await request();
    setBusy(false);
    setAnswer(result.ok ? result.value : undefined);
    setFailed(result.ok ? undefined : failureSentence(result.failure));
  };
  return { answer, failed, busy, ask };
}

function TextTrial({ draft }: { readonly draft: ModerationRule }) {
  const t = rulesTexts();
  const [text, setText] = useState('');
  const [tried, setTried] = useState('');
  const [trust, setTrust] = useState<Trust>('trusted');
  const { answer, failed, busy, ask } = useAsked<RuleTestAnswer>();
  const test = () => {
    setTried(text);
    void ask(() => api.testRules({ text, trust, rules: [draft] }));
  };
  return (
    <form
      class="rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') test();
      }}
    >
      <h2>{t.testTitle}</h2>
      <TextField label={t.testText} value={text} onText={setText} maxLength={500} />
      <Field label={t.as}>
        {(attributes) => (
          <select
            class="input"
            {...attributes}
            value={trust}
            onChange={(event) => setTrust(trustValues.find((one) => one === event.currentTarget.value) ?? 'trusted')}
          >
            {trustValues.map((one) => (
              <option key={one} value={one}>
                {t.trust(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit" class="button rules__new" disabled={busy || text.trim() === ''}>
        {t.test}
      </button>
      {failed && <Notice refusal>{failed}</Notice>}
      {answer && (
        <div class="rule-answer" role="status">
          <p>
            <strong>{t.verdict(answer.verdict)}</strong>
          </p>
          <Findings text={tried} findings={answer.findings} />
          {answer.text !== tried && <p>{t.would(answer.text)}</p>}
        </div>
      )}
    </form>
  );
}

function Findings({ text, findings }: { readonly text: string; readonly findings: readonly RuleFinding[] }) {
  const t = rulesTexts();
  if (findings.length === 0) return <p class="field__hint">{t.nothing}</p>;
  return (
    <>
      <p class="rule-answer__text">
        <MarkedText text={text} spans={findings.flatMap(({ spans }) => spans)} />
      </p>
      <p class="field__hint">
        {findings
          .map(({ title, cause, action }) => `${title || causeTexts().cause(cause)} : ${t.action(action)}`)
          .join(' · ')}
      </p>
    </>
  );
}

const lastChoices: readonly number[] = [100, 500, 2000, 5000];

function DryRun({ draft }: { readonly draft: ModerationRule }) {
  const t = rulesTexts();
  useEffect(() => void loadProgramme(), []);
  const known = programme.value;
  const rooms = (known.kind === 'ready' ? known.value : []).filter((session) => isModerator(roleFor(session)));
  const [room, setRoom] = useState('');
  const [last, setLast] = useState(500);
  const { answer, failed, busy, ask } = useAsked<RuleTrialAnswer>();
  const wanted = room || rooms[0]?.id;
  const run = () => {
    if (wanted) void ask(() => api.tryRules({ rules: [draft], rooms: [wanted], last }));
  };
  return (
    <form
      class="rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <h2>{t.trialTitle}</h2>
      <p class="field__hint">{t.trialHint}</p>
      <Field label={t.room}>
        {(attributes) => (
          <select class="input" {...attributes} value={wanted} onChange={(event) => setRoom(event.currentTarget.value)}>
            {rooms.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.last}>
        {(attributes) => (
          <select
            class="input"
            {...attributes}
            value={String(last)}
            onChange={(event) => setLast(Number(event.currentTarget.value))}
          >
            {lastChoices.map((count) => (
              <option key={count} value={String(count)}>
                {count}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit" class="button rules__new" disabled={busy || !wanted}>
        {t.runTrial}
      </button>
      {failed && <Notice refusal>{failed}</Notice>}
      {answer && <Outcome answer={answer} />}
    </form>
  );
}

function Outcome({ answer }: { readonly answer: RuleTrialAnswer }) {
  const t = rulesTexts();
  const { looked_at, held, rewritten, rejected, by_rule, examples, complete } = answer;
  return (
    <div class="rule-answer" role="status">
      <p class="numbers">
        <strong>{[t.looked(looked_at), t.held(held), t.rewritten(rewritten), t.rejected(rejected)].join(', ')}</strong>
      </p>
      <p class="field__hint numbers">{by_rule.map(({ title, texts }) => `${title} : ${texts}`).join(' · ')}</p>
      {!complete && <p class="field__hint">{t.incomplete}</p>}
      <ol class="rule-answer__examples">
        {examples.map((example) => (
          <li key={`${example.room} ${example.entry}`}>
            <Findings text={example.text} findings={example.findings} />
            {example.would_be !== undefined && <p>{t.would(example.would_be)}</p>}
            <p class="field__hint">
              {[t.verdict(example.verdict), example.author?.name, momentShort(example.at)].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
