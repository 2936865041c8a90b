// Where a candidate's ticket stands on every screen; its code is loaded only by those who have one.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { keptHalls } from '../screens/hall/kept_halls';
import { identity } from './hub';

export function TicketSlot() {
  const wanted = keptHalls.value.length > 0 && identity.value.kind === 'known';
  const [Bars, setBars] = useState<ComponentType>();
  useEffect(() => {
    if (!wanted || Bars) return;
    // Without the network the next call for it comes with the next screen.
    import('../screens/hall/ticket_bar').then(
      (module) => setBars(() => module.default),
      () => undefined,
    );
  }, [wanted, Bars]);
  return wanted && Bars ? <Bars /> : null;
}
