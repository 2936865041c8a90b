// A booth in the hall: who recruits, for what, how long the wait is, and my place in its queue.
import { useState } from 'preact/hooks';
import type { Booth, Offer, Ticket } from '@protocol/messages';
import type { RoomStore } from '../../room/room_store';
import { Icon } from '../../widgets/icons';
import { LinkedText } from '../room/linked_text';
import { hallTexts } from './texts';
import { JoinDialog } from './join_dialog';
import { TicketLine } from './ticket_line';
import { waitText } from './wait_words';

export interface BoothCardProps {
  readonly store: RoomStore;
  readonly booth: Booth;
  readonly ticket: Ticket | undefined;
  readonly canJoin: boolean;
  readonly onEdit?: (() => void) | undefined;
  readonly onStaff?: (() => void) | undefined;
}

export function BoothCard({ store, booth, ticket, canJoin, onEdit, onStaff }: BoothCardProps) {
  const t = hallTexts();
  const [joining, setJoining] = useState(false);
  return (
    <li class="booth" data-state={ticket?.state ?? (booth.paused ? 'paused' : 'open')}>
      <div class="booth__head">
        <h3>{booth.name}</h3>
        <Wait booth={booth} />
      </div>
      {booth.pitch && (
        <p class="booth__pitch">
          <LinkedText text={booth.pitch} />
        </p>
      )}
      {booth.offers.length > 0 && <Offers offers={booth.offers} />}
      <div class="booth__foot">
        {ticket ? (
          <TicketLine store={store} booth={booth} ticket={ticket} />
        ) : (
          canJoin && <JoinButton booth={booth} onJoin={() => setJoining(true)} />
        )}
        {(onEdit || onStaff) && (
          <div class="booth__tools">
            {onEdit && (
              <button type="button" class="button button--small" onClick={onEdit}>
                <Icon name="edit" />
                {t.editBooth}
              </button>
            )}
            {onStaff && (
              <button type="button" class="button button--small" onClick={onStaff}>
                <Icon name="people" />
                {t.staffBooth}
              </button>
            )}
          </div>
        )}
      </div>
      {joining && <JoinDialog store={store} booth={booth} onClose={() => setJoining(false)} />}
    </li>
  );
}

function Wait({ booth }: { readonly booth: Booth }) {
  const t = hallTexts();
  if (booth.paused) {
    return (
      <span class="pill">
        <Icon name="pause" />
        {t.paused}
      </span>
    );
  }
  if (booth.waiting === 0) {
    return (
      <span class="pill pill--green">
        <Icon name="check" />
        {t.nobodyWaits}
      </span>
    );
  }
  return (
    <span class="booth__wait numbers">
      <Icon name="clock" />
      {waitText(booth.estimate_s)}
      <span class="booth__waiting">{t.waiting(booth.waiting)}</span>
    </span>
  );
}

function JoinButton({ booth, onJoin }: { readonly booth: Booth; readonly onJoin: () => void }) {
  const t = hallTexts();
  if (booth.paused) return <p class="field__hint">{t.pausedWhy}</p>;
  return (
    <>
      <button type="button" class="button button--primary" onClick={onJoin}>
        <Icon name="plus" />
        {t.join}
      </button>
      {booth.recruiters.length === 0 && <p class="field__hint">{t.unstaffed}</p>}
    </>
  );
}

function Offers({ offers }: { readonly offers: readonly Offer[] }) {
  const t = hallTexts();
  return (
    <details class="offers" open={offers.length <= 2}>
      <summary>
        <Icon name="briefcase" />
        {t.offers(offers.length)}
      </summary>
      <ul>
        {offers.map((offer, index) => (
          <li key={index} class="offer">
            <span class="offer__title">{offer.title}</span>
            <span class="offer__facts">{[offer.contract, offer.place].filter(Boolean).join(' · ')}</span>
            {offer.url && /^https?:/.test(offer.url) && (
              <a href={offer.url} target="_blank" rel="noopener noreferrer">
                {t.offerLink}
                <span class="visually-hidden"> : {offer.title}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
