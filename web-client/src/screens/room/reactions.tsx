// Five reactions: a row of buttons, and what the room sends floating up beside them for two seconds.
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { limits } from '@protocol/limits';
import { type Reaction, reactionValues } from '@protocol/messages';
import type { RoomStore } from '../../room/room_store';
import type { RoomState } from '../../room/state';
import { Icon } from '../../widgets/icons';
import { stageTexts } from './texts';

export interface ReactionsProps {
  readonly store: RoomStore;
  readonly state: RoomState;
}

export function Reactions({ store, state }: ReactionsProps) {
  const t = stageTexts();
  if (!state.shared.settings.reactions_open) return null;
  return (
    <div class="reactions" role="group" aria-label={t.reactions}>
      {reactionValues.map((kind) => (
        <ReactionButton key={kind} store={store} kind={kind} />
      ))}
    </div>
  );
}

function ReactionButton({ store, kind }: { readonly store: RoomStore; readonly kind: Reaction }) {
  const t = stageTexts();
  const [resting, setResting] = useState(false);
  useEffect(() => {
    if (!resting) return undefined;
    const timer = setTimeout(() => setResting(false), limits.reaction_interval_ms);
    return () => clearTimeout(timer);
  }, [resting]);
  return (
    <button
      type="button"
      class={resting ? 'reaction reaction--resting' : 'reaction'}
      aria-label={t.reaction(kind)}
      title={t.reaction(kind)}
      aria-disabled={resting}
      onClick={() => {
        if (resting) return;
        store.react(kind);
        setResting(true);
      }}
    >
      <Icon name={kind} filled={kind === 'heart' && resting} />
    </button>
  );
}

interface Float {
  readonly id: number;
  readonly kind: Reaction;
  readonly lane: number;
  readonly delayMs: number;
}

const floatMs = 2000;
const floatsAtMost = 24;
const perSignal = 8;
let lastFloat = 0;

/** Where reactions rise: over the edge of the stage, never over text, and not at all when motion is unwanted. */
export function ReactionFloats({ store }: { readonly store: RoomStore }) {
  const [floats] = useState(() => signal<readonly Float[]>([]));
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const stop = store.onMoment((moment) => {
      if (moment.kind !== 'reactions' || document.hidden) return;
      const fresh = floatsOf(moment.counts);
      floats.value = [...floats.peek(), ...fresh].slice(-floatsAtMost);
      const ids = new Set(fresh.map(({ id }) => id));
      const timer = setTimeout(() => {
        timers.delete(timer);
        floats.value = floats.peek().filter(({ id }) => !ids.has(id));
      }, floatMs + 1000);
      timers.add(timer);
    });
    return () => {
      stop();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [store, floats]);
  return (
    <div class="floats" aria-hidden="true">
      {floats.value.map(({ id, kind, lane, delayMs }) => (
        <span key={id} class={`float float--${kind}`} style={{ right: `${lane}%`, animationDelay: `${delayMs}ms` }}>
          <Icon name={kind} />
        </span>
      ))}
    </div>
  );
}

function floatsOf(counts: Readonly<Record<string, number>>): readonly Float[] {
  const all = reactionValues.flatMap((kind) =>
    Array.from({ length: Math.min(counts[kind] ?? 0, perSignal) }, () => kind),
  );
  return all.slice(0, perSignal).map((kind) => {
    lastFloat += 1;
    return { id: lastFloat, kind, lane: 4 + ((lastFloat * 37) % 60), delayMs: (lastFloat * 173) % 800 };
  });
}
