import type { RoomSettings } from '@protocol/messages';
import type { Pending } from '../../room/pending';

/** The settings with those under way laid over them. */
export function settingsShown(settings: RoomSettings, pending: readonly Pending[]): RoomSettings {
  return pending.reduce(
    (shown, { cmd, state }) =>
      cmd.k === 'change_settings' && state.kind !== 'failed' ? { ...shown, ...cmd.change } : shown,
    settings,
  );
}
