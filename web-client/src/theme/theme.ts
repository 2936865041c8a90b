// Which of the three looks is on: by the system's wish, or as chosen here and remembered.
import { computed, effect, signal } from '@preact/signals';
import { remember, remembered } from '../remembered';

export const themeChoices = ['auto', 'light', 'dark', 'contrast'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const key = 'beffroi.theme';
const isChoice = (value: string | undefined): value is ThemeChoice => themeChoices.some((choice) => choice === value);

function mediaSignal(query: string) {
  const media = matchMedia(query);
  const matches = signal(media.matches);
  media.addEventListener('change', (event) => {
    matches.value = event.matches;
  });
  return matches;
}

const systemDark = mediaSignal('(prefers-color-scheme: dark)');
const systemContrast = mediaSignal('(prefers-contrast: more)');

const kept = remembered(key);
export const themeChoice = signal<ThemeChoice>(isChoice(kept) ? kept : 'auto');

export function chooseTheme(choice: ThemeChoice): void {
  remember(key, choice);
  themeChoice.value = choice;
}

export const isDark = computed(() => {
  const choice = themeChoice.value;
  return choice === 'dark' || (choice !== 'light' && systemDark.value);
});

effect(() => {
  const root = document.documentElement;
  root.dataset['theme'] = isDark.value ? 'dark' : 'light';
  root.dataset['contrast'] = themeChoice.value === 'contrast' || systemContrast.value ? 'more' : 'normal';
});
