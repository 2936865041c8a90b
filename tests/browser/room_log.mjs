// What a room's log means for its public, folded a second time and independently of the hub: the judge of the screens.

export async function readLog(organiser, room) {
  const entries = [];
  for (;;) {
    const page = await organiser.http("GET", `/api/rooms/${room}/log?after=${entries.length}`);
    entries.push(...page.entries);
    if (!page.more) return entries;
  }
}

const steps = {
  question_asked: (room, { seq, fact }) => room.questions.set(seq, { id: seq, text: fact.text, state: fact.state }),
  question_edited: (room, { fact }) => (room.questions.get(fact.question).text = fact.text),
  question_moved: (room, { fact }) => (room.questions.get(fact.question).state = fact.to),
  question_merged: (room, { fact }) => (room.questions.get(fact.question).state = "merged"),
  message_posted: (room, { seq, fact }) => fact.channel === "room" && room.messages.set(seq, { id: seq, text: fact.text, state: fact.state }),
  message_reviewed: (room, { fact }) => (room.messages.get(fact.message).state = fact.to),
  poll_created: (room, { seq, fact }) => room.polls.set(seq, { title: fact.title, state: "draft" }),
  poll_moved: (room, { fact }) => (room.polls.get(fact.poll).state = fact.to),
};

/** In the shape of `shownTo` (people.mjs). */
export function publicOf(entries) {
  const room = { questions: new Map(), messages: new Map(), polls: new Map() };
  for (const entry of entries) steps[entry.fact.k]?.(room, entry);
  const questions = (...states) => [...room.questions.values()].filter(({ state }) => states.includes(state)).map(({ id, text }) => ({ id, text }));
  return {
    open: questions("visible", "shortlisted", "next"),
    now: questions("now").map(({ text }) => text),
    answered: questions("answered"),
    polls: [...room.polls.values()].filter(({ state }) => state === "open" || state === "closed").map(({ title }) => title).reverse(),
    messages: [...room.messages.values()].filter(({ state }) => state === "visible").map(({ id, text }) => ({ id, text })),
  };
}
