// What a close code means for the next step.
import { closeCodes, type Reconnect } from '@protocol/errors';

/** Known codes say it themselves; of unknown ones 4400 to 4999 mean stop, all others mean an accident. */
export function afterClose(code: number): Reconnect {
  // A normal close that we did not ask for (a proxy shutting down) is an accident like any other.
  if (code === 1000) return 'resume';
  const known = closeCodes[code];
  if (known) return known.reconnect;
  if (code >= 4100 && code < 4200) return 'new_ticket';
  return code >= 4400 && code < 5000 ? 'no' : 'resume';
}
