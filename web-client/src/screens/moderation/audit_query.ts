// The address of a view of the audit, from what the form holds. Pure.
import type { AuditAct } from '@protocol/messages';

export interface AuditFilter {
  readonly person: string;
  readonly room: string;
  readonly act: AuditAct | '';
}

export const noFilter: AuditFilter = { person: '', room: '', act: '' };

/** Begins with "?", or is empty. */
export function auditQuery({ person, room, act }: AuditFilter, before?: number): string {
  const query = new URLSearchParams();
  if (before !== undefined) query.set('before', String(before));
  if (person) query.set('person', person);
  if (room) query.set('room', room);
  if (act) query.set('act', act);
  const text = query.toString();
  return text && `?${text}`;
}
