// Doing something in a room: the command goes to the store, a refusal becomes a note in the reader's language.
import type { Command } from '@protocol/messages';
import { keepsRefused } from '../room/pending';
import type { Outcome, RoomStore } from '../room/room_store';
import { showToast } from '../widgets/toasts';
import { hub } from './hub';
import { refusalSentence } from './sentences';

export async function act(store: RoomStore, cmd: Command): Promise<Outcome> {
  const outcome = await store.send(cmd);
  // What a person wrote stays on screen with its refusal beside it; only taps need a note.
  if (!outcome.ok && !keepsRefused(cmd)) showToast(refusalSentence(outcome.refusal, hub.clock.now()), 'refusal');
  return outcome;
}
