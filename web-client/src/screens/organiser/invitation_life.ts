// What became of an invitation. Pure.
import type { Invitation } from '@protocol/messages';

export type Life = 'pending' | 'used' | 'revoked' | 'expired';

export function lifeOf(invitation: Invitation, now: number): Life {
  if (invitation.used_at !== undefined) return 'used';
  if (invitation.revoked_at !== undefined) return 'revoked';
  return invitation.expires_at <= now ? 'expired' : 'pending';
}
