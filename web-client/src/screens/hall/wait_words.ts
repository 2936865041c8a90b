// A wait and a place in a queue, in words.
import type { Ticket } from '@protocol/messages';
import { ticketTexts, waitTexts } from './texts';

/** Honest and coarse: a figure to the second would promise what nobody can keep. */
export function waitText(seconds: number): string {
  const t = waitTexts();
  if (seconds < 60) return t.short;
  const minutes = Math.round(seconds / 60);
  return minutes > 60 ? t.hours : t.minutes(minutes);
}

export function placeText(ticket: Ticket): string {
  const t = ticketTexts();
  const place = ticket.position === undefined || ticket.position <= 1 ? t.first : t.position(ticket.position);
  return ticket.estimate_s === undefined ? place : `${place}, ${t.wait(waitText(ticket.estimate_s))}`;
}
