// The receipt: what happened to a question or a message of mine, and how it is to be shown.
import type { Message, Question } from '@protocol/messages';
import type { IconName } from '../../widgets/icons';
import { receiptTexts } from './texts';

export interface Receipt {
  readonly sentence: string;
  readonly tone: 'mist' | 'gold' | 'green' | 'brick' | 'slate';
  readonly icon: IconName;
}

export function questionReceipt(question: Question): Receipt {
  const t = receiptTexts();
  switch (question.state) {
    case 'held':
      return { sentence: t.held, tone: 'mist', icon: 'clock' };
    case 'delayed':
      return { sentence: t.delayed, tone: 'slate', icon: 'clock' };
    case 'visible':
      return { sentence: t.visible, tone: 'slate', icon: 'eye' };
    case 'shortlisted':
      return { sentence: t.shortlisted, tone: 'slate', icon: 'star' };
    case 'next':
      return { sentence: t.next, tone: 'gold', icon: 'bell' };
    case 'now':
      return { sentence: t.now, tone: 'gold', icon: 'bell' };
    case 'answered':
      return { sentence: t.answered, tone: 'green', icon: 'check' };
    case 'merged':
      return { sentence: t.merged, tone: 'slate', icon: 'merge' };
    case 'withdrawn':
      return { sentence: t.withdrawn, tone: 'mist', icon: 'undo' };
    case 'declined':
      return {
        sentence: question.reason ? t.declinedFor(question.reason) : t.declined,
        tone: 'brick',
        icon: 'close',
      };
    default: {
      const never: never = question.state;
      return never;
    }
  }
}

/** Absent for a message that stands in the chat as it was written. */
export function messageReceipt(message: Message): Receipt | undefined {
  const t = receiptTexts();
  const { reason } = message;
  switch (message.state) {
    case 'visible':
    case 'delayed':
    case 'hidden':
      return undefined;
    case 'held':
      return { sentence: t.messageHeld, tone: 'mist', icon: 'clock' };
    case 'declined':
      return { sentence: reason ? t.messageDeclinedFor(reason) : t.messageDeclined, tone: 'brick', icon: 'close' };
    case 'removed':
      return { sentence: reason ? t.messageRemovedFor(reason) : t.messageRemoved, tone: 'brick', icon: 'close' };
    default: {
      const never: never = message.state;
      return never;
    }
  }
}
