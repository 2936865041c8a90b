// The stage: a slate before, during a pause and after; the picture while live, loaded only on request.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Stage as StageView } from '@protocol/messages';
import { hub, zone } from '../../app/hub';
import { momentText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import type { RoomStore } from '../../room/room_store';
import type { RoomState } from '../../room/state';
import { useTimeLeft } from '../../widgets/countdown';
import { Icon } from '../../widgets/icons';
import { Player } from './player';
import { ReactionFloats } from './reactions';
import { Skyline } from './skyline';
import { roomTexts, stageTexts } from './texts';

export interface StageProps {
  readonly store: RoomStore;
  readonly state: RoomState;
}

export function Stage({ store, state }: StageProps) {
  const t = stageTexts();
  const { stage, title } = state.shared;
  const [watching, setWatching] = useState(false);
  const [collapsed, setCollapsed] = useState(false);
  const playable = stage.state === 'live' && stage.url !== undefined;
  useEffect(() => {
    if (!playable) setWatching(false);
  }, [playable]);
  const playing = playable && watching;
  return (
    <div class={playing ? (collapsed ? 'stage stage--collapsed' : 'stage') : 'stage stage--slate'}>
      {playing && stage.url !== undefined ? (
        <Player url={stage.url} label={title} />
      ) : (
        <Slate stage={stage} {...(playable && { onWatch: () => setWatching(true) })} />
      )}
      <ReactionFloats store={store} />
      {playing && (
        <button
          type="button"
          class="stage__collapse button button--small"
          aria-expanded={!collapsed}
          onClick={() => setCollapsed(!collapsed)}
        >
          <Icon name={collapsed ? 'screen' : 'sound'} />
          {collapsed ? t.expand : t.collapse}
        </button>
      )}
    </div>
  );
}

function Slate({ stage, onWatch }: { readonly stage: StageView; readonly onWatch?: () => void }) {
  const t = stageTexts();
  switch (stage.state) {
    case 'before':
      return (
        <SlateFrame title={t.before} hint={t.beforeHint}>
          {stage.starts_at !== undefined && <Start at={stage.starts_at} />}
        </SlateFrame>
      );
    case 'live':
      return onWatch ? (
        <SlateFrame live title={t.liveHere} hint={t.watchHint}>
          <button type="button" class="button button--primary slate__watch" onClick={onWatch}>
            <Icon name="play" filled />
            {t.watch}
          </button>
        </SlateFrame>
      ) : (
        <SlateFrame live title={t.liveHere} hint={t.liveHereHint} />
      );
    case 'paused':
      return <SlateFrame title={t.paused} hint={t.pausedHint} />;
    case 'ended':
      return <SlateFrame title={t.ended} hint={t.endedHint} />;
    default: {
      const never: never = stage.state;
      return never;
    }
  }
}

interface FrameProps {
  readonly title: string;
  readonly hint: string;
  readonly live?: boolean;
  readonly children?: ComponentChildren;
}

function SlateFrame({ title, hint, live = false, children }: FrameProps) {
  return (
    <div class="slate">
      <Skyline lit={live} />
      <div class="slate__words">
        {live && <LivePill />}
        <p class="slate__title">{title}</p>
        {children}
        <p class="slate__hint">{hint}</p>
      </div>
    </div>
  );
}

export function LivePill() {
  return (
    <span class="live">
      <span class="live__dot" aria-hidden="true" />
      {roomTexts().live}
    </span>
  );
}

const hourMs = 3_600_000;

/** Relative only under an hour. */
function Start({ at }: { readonly at: number }) {
  const t = stageTexts();
  const left = useTimeLeft(at, () => hub.now());
  const minutes = Math.ceil(left / 60_000);
  const text =
    left === 0
      ? t.startsSoon
      : left < hourMs
        ? t.startsIn(minutes)
        : t.startsAt(momentText(at, language.value, zone()));
  return <p class="slate__start numbers">{text}</p>;
}
