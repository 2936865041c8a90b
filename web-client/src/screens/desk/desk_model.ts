// The desk's own state: what was done last, which dialog asks for a word, and what is being looked at.
// Works on any way to send (a room's store, or the desk of all rooms).
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Claim, Command } from '@protocol/messages';
import type { Outcome } from '../../room/room_store';
import { showToast } from '../../widgets/toasts';
import { type Action, decides, type Viewer } from './actions';
import { claimCommand, commandOf, releaseCommand, undoOf } from './commands';
import { type DeskItem, textOf } from './items';
import { Looking } from './looking';
import { caseTexts } from './moderation_texts';

export interface LastStep {
  readonly action: Action;
  readonly text: string;
  readonly undo: Command;
  readonly item: DeskItem;
}

/** A dialog that is open, and what follows when it is answered or given up. */
export interface Asking {
  readonly action: AskingAction;
  readonly item: DeskItem;
  readonly onAnswered: () => void;
  readonly onGivenUp: () => void;
}

const asking = ['decline', 'act', 'remove', 'merge', 'edit', 'mute', 'person', 'uphold', 'hide'] as const;
type AskingAction = (typeof asking)[number];

function asks(action: Action): action is AskingAction {
  return (asking as readonly Action[]).includes(action);
}

/** What a desk stands on. */
export interface DeskParts {
  readonly viewer: Viewer;
  readonly me: string | undefined;
  /** Sends and tells a refusal; `quiet`: a refusal is not worth a note. */
  send(cmd: Command, item: DeskItem, quiet?: boolean): Promise<Outcome>;
  roomOf(item: DeskItem): string;
  /** Something is under way that changes the item. */
  isBusy(item: DeskItem): boolean;
  /** Who looks at the item now, this person included. */
  claimOf(item: DeskItem): Claim | undefined;
}

export interface Desk extends Omit<DeskParts, 'send'> {
  readonly last: LastStep | undefined;
  readonly asking: Asking | undefined;
  /** Does it or asks first; `onDone` runs once the command is on its way, `onBack` when the person gave up. */
  perform(action: Action, item: DeskItem, onDone: () => void, onBack: () => void): void;
  /** Does what needs no dialog because its word is known (a reason by its figure). */
  performAs(action: Action, cmd: Command, item: DeskItem, onDone: () => void): void;
  /** Sends the answer of a dialog. */
  answer(cmd: Command): void;
  /** Closes a dialog that did its work itself. */
  finish(): void;
  giveUp(): void;
  undoLast(): void;
  /** An item came into focus. */
  look(item: DeskItem): void;
}

export function useDeskOf(parts: DeskParts): Desk {
  const [last, setLast] = useState<LastStep>();
  const [open, setOpen] = useState<Asking>();
  const newest = useRef(parts);
  newest.current = parts;
  const looking = useLooking(newest);
  const send = async (action: Action, item: DeskItem, cmd: Command) => {
    const undo = undoOf(cmd);
    if (decides(action)) looking.decided(item);
    const outcome = await parts.send(cmd, item);
    if (outcome.ok) setLast(undo && { action, text: textOf(item), undo, item });
  };
  const undoLast = () => {
    if (!last) return;
    setLast(undefined);
    void parts.send(last.undo, last.item);
  };
  const close = (then: (() => void) | undefined) => {
    setOpen(undefined);
    // After the dialog has given focus back to the row it came from.
    if (then) setTimeout(then);
  };
  const isOthers = (action: Action, item: DeskItem): boolean => {
    const claim = decides(action) ? parts.claimOf(item) : undefined;
    if (!claim || claim.person === parts.me) return false;
    showToast(caseTexts().claimedBy(claim.name), 'refusal');
    return true;
  };
  return {
    ...parts,
    last,
    asking: open,
    undoLast,
    look: (item) => looking.look(item),
    perform: (action, item, onDone, onBack) => {
      if (action === 'undo' && !(item.kind === 'question' && item.item.question.can_undo)) return undoLast();
      if (action === 'claim') return void parts.send(claimToggle(parts, item), item);
      if (isOthers(action, item)) return;
      if (asks(action)) return setOpen({ action, item, onAnswered: onDone, onGivenUp: onBack });
      const cmd = commandOf(action, item);
      if (!cmd) return;
      void send(action, item, cmd);
      onDone();
    },
    performAs: (action, cmd, item, onDone) => {
      if (isOthers(action, item)) return;
      void send(action, item, cmd);
      onDone();
    },
    answer: (cmd) => {
      if (!open) return;
      void send(open.action, open.item, cmd);
      close(open.onAnswered);
    },
    finish: () => close(open?.onGivenUp),
    giveUp: () => close(open?.onGivenUp),
  };
}

/** Takes the item, or lets it go: one's own, or for seniors also somebody else's. */
function claimToggle({ claimOf, me, viewer }: DeskParts, item: DeskItem): Command {
  const claim = claimOf(item);
  return claim && (claim.person === me || viewer.senior) ? releaseCommand(item) : claimCommand(item);
}

function useLooking(parts: { readonly current: DeskParts }): Looking {
  const looking = useRef<Looking>();
  looking.current ??= new Looking({
    after: (ms, step) => {
      const timer = setTimeout(step, ms);
      return () => clearTimeout(timer);
    },
    claim: (item) => {
      const { claimOf, me, send } = parts.current;
      const claim = claimOf(item);
      // Somebody else has it, as its row says: nothing to ask for.
      if (!claim || claim.person === me) void send(claimCommand(item), item, true);
    },
    release: (item) => {
      const { claimOf, me, send } = parts.current;
      if (claimOf(item)?.person === me) void send(releaseCommand(item), item, true);
    },
  });
  const kept = looking.current;
  useEffect(() => () => kept.stop(), [kept]);
  return kept;
}
