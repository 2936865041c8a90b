// What this browser's person may do for a session, from the roles granted to them. Only decides what is offered:
// the hub decides what is allowed.
import { type Grant, type ProgrammeItem, type Role, roleValues } from '@protocol/messages';
import { profile } from './hub';

type Place = Pick<ProgrammeItem, 'id' | 'partner'>;

export function coversSession(grant: Grant, session: Place): boolean {
  switch (grant.scope) {
    case 'hub':
    case 'event':
      return true;
    case 'partner':
      return grant.scope_id === session.partner;
    case 'session':
    case 'room':
      return grant.scope_id === session.id;
    case 'booth':
      return grant.scope_id.startsWith(`${session.id}/`);
    default: {
      const never: never = grant.scope;
      return never;
    }
  }
}

/** The strongest role for a session; absent for the public. */
export function roleFor(session: Place): Role | undefined {
  const roles = (profile()?.grants ?? []).filter((grant) => coversSession(grant, session)).map(({ role }) => role);
  return roleValues.find((role) => roles.includes(role));
}

export { isModerator, isStaff } from './staff';
