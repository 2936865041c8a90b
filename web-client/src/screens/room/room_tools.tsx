// What a room's header shows at its end: people here, and the other views of the same room.
import type { RoomStore } from '../../room/room_store';
import type { RoomState } from '../../room/state';
import { paths, type RoomMode } from '../../router';
import { Icon } from '../../widgets/icons';
import { Menu } from '../../widgets/menu';
import { ModerationButton } from './after';
import { roomTexts } from './texts';

export function Viewers({ state }: { readonly state: RoomState }) {
  const t = roomTexts();
  const { viewers } = state.signals;
  if (!viewers) return null;
  const spoken = viewers.exact ? t.viewers(viewers.count) : t.viewersAbout(viewers.count);
  return (
    <span class="viewers numbers" title={spoken}>
      <Icon name="people" />
      <span aria-hidden="true">{viewers.count}</span>
      <span class="visually-hidden">{spoken}</span>
    </span>
  );
}

export interface OtherViewsProps {
  readonly store: RoomStore;
  readonly state: RoomState;
  readonly mode: RoomMode;
}

/** Links to the views that this person may use. */
export function OtherViews({ store, state, mode }: OtherViewsProps) {
  const t = roomTexts();
  const staff = state.audience === 'staff';
  const moderates = staff && state.role !== 'speaker';
  const link = (to: RoomMode, label: string) => mode !== to && <a href={paths.room(state.room, to)}>{label}</a>;
  return (
    <Menu label={t.views} button={<Icon name="screen" />}>
      <nav class="views" aria-label={t.views}>
        {link('room', t.fullView)}
        {link('light', t.lightView)}
        {staff && link('speaker', t.speaker)}
        {moderates && link('desk', t.desk)}
        {staff && link('projector', t.projector)}
      </nav>
      <ModerationButton store={store} />
    </Menu>
  );
}
