// Plays an HLS address: natively where the browser can, else with hls.js, which is loaded only now.
// Failures that can pass (the picture has not arrived yet, a gap in the network) are tried again by themselves.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure } from '../../widgets/states';
import { stageTexts } from './texts';

type PlayerState = 'loading' | 'playing' | 'waiting' | 'broken';

const retryMs = 4000;

export interface PlayerProps {
  readonly url: string;
  readonly label: string;
}

export function Player({ url, label }: PlayerProps) {
  const t = stageTexts();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<PlayerState>('loading');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    const playing = new AbortController();
    void play(element, url, setState, playing.signal);
    return () => playing.abort();
  }, [url, attempt]);
  return (
    <div class="player">
      <video
        class="player__video"
        ref={video}
        controls
        playsInline
        aria-label={label}
        onPlaying={() => setState('playing')}
      />
      {state !== 'playing' && state !== 'broken' && (
        <p class="player__note" role="status">
          {state === 'loading' ? t.loading : t.waiting}
        </p>
      )}
      {state === 'broken' && (
        <div class="player__cover">
          <Failure
            sentence={t.broken}
            onRetry={() => {
              setState('loading');
              setAttempt(attempt + 1);
            }}
          />
        </div>
      )}
    </div>
  );
}

type Tell = (state: PlayerState) => void;

async function play(video: HTMLVideoElement, url: string, tell: Tell, stop: AbortSignal): Promise<void> {
  if (video.canPlayType('application/vnd.apple.mpegurl') !== '' && !('MediaSource' in window)) {
    return playNatively(video, url, tell, stop);
  }
  try {
    const { attach } = await import('./hls_player');
    if (!stop.aborted) attach(video, url, tell, stop);
  } catch {
    tell('broken');
  }
}

function playNatively(video: HTMLVideoElement, url: string, tell: Tell, stop: AbortSignal): void {
  const load = () => {
    if (stop.aborted) return;
    video.src = url;
    void video.play().catch(() => undefined);
  };
  const again = () => {
    tell('waiting');
    setTimeout(load, retryMs);
  };
  video.addEventListener('error', again, { signal: stop });
  stop.addEventListener('abort', () => {
    video.removeAttribute('src');
    video.load();
  });
  load();
}
