// How much a screen reader is told of a fast room. Pure: what comes in, what was said, what to say now.
// A slow room is read in full. When more than `perMinute` items a minute come in, a digest every `digestEveryMs` takes
// their place, and never more than `perMinute` things are said in a minute. What concerns this person is always said,
// at once. Nothing of history or of a reconnect is said again: only live updates come in.

export type AnnounceChoice = 'all' | 'digest' | 'essential' | 'off';

export interface Announcement {
  readonly kind: 'message' | 'question' | 'essential';
  readonly text: string;
  /** Who wrote, for the digest. */
  readonly from: string;
}

export interface GovernorState {
  /** When the last few items came in, oldest first: as many as make a burst. */
  readonly heardAt: readonly number[];
  readonly waiting: readonly Announcement[];
  /** What came on top of what can wait: only counted. */
  readonly surplus: { readonly messages: number; readonly questions: number };
  readonly saidAt: readonly number[];
  readonly lastDigestAt: number;
}

export interface DigestFacts {
  readonly messages: number;
  readonly questions: number;
  readonly from: string;
}

export interface Spoken {
  readonly state: GovernorState;
  readonly say: readonly string[];
  /** When to look again, if something waits. */
  readonly againInMs?: number;
}

export const perMinute = 12;
export const digestEveryMs = 10_000;
const minuteMs = 60_000;
const waitingLimit = 24;
const noSurplus = { messages: 0, questions: 0 };
/** So many within `digestEveryMs` are more than `perMinute` a minute. */
const burst = (perMinute * digestEveryMs) / minuteMs + 1;

export const silent: GovernorState = {
  heardAt: [],
  waiting: [],
  surplus: noSurplus,
  saidAt: [],
  lastDigestAt: -Infinity,
};

export function hear(state: GovernorState, item: Announcement, choice: AnnounceChoice, now: number): GovernorState {
  if (choice === 'off' || (choice === 'essential' && item.kind === 'message')) return state;
  const heardAt = item.kind === 'essential' ? state.heardAt : [...state.heardAt, now].slice(-burst);
  if (state.waiting.length < waitingLimit || item.kind === 'essential') {
    return { ...state, heardAt, waiting: [...state.waiting, item] };
  }
  const at = state.waiting.findIndex(({ kind }) => kind !== 'essential');
  const gone = state.waiting[at]?.kind === 'question' ? 'questions' : 'messages';
  const surplus = at < 0 ? state.surplus : { ...state.surplus, [gone]: state.surplus[gone] + 1 };
  return { ...state, heardAt, surplus, waiting: [...state.waiting.filter((_, index) => index !== at), item] };
}

function isFast(state: GovernorState, now: number): boolean {
  const first = state.heardAt[0];
  return state.heardAt.length >= burst && first !== undefined && now - first < digestEveryMs;
}

export function speak(
  state: GovernorState,
  choice: AnnounceChoice,
  now: number,
  digest: (facts: DigestFacts) => string,
): Spoken {
  if (state.waiting.length === 0) return { state, say: [] };
  const saidAt = state.saidAt.filter((at) => now - at < minuteMs);
  const essential = state.waiting.filter(({ kind }) => kind === 'essential');
  const others = state.waiting.filter(({ kind }) => kind !== 'essential');
  const room = perMinute - saidAt.length - essential.length;
  const after = (say: readonly string[], waiting: readonly Announcement[], lastDigestAt = state.lastDigestAt): Spoken =>
    spoken(
      {
        ...state,
        waiting,
        surplus: waiting.length === 0 ? noSurplus : state.surplus,
        saidAt: [...saidAt, ...say.map(() => now)],
        lastDigestAt,
      },
      say,
      now,
    );
  if (choice !== 'digest' && others.length <= room && !isFast(state, now)) {
    return after(
      state.waiting.map(({ text }) => text),
      [],
    );
  }
  const first = essential.map(({ text }) => text);
  const due = now - state.lastDigestAt >= digestEveryMs && room > 0 && others.length > 0;
  return due ? after([...first, digest(countOf(others, state.surplus))], [], now) : after(first, others);
}

function spoken(state: GovernorState, say: readonly string[], now: number): Spoken {
  if (state.waiting.length === 0) return { state, say };
  const oldest = state.saidAt[0] ?? now;
  const full = state.saidAt.length >= perMinute ? oldest + minuteMs - now : 0;
  return { state, say, againInMs: Math.max(250, full, state.lastDigestAt + digestEveryMs - now) };
}

function countOf(items: readonly Announcement[], surplus: GovernorState['surplus']): DigestFacts {
  const questions = items.filter(({ kind }) => kind === 'question').length;
  return {
    messages: items.length - questions + surplus.messages,
    questions: questions + surplus.questions,
    from: items.at(-1)?.from ?? '',
  };
}
