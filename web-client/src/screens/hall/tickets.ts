// Which tickets and booths a screen shows, and in which order. Pure.
import type { Booth, Ticket } from '@protocol/messages';
import { folded } from '../programme/filter';

export function isActive(ticket: Ticket): boolean {
  return ticket.state === 'waiting' || ticket.state === 'called' || ticket.state === 'talking';
}

const urgency: Readonly<Record<string, number>> = { called: 0, talking: 1, waiting: 2 };

/** The active tickets, the most urgent first. */
export function activeTickets(tickets: readonly Ticket[]): readonly Ticket[] {
  return tickets
    .filter(isActive)
    .sort(
      (a, b) =>
        (urgency[a.state] ?? 3) - (urgency[b.state] ?? 3) || (a.position ?? 1000) - (b.position ?? 1000) || a.id - b.id,
    );
}

export type BoothOrder = 'name' | 'wait';

export function foundBooths(booths: readonly Booth[], search: string, order: BoothOrder): readonly Booth[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  const textOf = (booth: Booth) =>
    folded(
      [booth.name, booth.pitch, ...booth.offers.flatMap(({ title, place, contract }) => [title, place, contract])].join(
        '\n',
      ),
    );
  const found = booths.filter((booth) => {
    const text = textOf(booth);
    return words.every((word) => text.includes(word));
  });
  const byName = (a: Booth, b: Booth) => a.name.localeCompare(b.name, 'fr', { numeric: true });
  const rank = (booth: Booth) => (booth.paused ? Infinity : booth.estimate_s);
  return found.sort((a, b) => (order === 'wait' && rank(a) !== rank(b) ? rank(a) - rank(b) : byName(a, b)));
}
