// The commands of a desk: pure tables from an action on an item to what is sent. A decision says in which state it was
// made (`from`), so that the second of two moderators is refused instead of undoing the first.
import type { Command, ItemKind, Reason } from '@protocol/messages';
import type { Action } from './actions';
import type { DeskItem } from './items';

/** The command of an action that needs no further word; the others ask in a dialog first. */
export function commandOf(action: Action, item: DeskItem): Command | undefined {
  switch (item.kind) {
    case 'question':
      return questionCommand(action, item.item.question);
    case 'message':
      return messageCommand(action, item.message);
    case 'report':
      return action === 'dismiss' ? { k: 'decide_report', report: item.id, to: 'dismissed' } : undefined;
    case 'contest':
      return action === 'reverse' ? { k: 'decide_contest', contest: item.id, to: 'reversed' } : undefined;
    default: {
      const never: never = item;
      return never;
    }
  }
}

type QuestionOf = Extract<DeskItem, { kind: 'question' }>['item']['question'];
type MessageOf = Extract<DeskItem, { kind: 'message' }>['message'];

function questionCommand(action: Action, { id: question, state: from }: QuestionOf): Command | undefined {
  switch (action) {
    case 'approve':
    case 'unlist':
      return { k: 'move_question', question, to: 'visible', from };
    case 'shortlist':
      return { k: 'move_question', question, to: 'shortlisted', from };
    case 'next':
    case 'now':
    case 'answered':
      return { k: 'move_question', question, to: action, from };
    case 'undo':
      return { k: 'undo_question', question };
    default:
      return undefined;
  }
}

function messageCommand(action: Action, { id: message, state: from }: MessageOf): Command | undefined {
  switch (action) {
    case 'approve':
    case 'restore':
      return { k: 'review_message', message, to: 'visible', from };
    case 'hide':
      return { k: 'review_message', message, to: 'hidden', from };
    case 'to_question':
      return { k: 'turn_into_question', message };
    default:
      return undefined;
  }
}

/** Takes an item away for a reason. A note goes with questions alone. */
export function takeAway(item: DeskItem, removes: boolean, reason: Reason, note = ''): Command | undefined {
  switch (item.kind) {
    case 'question':
      return {
        k: 'decline_question',
        question: item.id,
        reason,
        from: item.item.question.state,
        ...(note && { note }),
      };
    case 'message': {
      const { state: from } = item.message;
      return { k: 'review_message', message: item.id, to: removes ? 'removed' : 'declined', reason, from };
    }
    case 'report':
      return { k: 'decide_report', report: item.id, to: 'acted', reason };
    case 'contest':
      return undefined;
    default: {
      const never: never = item;
      return never;
    }
  }
}

/** The command that takes an action back, where there is one. */
export function undoOf(cmd: Command): Command | undefined {
  switch (cmd.k) {
    case 'move_question':
    case 'decline_question':
    case 'merge_question':
    case 'edit_question':
      return { k: 'undo_question', question: cmd.question };
    case 'review_message':
      return cmd.to === 'visible'
        ? undefined
        : { k: 'review_message', message: cmd.message, to: 'visible', from: cmd.to };
    case 'mute_person':
    case 'ban_person':
      return { k: 'lift_person', person: cmd.person };
    default:
      return undefined;
  }
}

export const claimCommand = (item: DeskItem): Command => ({ k: 'claim_item', kind: kindOf(item), item: item.id });
export const releaseCommand = (item: DeskItem): Command => ({ k: 'release_item', kind: kindOf(item), item: item.id });

const kindOf = (item: DeskItem): ItemKind => item.kind;
