// A role and what it is for, in words.
import type { Grant } from '@protocol/messages';
import { sessionById } from '../programme/programme_store';
import { invitationTexts, roleTexts } from './texts';

export function scopeText(grant: Grant): string {
  switch (grant.scope) {
    case 'hub':
    case 'event':
      return invitationTexts().whole;
    case 'partner':
      return grant.scope_id;
    case 'session':
    case 'room':
      return sessionById(grant.scope_id)?.title ?? grant.scope_id;
    case 'booth': {
      const [session = ''] = grant.scope_id.split('/');
      return sessionById(session)?.title ?? grant.scope_id;
    }
    default: {
      const never: never = grant.scope;
      return never;
    }
  }
}

export function grantText(grant: Grant): string {
  return `${roleTexts()[grant.role]} · ${scopeText(grant)}`;
}
