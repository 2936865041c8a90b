// What a change of the room says to those who listen instead of looking. Pure: two states in, announcements out.
import type { Announcement } from '../../app/announcer_governor';
import type { RoomState } from '../../room/state';
import { nameOf } from './author';
import { messageReceipt, questionReceipt } from './receipt';
import { pollTexts, roomTexts } from './texts';

/** Older news is a backlog after a gap: it is read in the list, not spoken. */
export const freshForMs = 15_000;

export function announcementsOf(
  before: RoomState,
  after: RoomState,
  me: string | undefined,
  now: number,
): readonly Announcement[] {
  if (before.epoch !== after.epoch || before.room !== after.room) return [];
  return [
    ...aboutMe(before, after),
    ...aboutRoom(before, after),
    ...newMessages(before, after, me, now),
    ...newQuestions(before, after, me, now),
  ];
}

function newMessages(
  before: RoomState,
  after: RoomState,
  me: string | undefined,
  now: number,
): readonly Announcement[] {
  if (before.shared.messages === after.shared.messages) return [];
  return after.shared.messages
    .slice(-100)
    .filter(
      ({ id, at, state, author, channel }) =>
        id > before.position &&
        now - at < freshForMs &&
        state === 'visible' &&
        channel === 'room' &&
        (me === undefined || author.person !== me),
    )
    .map(({ author, text }) => ({ kind: 'message', text: `${nameOf(author)} : ${text}`, from: nameOf(author) }));
}

function newQuestions(
  before: RoomState,
  after: RoomState,
  me: string | undefined,
  now: number,
): readonly Announcement[] {
  if (before.shared.questions === after.shared.questions) return [];
  const own = new Set(after.mine.questions.map(({ id }) => id));
  return after.shared.questions
    .slice(-100)
    .filter(
      ({ id, at, state, author }) =>
        id > before.position &&
        now - at < freshForMs &&
        state === 'visible' &&
        !own.has(id) &&
        (me === undefined || author.person !== me),
    )
    .map(({ author, text }) => ({ kind: 'question', text: `Question : ${text}`, from: nameOf(author) }));
}

function aboutRoom(before: RoomState, after: RoomState): readonly Announcement[] {
  const nowOf = (state: RoomState) => state.shared.questions.find((question) => question.state === 'now');
  const openOf = (state: RoomState) => state.shared.polls.filter((poll) => poll.state === 'open');
  const said: Announcement[] = [];
  const current = nowOf(after);
  if (current && current.id !== nowOf(before)?.id) {
    said.push({ kind: 'question', text: `${roomTexts().nowTitle} : ${current.text}`, from: '' });
  }
  const known = new Set(openOf(before).map(({ id }) => id));
  for (const poll of openOf(after)) {
    if (!known.has(poll.id)) said.push({ kind: 'essential', text: pollTexts().opened(poll.title), from: '' });
  }
  return said;
}

function aboutMe(before: RoomState, after: RoomState): readonly Announcement[] {
  const said: Announcement[] = [];
  const questions = new Map(before.mine.questions.map((question) => [question.id, question.state]));
  for (const question of after.mine.questions) {
    if (questions.get(question.id) !== question.state && question.state !== 'withdrawn') {
      said.push({ kind: 'essential', text: questionReceipt(question).sentence, from: '' });
    }
  }
  const messages = new Map(before.mine.messages.map((message) => [message.id, message.state]));
  for (const message of after.mine.messages) {
    const receipt = messages.get(message.id) === message.state ? undefined : messageReceipt(message);
    if (receipt) said.push({ kind: 'essential', text: receipt.sentence, from: '' });
  }
  return said;
}
