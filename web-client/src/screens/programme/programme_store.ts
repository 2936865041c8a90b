// The programme, fetched once for all screens that show it and refreshed when one opens.
import { signal } from '@preact/signals';
import type { ProgrammeItem } from '@protocol/messages';
import { api } from '../../api/api';
import type { Loaded } from '../../api/loaded';

export const programme = signal<Loaded<readonly ProgrammeItem[]>>({ kind: 'loading' });

let underway: Promise<void> | undefined;

/** A failed refresh keeps the programme that is shown. */
export function loadProgramme(): Promise<void> {
  underway ??= fetchProgramme().finally(() => {
    underway = undefined;
  });
  return underway;
}

async function fetchProgramme(): Promise<void> {
  const answer = await api.programme();
  if (answer.ok) programme.value = { kind: 'ready', value: answer.value.sessions };
  else if (programme.peek().kind !== 'ready') programme.value = { kind: 'failed', failure: answer.failure };
}

export function sessionById(id: string): ProgrammeItem | undefined {
  const loaded = programme.value;
  return loaded.kind === 'ready' ? loaded.value.find((item) => item.id === id) : undefined;
}
