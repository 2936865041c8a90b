// The booths of the hall with search; organisers and recruiters find their tools on the cards.
import { useState } from 'preact/hooks';
import type { Booth } from '@protocol/messages';
import { profile } from '../../app/hub';
import type { RoomStore } from '../../room/room_store';
import type { RoomState } from '../../room/state';
import { Segmented } from '../../widgets/field';
import { Icon } from '../../widgets/icons';
import { Empty } from '../../widgets/states';
import { BoothCard } from './booth_card';
import { BoothForm } from './booth_form';
import { StaffDialog } from './staff_dialog';
import { hallTexts } from './texts';
import { type BoothOrder, foundBooths, isActive } from './tickets';

export interface HallProps {
  readonly store: RoomStore;
  readonly state: RoomState;
}

type Editing =
  | { readonly kind: 'none' }
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly booth: Booth }
  | { readonly kind: 'staff'; readonly booth: number };

export function Booths({ store, state }: HallProps) {
  const t = hallTexts();
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<BoothOrder>('name');
  const [editing, setEditing] = useState<Editing>({ kind: 'none' });
  const close = () => setEditing({ kind: 'none' });
  const { booths } = state.shared;
  const admin = state.role === 'organiser' || state.role === 'partner_admin';
  const me = profile()?.person;
  const ticketOf = (booth: Booth) =>
    state.mine.tickets.findLast((ticket) => ticket.booth === booth.id && isActive(ticket));
  const matching = foundBooths(booths, search, order);
  // Where I stand in a queue comes first.
  const found = [...matching.filter(ticketOf), ...matching.filter((booth) => !ticketOf(booth))];
  return (
    <div class="booths">
      <div class="booths__bar">
        <label class="search">
          <span class="visually-hidden">{t.search}</span>
          <Icon name="search" />
          <input
            class="input"
            type="search"
            placeholder={t.search}
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
        <Segmented
          label={t.sort}
          value={order}
          onChange={setOrder}
          options={[
            { value: 'name', label: t.byName },
            { value: 'wait', label: t.byWait },
          ]}
        />
        {admin && (
          <button type="button" class="button" onClick={() => setEditing({ kind: 'add' })}>
            <Icon name="plus" />
            {t.addBooth}
          </button>
        )}
      </div>
      {booths.length > 0 && (
        <p class="booths__count" role="status">
          {t.count(found.length)}
        </p>
      )}
      {booths.length === 0 && (
        <Empty icon="briefcase" title={t.none}>
          <p>{t.noneHint}</p>
        </Empty>
      )}
      {booths.length > 0 && found.length === 0 && (
        <Empty icon="search" title={t.noMatch}>
          <p>{t.noMatchHint}</p>
        </Empty>
      )}
      <ul class="booths__list">
        {found.map((booth) => (
          <BoothCard
            key={booth.id}
            store={store}
            booth={booth}
            ticket={ticketOf(booth)}
            canJoin={state.role === 'attendee'}
            onEdit={
              admin || booth.recruiters.some(({ person }) => person === me)
                ? () => setEditing({ kind: 'edit', booth })
                : undefined
            }
            onStaff={admin ? () => setEditing({ kind: 'staff', booth: booth.id }) : undefined}
          />
        ))}
      </ul>
      {editing.kind === 'add' && <BoothForm store={store} onClose={close} />}
      {editing.kind === 'edit' && <BoothForm store={store} booth={editing.booth} onClose={close} />}
      {editing.kind === 'staff' && <Staff store={store} state={state} booth={editing.booth} onClose={close} />}
    </div>
  );
}

interface StaffProps extends HallProps {
  readonly booth: number;
  readonly onClose: () => void;
}

// By id, so that the dialog shows the team as it changes.
function Staff({ store, state, booth: id, onClose }: StaffProps) {
  const booth = state.shared.booths.find((candidate) => candidate.id === id);
  return booth ? <StaffDialog store={store} booth={booth} onClose={onClose} /> : null;
}
