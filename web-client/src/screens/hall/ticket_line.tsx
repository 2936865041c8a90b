// My place in one queue, in words, with what can be done about it.
import { useState } from 'preact/hooks';
import type { Booth, Ticket } from '@protocol/messages';
import { act } from '../../app/act';
import { hub } from '../../app/hub';
import { clockText } from '../../i18n/dates';
import type { RoomStore } from '../../room/room_store';
import { paths } from '../../router';
import { useTimeLeft } from '../../widgets/countdown';
import { Dialog } from '../../widgets/dialog';
import { Icon } from '../../widgets/icons';
import { ticketTexts } from './texts';
import { placeText } from './wait_words';

export interface TicketProps {
  readonly store: RoomStore;
  readonly booth: Pick<Booth, 'id' | 'name'>;
  readonly ticket: Ticket;
}

export function TicketLine({ store, booth, ticket }: TicketProps) {
  const t = ticketTexts();
  switch (ticket.state) {
    case 'waiting':
      return (
        <div class="ticket-line">
          <p class="ticket-line__text numbers">
            <Icon name="clock" />
            {placeText(ticket)}
          </p>
          <LeaveButton store={store} booth={booth} ticket={ticket} />
        </div>
      );
    case 'called':
      return (
        <div class="ticket-line">
          <p class="ticket-line__text numbers">
            <Icon name="bell" />
            {t.called(booth.name)} <Ring until={ticket.until} />
          </p>
          <AnswerButtons store={store} ticket={ticket} />
        </div>
      );
    case 'talking':
      return (
        <div class="ticket-line">
          {ticket.conversation && (
            <a class="button button--primary" href={paths.conversation(ticket.conversation)}>
              <Icon name="chat" />
              {t.open}
            </a>
          )}
        </div>
      );
    case 'missed':
    case 'done':
    case 'left':
      return null;
    default: {
      const never: never = ticket.state;
      return never;
    }
  }
}

export function Ring({ until }: { readonly until: number | undefined }) {
  const left = useTimeLeft(until, () => hub.now());
  return <span aria-hidden="true">{ticketTexts().answerWithin(clockText(left))}</span>;
}

const accepted = new Set<string>();

/** Whether this tab accepted the call; true once. */
export function takeAccepted(hall: string, ticket: number): boolean {
  return accepted.delete(`${hall} ${ticket}`);
}

export function AnswerButtons({ store, ticket }: { readonly store: RoomStore; readonly ticket: Ticket }) {
  const t = ticketTexts();
  const busy = store.pending.value.some(
    ({ cmd, state }) => 'ticket' in cmd && cmd.ticket === ticket.id && state.kind !== 'failed',
  );
  return (
    <div class="ticket-line__buttons">
      <button
        type="button"
        class="button button--primary"
        disabled={busy}
        onClick={() => {
          accepted.add(`${store.room} ${ticket.id}`);
          void act(store, { k: 'accept_call', ticket: ticket.id });
        }}
      >
        <Icon name="check" />
        {t.accept}
      </button>
      <button
        type="button"
        class="button"
        disabled={busy}
        onClick={() => void act(store, { k: 'leave_queue', ticket: ticket.id })}
      >
        {t.decline}
      </button>
    </div>
  );
}

function LeaveButton({ store, booth, ticket }: TicketProps) {
  const t = ticketTexts();
  const [asking, setAsking] = useState(false);
  const leave = () => {
    setAsking(false);
    void act(store, { k: 'leave_queue', ticket: ticket.id });
  };
  return (
    <>
      <button type="button" class="button button--small button--quiet" onClick={() => setAsking(true)}>
        {t.leave}
      </button>
      {asking && (
        <Dialog
          title={t.leaveAsk}
          onClose={() => setAsking(false)}
          actions={
            <>
              <button type="button" class="button" onClick={() => setAsking(false)}>
                {t.stay}
              </button>
              <button type="button" class="button button--danger" onClick={leave}>
                {t.leave}
              </button>
            </>
          }
        >
          <p>{t.leaveWhy(booth.name)}</p>
        </Dialog>
      )}
    </>
  );
}
