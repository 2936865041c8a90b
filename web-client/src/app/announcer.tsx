// One hidden log for assistive technology; lists themselves are never live regions.
import { signal } from '@preact/signals';
import { language, texts } from '../i18n/language';
import { plural } from '../i18n/plural';
import { remember, remembered } from '../remembered';
import { type AnnounceChoice, type Announcement, type DigestFacts, hear, silent, speak } from './announcer_governor';

const key = 'beffroi.announcements';
const keptLines = 20;
const choices: readonly AnnounceChoice[] = ['all', 'digest', 'essential', 'off'];

const digestTexts = texts(
  {
    messages: (count: number) => plural('fr', count, { one: '{n} message', other: '{n} messages' }),
    questions: (count: number) => plural('fr', count, { one: '{n} question', other: '{n} questions' }),
    last: (name: string) => (name ? `, le dernier de ${name}` : ''),
  },
  {
    messages: (count: number) => plural('en', count, { one: '{n} message', other: '{n} messages' }),
    questions: (count: number) => plural('en', count, { one: '{n} question', other: '{n} questions' }),
    last: (name: string) => (name ? `, the last from ${name}` : ''),
  },
);

export const announceChoice = signal<AnnounceChoice>(choices.find((choice) => choice === remembered(key)) ?? 'all');

export function chooseAnnouncements(choice: AnnounceChoice): void {
  remember(key, choice);
  announceChoice.value = choice;
}

interface Line {
  readonly id: number;
  readonly text: string;
}

const lines = signal<readonly Line[]>([]);
let state = silent;
let lastId = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export function announce(item: Announcement): void {
  state = hear(state, item, announceChoice.peek(), Date.now());
  timer ??= setTimeout(tell, 150);
}

/** For what concerns this person: always said. */
export function announceEssential(text: string): void {
  announce({ kind: 'essential', text, from: '' });
}

function digest(facts: DigestFacts): string {
  const t = digestTexts();
  const parts = [facts.messages > 0 && t.messages(facts.messages), facts.questions > 0 && t.questions(facts.questions)];
  return parts.filter(Boolean).join(', ') + t.last(facts.from);
}

function tell(): void {
  timer = undefined;
  const spoken = speak(state, announceChoice.peek(), Date.now(), digest);
  state = spoken.state;
  if (spoken.say.length > 0) {
    const fresh = spoken.say.map((text) => ({ id: (lastId += 1), text }));
    lines.value = [...lines.peek(), ...fresh].slice(-keptLines);
  }
  if (spoken.againInMs !== undefined) timer = setTimeout(tell, spoken.againInMs);
}

export function Announcer() {
  return (
    <div class="visually-hidden" role="log" aria-live="polite" aria-relevant="additions" lang={language.value}>
      {lines.value.map((line) => (
        <p key={line.id}>{line.text}</p>
      ))}
    </div>
  );
}
