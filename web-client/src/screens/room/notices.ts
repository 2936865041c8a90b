// What a person should know before writing: which rules of the room hold now. Pure; staff write as they like.
import type { RoomState } from '../../room/state';
import type { WriteRule } from '../../room/selectors';

export type NoticeName =
  'young' | 'shield' | 'held_messages' | 'held_questions' | 'emoji_only' | 'no_links' | 'newcomers_wait';

export function noticesOf(state: RoomState, field: 'chat' | 'ask', guest: boolean): readonly NoticeName[] {
  if (state.audience === 'staff' || state.shared.kind === 'conversation') return [];
  const { settings, shield, young_audience } = state.shared;
  const held = field === 'chat' ? settings.hold_messages : settings.hold_questions;
  const approval: NoticeName = field === 'chat' ? 'held_messages' : 'held_questions';
  return [
    // Each says that everything waits for approval: the strongest alone.
    ...(young_audience ? (['young'] as const) : shield ? (['shield'] as const) : held ? [approval] : []),
    ...(field === 'chat' && settings.emoji_only ? (['emoji_only'] as const) : []),
    ...(!settings.links_allowed && !shield ? (['no_links'] as const) : []),
    ...(settings.newcomers_wait && guest ? (['newcomers_wait'] as const) : []),
  ];
}

/** Guests read and vote where only invited people write. */
export function guestRule(state: RoomState, rule: WriteRule, guest: boolean): WriteRule | { readonly kind: 'guest' } {
  const shut = guest && state.audience !== 'staff' && state.shared.settings.accounts_only;
  return shut && rule.kind === 'open' ? { kind: 'guest' } : rule;
}
