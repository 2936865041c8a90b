// hls.js behind one function. Its own file, so that rooms without video never load it.
import Hls from 'hls.js/light';

const retryMs = 4000;
/** A ladder's top is not fetched for a small window: the picture follows the size of the element. */
const settings = {
  enableWorker: false,
  lowLatencyMode: true,
  capLevelToPlayerSize: true,
  backBufferLength: 30,
  maxBufferLength: 20,
} as const;

export function attach(
  video: HTMLVideoElement,
  url: string,
  tell: (state: 'waiting' | 'broken') => void,
  stop: AbortSignal,
): void {
  if (!Hls.isSupported()) return tell('broken');
  const hls = new Hls(settings);
  let mediaMended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  stop.addEventListener('abort', () => {
    clearTimeout(timer);
    hls.destroy();
  });
  hls.on(Hls.Events.MANIFEST_PARSED, () => void video.play().catch(() => undefined));
  hls.on(Hls.Events.ERROR, (_event, data) => {
    if (!data.fatal) return;
    if (data.type === Hls.ErrorTypes.NETWORK_ERROR) {
      tell('waiting');
      timer = setTimeout(() => hls.loadSource(url), retryMs);
    } else if (data.type === Hls.ErrorTypes.MEDIA_ERROR && !mediaMended) {
      mediaMended = true;
      hls.recoverMediaError();
    } else {
      tell('broken');
    }
  });
  hls.attachMedia(video);
  hls.loadSource(url);
}
