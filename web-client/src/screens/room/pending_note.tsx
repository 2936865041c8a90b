// Under an item that the hub has not taken yet: that it is on its way, or why it was refused and what can be done.
import { hub } from '../../app/hub';
import { refusalSentence } from '../../app/sentences';
import type { Pending } from '../../room/pending';
import type { RoomStore } from '../../room/room_store';
import { useTimeLeft } from '../../widgets/countdown';
import { Icon } from '../../widgets/icons';
import { questionTexts } from './texts';

export function PendingNote({ store, item }: { readonly store: RoomStore; readonly item: Pending }) {
  const t = questionTexts();
  if (item.state.kind === 'failed') return <Refused store={store} item={item} refusal={item.state.refusal} />;
  const offline = hub.phase.value.kind !== 'online';
  return (
    <p class="receipt receipt--mist">
      <Icon name={offline ? 'offline' : 'clock'} />
      {offline ? t.sendingOffline : t.sending}
    </p>
  );
}

interface RefusedProps {
  readonly store: RoomStore;
  readonly item: Pending;
  readonly refusal: Extract<Pending['state'], { kind: 'failed' }>['refusal'];
}

function Refused({ store, item, refusal }: RefusedProps) {
  const t = questionTexts();
  const now = () => hub.clock.now();
  const seconds = Math.ceil(useTimeLeft(refusal.retryAt, now) / 1000);
  return (
    <div class="refused" role="alert">
      <p class="receipt receipt--brick">
        <Icon name="warning" />
        {refusalSentence(refusal, now())}
      </p>
      <div class="refused__actions">
        <button
          type="button"
          class="button button--small numbers"
          disabled={seconds > 0}
          onClick={() => void store.retry(item.id)}
        >
          {seconds > 0 ? t.retryIn(seconds) : t.retry}
        </button>
        <button type="button" class="button button--quiet button--small" onClick={() => store.abandon(item.id)}>
          {t.abandon}
        </button>
      </div>
    </div>
  );
}
