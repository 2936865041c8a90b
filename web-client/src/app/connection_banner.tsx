// A quiet bar while the connection is away. It comes only after a moment, so that a short gap shows nothing.
import { useEffect, useState } from 'preact/hooks';
import type { EndReason } from '../connection/connection';
import type { Phase } from '../connection/hub_client';
import { useTimeLeft } from '../widgets/countdown';
import { Icon } from '../widgets/icons';
import { hub } from './hub';
import { appTexts } from './texts';

const patienceMs = 1200;

export function ConnectionBanner() {
  const phase = hub.phase.value;
  const [late, setLate] = useState(false);
  const troubled = phase.kind === 'waiting' || phase.kind === 'ended';
  useEffect(() => {
    if (!troubled) {
      setLate(false);
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, [troubled]);
  if (!troubled || !late) return null;
  return (
    <div class={phase.kind === 'ended' ? 'banner banner--ended' : 'banner'} role="status">
      <Icon name="offline" />
      <BannerText phase={phase} />
    </div>
  );
}

function BannerText({ phase }: { readonly phase: Phase }) {
  const t = appTexts();
  const until = phase.kind === 'waiting' ? phase.until : undefined;
  const left = Math.ceil(useTimeLeft(until, () => hub.clock.now()) / 1000);
  if (phase.kind === 'ended') return <EndedText why={phase.why} />;
  return (
    <>
      <span class="banner__text">{t.reconnecting}</span>
      {/* The countdown is for the eye only: read aloud every second it would drown everything else. */}
      <span class="banner__count numbers" aria-hidden="true">
        {left > 0 ? t.reconnectIn(left) : t.trying}
      </span>
      <button type="button" class="button button--small" onClick={() => hub.restart()}>
        {t.reconnectNow}
      </button>
    </>
  );
}

function EndedText({ why }: { readonly why: EndReason }) {
  const t = appTexts();
  const reload = why.kind === 'closed' && why.code === 4426;
  return (
    <>
      <span class="banner__text">{endedText(why)}</span>
      <button type="button" class="button button--small" onClick={() => (reload ? location.reload() : hub.restart())}>
        {reload ? t.reload : t.comeBack}
      </button>
    </>
  );
}

function endedText(why: EndReason): string {
  const t = appTexts();
  if (why.kind === 'refused') return why.code === 'banned' ? t.endedBanned : t.endedRevoked;
  if (why.kind === 'stopped') return t.endedOther;
  switch (why.code) {
    case 4401:
      return t.endedRevoked;
    case 4403:
      return t.endedBanned;
    case 4409:
      return t.endedReplaced;
    case 4426:
      return t.endedUpgrade;
    case 4429:
      return t.endedAbuse;
    default:
      return t.endedOther;
  }
}
