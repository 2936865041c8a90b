// Which roles belong to the team of a room. Pure.
import type { Role } from '@protocol/messages';

const moderating: ReadonlySet<Role> = new Set(['organiser', 'partner_admin', 'moderator']);

export function isModerator(role: Role | undefined): boolean {
  return role !== undefined && moderating.has(role);
}

export function isStaff(role: Role | undefined): boolean {
  return isModerator(role) || role === 'speaker';
}
