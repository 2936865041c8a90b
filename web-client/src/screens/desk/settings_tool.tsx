// The settings of the room. A change shows at once and goes back by itself when the hub refuses it.
import { limits } from '@protocol/limits';
import { questionOrderValues, type RoomSettings, type SettingsChange, writersValues } from '@protocol/messages';
import { act } from '../../app/act';
import { Field, Segmented, Switch } from '../../widgets/field';
import { Notice } from '../../widgets/states';
import { questionTexts } from '../room/texts';
import { settingsShown } from './settings_shown';
import type { ToolProps } from './tools';
import { toolsTexts } from './tools_texts';

const slowSteps: readonly number[] = [
  limits.slow_mode_min_s,
  10,
  limits.slow_mode_default_s,
  60,
  limits.slow_mode_max_s,
];

export function SettingsTool({ store, state }: ToolProps) {
  const t = toolsTexts();
  const settings = settingsShown(state.shared.settings, store.pending.value);
  const set = (change: SettingsChange) => void act(store, { k: 'change_settings', change });
  const steps =
    settings.slow_mode_s > 0 && !slowSteps.includes(settings.slow_mode_s)
      ? [...slowSteps, settings.slow_mode_s]
      : slowSteps;
  return (
    <div class="tool">
      {state.shared.young_audience && <Notice icon="shield">{t.youngAudience}</Notice>}
      <fieldset class="tool__group">
        <legend>{t.questions}</legend>
        <Switch
          label={t.questionsOpen}
          checked={settings.questions_open}
          onChange={(on) => set({ questions_open: on })}
        />
        <Switch
          label={t.holdQuestions}
          checked={settings.hold_questions}
          onChange={(on) => set({ hold_questions: on })}
        />
        <Switch
          label={t.anonymous}
          checked={settings.anonymous_allowed}
          onChange={(on) => set({ anonymous_allowed: on })}
        />
        <Field label={t.order}>
          {(attributes) => (
            <select
              class="input"
              {...attributes}
              value={settings.question_order}
              onChange={(event) => {
                const order = questionOrderValues.find((value) => value === event.currentTarget.value);
                if (order) set({ question_order: order });
              }}
            >
              {questionOrderValues.map((value) => (
                <option key={value} value={value}>
                  {questionTexts()[value]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </fieldset>
      <fieldset class="tool__group">
        <legend>{t.chat}</legend>
        <Switch label={t.chatOpen} checked={settings.chat_open} onChange={(on) => set({ chat_open: on })} />
        <Switch label={t.holdMessages} checked={settings.hold_messages} onChange={(on) => set({ hold_messages: on })} />
        <Switch
          label={t.reactionsOpen}
          checked={settings.reactions_open}
          onChange={(on) => set({ reactions_open: on })}
        />
        <div class="field">
          <span class="field__label">{t.writers}</span>
          <Segmented
            label={t.writers}
            value={settings.chat_writers}
            onChange={(writers) => set({ chat_writers: writers })}
            options={writersValues.map((value) => ({ value, label: t[value] }))}
          />
        </div>
        <Field label={t.slow}>
          {(attributes) => (
            <select
              class="input"
              {...attributes}
              value={String(settings.slow_mode_s)}
              onChange={(event) => set({ slow_mode_s: Number(event.currentTarget.value) })}
            >
              <option value="0">{t.slowOff}</option>
              {steps.map((seconds) => (
                <option key={seconds} value={String(seconds)}>
                  {t.slowSeconds(seconds)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </fieldset>
      <Protection settings={settings} set={set} />
    </div>
  );
}

interface ProtectionProps {
  readonly settings: RoomSettings;
  readonly set: (change: SettingsChange) => void;
}

const delays: readonly number[] = [0, 2, 4, 6];

function Protection({ settings, set }: ProtectionProps) {
  const t = toolsTexts();
  return (
    <fieldset class="tool__group">
      <legend>{t.protection}</legend>
      <div class="field">
        <span class="field__label">{t.delay}</span>
        <Segmented
          label={t.delay}
          value={String(settings.delay_s)}
          onChange={(seconds) => set({ delay_s: Number(seconds) })}
          options={delays.map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? t.delayOff : t.delaySeconds(seconds),
          }))}
        />
        <p class="field__hint">{t.delayHint}</p>
      </div>
      <Switch label={t.accountsOnly} checked={settings.accounts_only} onChange={(on) => set({ accounts_only: on })} />
      <Switch
        label={t.newcomersWait}
        checked={settings.newcomers_wait}
        onChange={(on) => set({ newcomers_wait: on })}
      />
      <Switch label={t.emojiOnly} checked={settings.emoji_only} onChange={(on) => set({ emoji_only: on })} />
      <Switch label={t.links} checked={settings.links_allowed} onChange={(on) => set({ links_allowed: on })} />
    </fieldset>
  );
}
