// What a moderator decides about: the closed set of items of a desk, and how each is named in its lists.
import type { Author, Command, Contest, Message, Report } from '@protocol/messages';
import type { QuestionItem } from '../../room/selectors';

/** Where an item is, on the desk of all rooms. */
export interface Elsewhere {
  readonly room: string;
  readonly title: string;
}

type Kinds =
  | { readonly kind: 'question'; readonly id: number; readonly item: QuestionItem }
  | { readonly kind: 'message'; readonly id: number; readonly message: Message }
  | { readonly kind: 'report'; readonly id: number; readonly report: Report }
  | {
      readonly kind: 'contest';
      readonly id: number;
      readonly contest: Contest;
      /** The text it is about, where this browser has it. */
      readonly about: string;
      /** Somebody else must decide: this person made the decision. */
      readonly own: boolean;
    };

export type DeskItem = Kinds & { readonly elsewhere?: Elsewhere };

const letters: Readonly<Record<DeskItem['kind'], string>> = { question: 'q', message: 'm', report: 'r', contest: 'o' };

export const keyOf = (item: DeskItem): string =>
  `${letters[item.kind]}${item.id}${item.elsewhere ? `@${item.elsewhere.room}` : ''}`;

/** The item a command under way concerns, as a key of the desk's lists. Looking at an item changes nothing of it. */
export function keyOfCommand(cmd: Command): string | undefined {
  if (cmd.k === 'vote_question') return undefined;
  if ('question' in cmd) return `q${cmd.question}`;
  if ('message' in cmd) return `m${cmd.message}`;
  if ('report' in cmd) return `r${cmd.report}`;
  if ('contest' in cmd) return `o${cmd.contest}`;
  return undefined;
}

export function textOf(item: DeskItem): string {
  switch (item.kind) {
    case 'question':
      return item.item.question.text;
    case 'message':
      return item.message.text;
    case 'report':
      return item.report.text ?? '';
    case 'contest':
      return item.contest.text ?? item.about;
    default: {
      const never: never = item;
      return never;
    }
  }
}

export function sinceOf(item: DeskItem): number {
  switch (item.kind) {
    case 'question':
      return item.item.question.at;
    case 'message':
      return item.message.at;
    case 'report':
      return item.report.at;
    case 'contest':
      return item.contest.at;
    default: {
      const never: never = item;
      return never;
    }
  }
}

export function writerOf(item: DeskItem): Author | undefined {
  switch (item.kind) {
    case 'question':
      return item.item.question.author;
    case 'message':
      return item.message.author;
    case 'report':
      return item.report.author;
    case 'contest':
      return item.contest.author;
    default: {
      const never: never = item;
      return never;
    }
  }
}

/** The person behind an item, for a pause or their file. */
export function authorOf(item: DeskItem): { readonly person: string; readonly name: string } | undefined {
  const author = writerOf(item);
  return author?.person === undefined ? undefined : { person: author.person, name: author.name };
}
