// The ticket that stays with a candidate wherever they go in the client; when called, a golden card.
import { useEffect, useRef } from 'preact/hooks';
import type { Ticket } from '@protocol/messages';
import { announceEssential } from '../../app/announcer';
import { useRoom } from '../../app/entrance';
import type { RoomStore } from '../../room/room_store';
import type { RoomState } from '../../room/state';
import { navigate, paths, pathname } from '../../router';
import { Icon } from '../../widgets/icons';
import { showToast } from '../../widgets/toasts';
import { bellOn, chooseBell, ring } from './bell';
import { keptHalls, letHallGo } from './kept_halls';
import { ticketTexts } from './texts';
import { AnswerButtons, Ring, takeAccepted } from './ticket_line';
import { activeTickets } from './tickets';
import { placeText } from './wait_words';

export default function TicketBars() {
  return (
    <>
      {keptHalls.value.map((hall) => (
        <HallTickets key={hall} hall={hall} />
      ))}
    </>
  );
}

function HallTickets({ hall }: { readonly hall: string }) {
  const store = useRoom(hall);
  const status = store?.status.value;
  const shut = status?.kind === 'refused' || status?.kind === 'gone';
  useEffect(() => {
    if (shut) letHallGo(hall);
  }, [shut, hall]);
  const state = store?.state.value;
  return store && state && !shut ? <Bar store={store} state={state} /> : null;
}

function Bar({ store, state }: { readonly store: RoomStore; readonly state: RoomState }) {
  const tickets = activeTickets(state.mine.tickets);
  const first = tickets[0];
  useMissedNote(state);
  useEnter(store, first);
  useEffect(() => {
    if (!first) letHallGo(store.room);
  }, [first === undefined, store]);
  if (!first) return null;
  const booth = state.shared.booths.find(({ id }) => id === first.booth) ?? { id: first.booth, name: '' };
  if (first.state === 'called') return <Called store={store} ticket={first} booth={booth} />;
  if (first.state === 'talking') return <Talking ticket={first} booth={booth.name} />;
  // In the hall itself the cards say it already.
  if (pathname.value === paths.room(store.room)) return null;
  return <Waiting store={store} ticket={first} booth={booth.name} others={tickets.length - 1} />;
}

function BellButton() {
  const t = ticketTexts();
  const on = bellOn.value;
  return (
    <button
      type="button"
      class="button button--small button--quiet button--icon"
      aria-pressed={on}
      aria-label={t.sound}
      title={t.sound}
      onClick={() => chooseBell(!on)}
    >
      <Icon name={on ? 'sound' : 'mute'} />
    </button>
  );
}

interface CalledProps {
  readonly store: RoomStore;
  readonly ticket: Ticket;
  readonly booth: { readonly id: number; readonly name: string };
}

function Called({ store, ticket, booth }: CalledProps) {
  const t = ticketTexts();
  useEffect(() => {
    ring();
    announceEssential(
      `${ticketTexts().called(booth.name)}. ${ticket.recruiter ? ticketTexts().calledBy(ticket.recruiter.name) : ''}`,
    );
    const before = document.title;
    document.title = `● ${ticketTexts().called(booth.name)}`;
    return () => {
      document.title = before;
    };
  }, [ticket.id]);
  return (
    <section class="ticket-bar ticket-bar--called" aria-label={t.bar}>
      <Icon name="bell" />
      <div class="ticket-bar__text">
        <p class="ticket-bar__title">{t.called(booth.name)}</p>
        <p class="numbers">
          {ticket.recruiter && t.calledBy(ticket.recruiter.name)} <Ring until={ticket.until} />
        </p>
      </div>
      <AnswerButtons store={store} ticket={ticket} />
      <BellButton />
    </section>
  );
}

function Talking({ ticket, booth }: { readonly ticket: Ticket; readonly booth: string }) {
  const t = ticketTexts();
  const { conversation } = ticket;
  const here = conversation !== undefined && pathname.value === paths.conversation(conversation);
  if (!conversation || here) return null;
  return (
    <section class="ticket-bar ticket-bar--talking" aria-label={t.bar}>
      <Icon name="chat" />
      <p class="ticket-bar__text">{t.talking(booth)}</p>
      <a class="button button--small button--primary" href={paths.conversation(conversation)}>
        {t.open}
      </a>
    </section>
  );
}

/** A call accepted in this tab leads into its conversation; other tabs keep showing what they show. */
function useEnter(store: RoomStore, ticket: Ticket | undefined): void {
  const conversation = ticket?.state === 'talking' ? ticket.conversation : undefined;
  useEffect(() => {
    if (ticket && conversation && takeAccepted(store.room, ticket.id)) navigate(paths.conversation(conversation));
  }, [store, conversation]);
}

interface WaitingProps {
  readonly store: RoomStore;
  readonly ticket: Ticket;
  readonly booth: string;
  readonly others: number;
}

function Waiting({ store, ticket, booth, others }: WaitingProps) {
  const t = ticketTexts();
  return (
    <section class="ticket-bar" aria-label={t.bar}>
      <Icon name="clock" />
      <p class="ticket-bar__text numbers">
        <strong>{booth}</strong> · {placeText(ticket)}
        {others > 0 && ` (${t.others(others)})`}
      </p>
      <BellButton />
      <a class="button button--small ticket-bar__hall" href={paths.room(store.room)} aria-label={t.hall}>
        <Icon name="forward" />
        <span class="ticket-bar__hall-name">{t.hall}</span>
      </a>
    </section>
  );
}

/** A call that rang out is said once, with what can be done. */
function useMissedNote(state: RoomState): void {
  const known = useRef<ReadonlySet<number>>();
  const missed = state.mine.tickets.filter((ticket) => ticket.state === 'missed');
  useEffect(() => {
    const before = known.current;
    known.current = new Set(missed.map(({ id }) => id));
    if (!before) return;
    for (const ticket of missed) {
      const booth = state.shared.booths.find(({ id }) => id === ticket.booth);
      if (!before.has(ticket.id)) showToast(ticketTexts().missed(booth?.name ?? ''), 'refusal');
    }
  }, [missed.length]);
}
