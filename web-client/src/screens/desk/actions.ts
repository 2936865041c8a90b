// What a moderator can do with an item of the desk: pure tables from item to actions and keys.
// A leaves or brings back what a person wrote, D takes it away, whatever the item is.
import { type Message, type Reason } from '@protocol/messages';
import type { QuestionItem } from '../../room/selectors';
import type { DeskItem } from './items';

export const actions = [
  'approve',
  'decline',
  'dismiss',
  'act',
  'reverse',
  'uphold',
  'now',
  'answered',
  'next',
  'shortlist',
  'unlist',
  'merge',
  'edit',
  'to_question',
  'remove',
  'restore',
  'hide',
  'claim',
  'person',
  'mute',
  'undo',
] as const;
export type Action = (typeof actions)[number];

export const actionKeys: Readonly<Record<Action, string>> = {
  approve: 'a',
  decline: 'd',
  dismiss: 'a',
  act: 'd',
  reverse: 'a',
  uphold: 'd',
  merge: 'm',
  edit: 'e',
  shortlist: 's',
  unlist: 's',
  next: 'n',
  now: 'w',
  answered: 'r',
  undo: 'z',
  remove: 'x',
  restore: 'a',
  hide: 'h',
  claim: 'c',
  person: 'p',
  to_question: 'q',
  mute: 't',
};

/** Reasons by key: the figures also act at once on what waits; the last two need the dialog. */
export const reasonKeys: readonly (readonly [string, Reason])[] = [
  ['1', 'off_topic'],
  ['2', 'duplicate'],
  ['3', 'offensive'],
  ['4', 'personal_data'],
  ['5', 'advertising'],
  ['6', 'spam'],
  ['7', 'hate'],
  ['8', 'harassment'],
  ['9', 'disinformation'],
  ['0', 'unclear'],
  ['t', 'no_time'],
  ['o', 'other'],
];

/** The key of a reason. Figures count by their place: on a French keyboard they need no shift. */
export function reasonOfKey(event: Pick<KeyboardEvent, 'key' | 'code'>): Reason | undefined {
  const figure = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const wanted = figure ?? event.key.toLowerCase();
  return reasonKeys.find(([key]) => key === wanted)?.[1];
}

export const isFigureKey = (event: Pick<KeyboardEvent, 'code'>): boolean => /^(?:Digit|Numpad)\d$/.test(event.code);

/** What decides about the offer besides the item. */
export interface Viewer {
  /** Organisers and partner admins may hide silently. */
  readonly senior: boolean;
  /** The whole room is here: other questions can be found to unite with. */
  readonly wholeRoom: boolean;
}

const ordinary: Viewer = { senior: false, wholeRoom: true };

export function actionsOf(item: DeskItem, viewer: Viewer = ordinary): readonly Action[] {
  switch (item.kind) {
    case 'question':
      return [...questionActions(item.item)].filter((action) => viewer.wholeRoom || action !== 'merge');
    case 'message':
      return messageActions(item.message, viewer);
    case 'report':
      return ['dismiss', 'act', 'claim', 'person', 'mute'];
    case 'contest':
      return item.own ? ['person'] : ['reverse', 'uphold', 'claim', 'person'];
    default: {
      const never: never = item;
      return never;
    }
  }
}

function questionActions({ question }: QuestionItem): readonly Action[] {
  const after: readonly Action[] = question.can_undo ? ['person', 'mute', 'undo'] : ['person', 'mute'];
  switch (question.state) {
    case 'held':
    case 'delayed':
      return ['approve', 'decline', 'merge', 'edit', 'shortlist', 'claim', ...after];
    case 'visible':
      return ['now', 'next', 'shortlist', 'decline', 'merge', 'edit', ...after];
    case 'shortlisted':
      return ['now', 'next', 'unlist', 'decline', 'merge', 'edit', ...after];
    case 'next':
      return ['now', 'shortlist', 'answered', 'decline', 'merge', 'edit', ...after];
    case 'now':
      return ['answered', 'next', 'edit', ...after];
    case 'answered':
      return question.can_undo ? ['now', 'undo'] : ['now'];
    case 'declined':
    case 'merged':
    case 'withdrawn':
      return question.can_undo ? ['undo'] : [];
    default: {
      const never: never = question.state;
      return never;
    }
  }
}

function messageActions(message: Message, viewer: Viewer): readonly Action[] {
  const hide: readonly Action[] = viewer.senior ? ['hide'] : [];
  switch (message.state) {
    case 'held':
      return ['approve', 'decline', 'to_question', 'claim', 'person', 'mute'];
    case 'visible':
      return message.question === undefined
        ? ['remove', 'to_question', ...hide, 'person', 'mute']
        : ['remove', ...hide, 'person', 'mute'];
    case 'delayed':
      return ['remove', 'claim', 'person', 'mute'];
    case 'removed':
    case 'declined':
    case 'hidden':
      return ['restore', 'person', 'mute'];
    default: {
      const never: never = message.state;
      return never;
    }
  }
}

/** The action of a key on an item. Undo always answers: it also takes back the last step made at this desk. */
export function actionOfKey(key: string, item: DeskItem, viewer: Viewer = ordinary): Action | undefined {
  const wanted = key.toLowerCase();
  if (wanted === actionKeys.undo) return 'undo';
  return actionsOf(item, viewer).find((action) => actionKeys[action] === wanted);
}

/** What takes an item away for a reason, where a figure key may do it at once. */
export function reasonedAction(item: DeskItem, viewer: Viewer = ordinary): 'decline' | 'act' | undefined {
  return actionsOf(item, viewer).find(
    (action): action is 'decline' | 'act' => action === 'decline' || action === 'act',
  );
}

const staying: ReadonlySet<Action> = new Set(['edit', 'mute', 'undo', 'claim', 'person']);

/** Whether an item leaves its list by an action, so that focus goes to the next one at once. */
export function leaves(action: Action, place: 'waiting' | 'room'): boolean {
  if (action === 'decline' || action === 'merge') return true;
  return place === 'waiting' && !staying.has(action);
}

/** Only who has the item may do these; looking and reading is free. */
export function decides(action: Action): boolean {
  return action !== 'claim' && action !== 'person' && action !== 'mute' && action !== 'undo';
}
