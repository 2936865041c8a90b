// Dates in the event's zone with the weekday; relative only under an hour.
import type { Language } from './sentence';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(
  language: Language,
  zone: string,
  name: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${name}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { ...options, timeZone: zone });
  formats.set(key, made);
  return made;
}

/** « vendredi 20 mars » */
export function dayText(at: number, language: Language, zone: string): string {
  return format(language, zone, 'day', { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

/** « ven. 20 mars » */
export function shortDayText(at: number, language: Language, zone: string): string {
  return format(language, zone, 'shortDay', { weekday: 'short', day: 'numeric', month: 'short' }).format(at);
}

/** « 14 h 05 » in French, "14:05" in English. */
export function timeText(at: number, language: Language, zone: string): string {
  const text = format(language, zone, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  if (language === 'en') return text;
  const [hour = '', minute = ''] = text.split(':');
  return minute === '00' ? `${Number(hour)}\u00a0h` : `${Number(hour)}\u00a0h\u00a0${minute}`;
}

/** « vendredi 20 mars à 14 h » */
export function momentText(at: number, language: Language, zone: string): string {
  const join = language === 'fr' ? ' à ' : ' at ';
  return dayText(at, language, zone) + join + timeText(at, language, zone);
}

/** « vendredi 20 mars, 14 h – 15 h 30 » */
export function spanText(from: number, to: number, language: Language, zone: string): string {
  const start = `${dayText(from, language, zone)}, ${timeText(from, language, zone)}`;
  const end = isSameDay(from, to, zone) ? timeText(to, language, zone) : momentText(to, language, zone);
  return `${start} – ${end}`;
}

/** YYYY-MM-DD in the zone: to group by day. */
export function dayKey(at: number, zone: string): string {
  const parts = format('en', zone, 'key', { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

export function isSameDay(a: number, b: number, zone: string): boolean {
  return dayKey(a, zone) === dayKey(b, zone);
}

/** The hub's clock is known up to the way of a message: a countdown of a minute must not begin at 1:01. */
const clockLagMs = 250;

/** "3:07", or "1:02:03" from an hour on: for countdowns. */
export function clockText(ms: number): string {
  const total = ms <= 0 ? 0 : Math.max(1, Math.ceil((ms - clockLagMs) / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
}
