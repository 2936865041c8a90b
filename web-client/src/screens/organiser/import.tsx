// Import in two steps: the file gives a plan with every difference, and only then the plan is applied.
import { useState } from 'preact/hooks';
import type { ApplyAnswer, ImportPlan } from '@protocol/messages';
import { api } from '../../api/api';
import type { ApiFailure } from '../../api/http';
import { TextField } from '../../widgets/field';
import { Icon } from '../../widgets/icons';
import { Notice } from '../../widgets/states';
import { failureSentence } from '../../app/sentences';
import { paths } from '../../router';
import { loadProgramme } from '../programme/programme_store';
import { PlanView, ProblemTable } from './plan_view';
import { suggestedSource } from './source_name';
import { importTexts, organiserTexts } from './texts';

type Step =
  | { readonly kind: 'choosing'; readonly failure?: ApiFailure }
  | { readonly kind: 'planning' }
  | { readonly kind: 'planned'; readonly plan: ImportPlan; readonly applying: boolean; readonly failure?: ApiFailure }
  | { readonly kind: 'applied'; readonly answer: ApplyAnswer };

export function ImportSection() {
  const t = importTexts();
  const [step, setStep] = useState<Step>({ kind: 'choosing' });
  const [file, setFile] = useState<File>();
  const [source, setSource] = useState('');
  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    setFile(chosen);
    if (!source) setSource(suggestedSource(chosen.name));
    setStep({ kind: 'choosing' });
  };
  const plan = async () => {
    if (!file) return;
    setStep({ kind: 'planning' });
    const answer = await api.planImport(file, source.trim());
    setStep(
      answer.ok
        ? { kind: 'planned', plan: answer.value, applying: false }
        : { kind: 'choosing', failure: answer.failure },
    );
  };
  const apply = async (planned: ImportPlan) => {
    setStep({ kind: 'planned', plan: planned, applying: true });
    const answer = await api.applyImport(planned.plan);
    if (!answer.ok) return setStep({ kind: 'planned', plan: planned, applying: false, failure: answer.failure });
    setStep({ kind: 'applied', answer: answer.value });
    void loadProgramme();
  };
  const restart = () => {
    setFile(undefined);
    setStep({ kind: 'choosing' });
  };
  switch (step.kind) {
    case 'choosing':
    case 'planning':
      return (
        <div class="import">
          <p>{t.intro}</p>
          <form
            class="card stack"
            onSubmit={(event) => {
              event.preventDefault();
              void plan();
            }}
          >
            <FileChoice file={file} onChoose={choose} />
            <TextField label={t.source} hint={t.sourceHint} value={source} onText={setSource} maxLength={60} required />
            <button
              type="submit"
              class="button button--primary"
              disabled={!file || source.trim() === '' || step.kind === 'planning'}
            >
              {step.kind === 'planning' ? t.planning : t.plan}
            </button>
          </form>
          {step.kind === 'choosing' && step.failure && <Failed failure={step.failure} />}
        </div>
      );
    case 'planned':
      return (
        <div class="import">
          {step.failure && <Failed failure={step.failure} />}
          <PlanView
            plan={step.plan}
            file={file?.name ?? ''}
            applying={step.applying}
            onApply={() => void apply(step.plan)}
            onCancel={restart}
          />
        </div>
      );
    case 'applied':
      return <Applied answer={step.answer} onAgain={restart} />;
    default: {
      const never: never = step;
      return never;
    }
  }
}

function Failed({ failure }: { readonly failure: ApiFailure }) {
  const t = importTexts();
  const errors = failure.problems?.filter(({ warning }) => !warning) ?? [];
  return (
    <div role="alert" class="stack">
      <Notice icon="warning" refusal>
        {errors.length > 0 ? (
          <>
            <strong>{t.problems(errors.length)}.</strong> {t.problemsWhy}
          </>
        ) : (
          failureSentence(failure)
        )}
      </Notice>
      {failure.problems && failure.problems.length > 0 && <ProblemTable problems={failure.problems} />}
    </div>
  );
}

interface FileChoiceProps {
  readonly file: File | undefined;
  readonly onChoose: (file: File | undefined) => void;
}

function FileChoice({ file, onChoose }: FileChoiceProps) {
  const t = importTexts();
  const [over, setOver] = useState(false);
  return (
    <label
      class={over ? 'drop drop--over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onChoose(event.dataTransfer?.files[0]);
      }}
    >
      <Icon name="upload" />
      <span class="drop__main">{file ? file.name : t.choose}</span>
      <span class="field__hint">{file ? '' : `${t.drop}. ${t.formats}`}</span>
      <input
        type="file"
        class="visually-hidden"
        aria-label={t.file}
        accept=".csv,.json,.xml,.ics,text/csv,text/calendar,application/json,application/xml"
        onChange={(event) => onChoose(event.currentTarget.files?.[0])}
      />
    </label>
  );
}

function Applied({ answer, onAgain }: { readonly answer: ApplyAnswer; readonly onAgain: () => void }) {
  const t = importTexts();
  return (
    <div class="card stack import" role="status">
      <h2>
        <Icon name="check" /> {t.applied}
      </h2>
      <ul class="plan__counts">
        <li>{t.added(answer.added)}</li>
        <li>{t.changed(answer.changed)}</li>
        <li>{t.cancelled(answer.cancelled)}</li>
      </ul>
      <div class="tool__buttons">
        <a class="button button--primary" href={paths.programme}>
          {organiserTexts().toProgramme}
        </a>
        <button type="button" class="button" onClick={onAgain}>
          {t.again}
        </button>
      </div>
    </div>
  );
}
