// What is on the stage, and the speaker's clock.
import { useEffect, useState } from 'preact/hooks';
import { limits } from '@protocol/limits';
import { type Stage, stageStateValues } from '@protocol/messages';
import { act } from '../../app/act';
import { hub } from '../../app/hub';
import { clockText } from '../../i18n/dates';
import { useTimeLeft } from '../../widgets/countdown';
import { Segmented, TextField } from '../../widgets/field';
import { showToast } from '../../widgets/toasts';
import type { ToolProps } from './tools';
import { toolsTexts } from './tools_texts';

export function StageTool({ store, state }: ToolProps) {
  const { stage } = state.shared;
  const t = toolsTexts();
  const set = (change: Partial<Stage>) => act(store, { k: 'set_stage', stage: { ...stage, ...change } });
  return (
    <div class="tool">
      <div class="field">
        <span class="field__label">{t.stageState}</span>
        <Segmented
          label={t.stageState}
          value={stage.state}
          onChange={(life) => void set({ state: life })}
          options={stageStateValues.map((value) => ({ value, label: t[value] }))}
        />
      </div>
      <UrlForm
        url={stage.url ?? ''}
        onSave={async (url) => {
          const { url: _former, ...rest } = stage;
          const outcome = await act(store, { k: 'set_stage', stage: url ? { ...rest, url } : rest });
          if (outcome.ok) showToast(t.urlSaved);
        }}
      />
      <TimerTool store={store} state={state} />
    </div>
  );
}

function UrlForm({ url, onSave }: { readonly url: string; readonly onSave: (url: string) => Promise<void> }) {
  const t = toolsTexts();
  const [text, setText] = useState(url);
  useEffect(() => setText(url), [url]);
  const wanted = text.trim();
  const bad = wanted !== '' && !/^https?:\/\/\S+$|^\/\S+$/.test(wanted);
  return (
    <form
      class="tool__form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!bad) void onSave(wanted);
      }}
    >
      <TextField
        label={t.url}
        hint={t.urlHint}
        error={bad && wanted.length > 8 ? t.urlBad : undefined}
        inputMode="url"
        spellcheck={false}
        autocomplete="off"
        maxLength={limits.url_length}
        value={text}
        onText={setText}
      />
      <button type="submit" class="button button--small" disabled={bad || wanted === url}>
        {t.saveUrl}
      </button>
    </form>
  );
}

const minuteMs = 60_000;
const timerSteps: readonly number[] = [5, 10, 15, 20, 30, 45];

export function TimerTool({ store, state }: ToolProps) {
  const t = toolsTexts();
  const { ends_at } = state.shared.timer;
  const left = useTimeLeft(ends_at, () => hub.now());
  const start = (at: number, minutes: number) =>
    void act(store, { k: 'set_timer', timer: { ends_at: Math.round(at + minutes * minuteMs) } });
  return (
    <fieldset class="tool__group">
      <legend>{t.timer}</legend>
      {ends_at === undefined ? (
        <>
          <p class="field__hint">{t.timerNone}</p>
          <div class="tool__buttons">
            {timerSteps.map((minutes) => (
              <button
                key={minutes}
                type="button"
                class="button button--small"
                onClick={() => start(hub.now(), minutes)}
              >
                {t.minutes(minutes)}
              </button>
            ))}
          </div>
        </>
      ) : (
        <>
          <p class="tool__clock numbers" role="timer">
            {left > 0 ? t.timerLeft(clockText(left)) : t.timerOver}
          </p>
          <div class="tool__buttons">
            {[1, 5].map((minutes) => (
              <button
                key={minutes}
                type="button"
                class="button button--small"
                onClick={() => start(Math.max(ends_at, hub.now()), minutes)}
              >
                {t.add(minutes)}
              </button>
            ))}
            <button
              type="button"
              class="button button--small button--quiet"
              onClick={() => void act(store, { k: 'set_timer', timer: {} })}
            >
              {t.clear}
            </button>
          </div>
        </>
      )}
    </fieldset>
  );
}
