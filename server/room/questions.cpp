#include "room/questions.hpp"

#include <algorithm>

#include "protocol/limits.hpp"
#include "room/claims.hpp"
#include "room/delay.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::QuestionState;
using protocol::Seq;
namespace fact = protocol::fact;
namespace limits = protocol::limits;

bool is_public(QuestionState state) {
  switch (state) {
    case QuestionState::visible:
    case QuestionState::shortlisted:
    case QuestionState::next:
    case QuestionState::now:
    case QuestionState::answered:
      return true;
    case QuestionState::held:
    case QuestionState::declined:
    case QuestionState::merged:
    case QuestionState::withdrawn:
    case QuestionState::delayed:
      return false;
  }
  return false;
}

bool is_waiting(QuestionState state) {
  return state == QuestionState::held || state == QuestionState::delayed || state == QuestionState::visible ||
         state == QuestionState::shortlisted || state == QuestionState::next;
}

bool is_decision(QuestionState from, QuestionState to) {
  return from != to && to != QuestionState::withdrawn && !(is_public(from) && is_public(to));
}

std::vector<Seq> united_questions(const Questions& questions, Seq question) {
  std::vector<Seq> united{question};
  for (std::size_t i = 0; i < united.size(); ++i) {
    const AskedQuestion& each = questions.all.at(united[i]);
    united.insert(united.end(), each.merged.begin(), each.merged.end());
  }
  return united;
}

std::int64_t united_votes(const Questions& questions, const AskedQuestion& question) {
  if (question.merged.empty()) return static_cast<std::int64_t>(question.voters.size());
  std::vector<const PersonSet*> sets;
  for (const Seq united : united_questions(questions, question.id)) sets.push_back(&questions.all.at(united).voters);
  return static_cast<std::int64_t>(size_of_union(sets));
}

std::vector<Seq> merge_chain(const Questions& questions, Seq question) {
  std::vector<Seq> chain;
  for (const AskedQuestion* at = look_up(questions.all, question); at;) {
    chain.push_back(at->id);
    at = at->is.merged_into ? look_up(questions.all, *at->is.merged_into) : nullptr;
  }
  return chain;
}

namespace {

void leave_place(std::optional<Seq>& place, Seq question) {
  if (place == question) place.reset();
}

// The one transition of a question: keeps the places and the merge links true.
void enter(Questions& questions, AskedQuestion& question, Condition condition) {
  question.was = question.is.state;
  question.was_into = question.is.merged_into;
  if (question.was_into) {
    if (AskedQuestion* former = look_up(questions.all, *question.was_into)) std::erase(former->merged, question.id);
  }
  leave_place(questions.now, question.id);
  leave_place(questions.next, question.id);
  question.is = std::move(condition);
  if (question.is.merged_into) questions.all.at(*question.is.merged_into).merged.push_back(question.id);
  if (question.is.state == QuestionState::now) questions.now = question.id;
  if (question.is.state == QuestionState::next) questions.next = question.id;
}

void take_step(Questions& questions, AskedQuestion& question, Condition condition) {
  question.undo.push_back(question.is);
  // A delay does not begin again: undone, the question is visible.
  if (question.is.state == QuestionState::delayed) question.undo.back().state = QuestionState::visible;
  if (question.undo.size() > static_cast<std::size_t>(limits::undo_steps)) question.undo.erase(question.undo.begin());
  enter(questions, question, std::move(condition));
}

// The hub's own steps have no actor.
void note_hand(AskedQuestion& question, const protocol::Entry& entry) {
  if (entry.actor) question.by_hand = true;
}

std::int64_t turn_of(const Room& room, const Person& author, bool anonymous) {
  return std::count_if(author.questions.begin(), author.questions.end(), [&](Seq id) {
    const AskedQuestion& earlier = room.questions.all.at(id);
    return earlier.author.anonymous.value_or(false) == anonymous &&
           (is_public(earlier.is.state) || earlier.is.state == QuestionState::held ||
            earlier.is.state == QuestionState::delayed);
  });
}

// After any change of state.
void settle(Room& room, AskedQuestion& question) {
  if (question.is.state != QuestionState::delayed) end_delay(room, question.id, question.visible_at);
  if (is_public(question.is.state)) note_shown(room, question.author);
}

void note_decision(Room& room, AskedQuestion& question, const protocol::Entry& entry) {
  if (is_decision(question.was, question.is.state)) {
    question.decided = decided_by(entry);
    question.contest.reset();
  }
  end_claim(room, {protocol::ItemKind::question, question.id});
  settle(room, question);
}

}  // namespace

void fold(Room& room, const protocol::Entry& entry, const fact::QuestionAsked& asked) {
  if (!asked.author.person) return;
  const std::string& id = *asked.author.person;
  const auto met = room.people.find(id);
  const PersonIndex by = met ? *met : room.people.meet(id, asked.author.name, asked.author.role);
  Person& author = room.people.at(by);
  AskedQuestion question{.id = entry.seq, .at = entry.at, .author = asked.author, .by = by};
  question.turn = turn_of(room, author, asked.author.anonymous.value_or(false));
  question.is = {.state = asked.state, .text = asked.text};
  question.was = asked.state;
  question.why = asked.why;
  question.visible_at = asked.visible_at;
  if (asked.visible_at) begin_delay(room, entry.seq, *asked.visible_at);
  if (is_public(asked.state)) author.shown = true;
  room.questions.all.emplace(entry.seq, std::move(question));
  author.questions.push_back(entry.seq);
  if (!asked.from_message) return;
  if (ChatMessage* message = look_up(room.chat.messages, *asked.from_message)) message->question = entry.seq;
}

void fold(Room& room, const protocol::Entry& entry, const fact::QuestionEdited& edited) {
  AskedQuestion* question = look_up(room.questions.all, edited.question);
  if (!question) return;
  note_hand(*question, entry);
  Condition condition = question->is;
  if (!condition.original) condition.original = condition.text;
  condition.text = edited.text;
  take_step(room.questions, *question, std::move(condition));
}

void fold(Room& room, const protocol::Entry& entry, const fact::QuestionMoved& moved) {
  AskedQuestion* question = look_up(room.questions.all, moved.question);
  if (!question) return;
  note_hand(*question, entry);
  Condition condition = question->is;
  condition.state = moved.to;
  condition.reason = moved.reason;
  condition.note = moved.note;
  condition.merged_into.reset();
  take_step(room.questions, *question, std::move(condition));
  if (moved.why) question->why = moved.why;
  note_decision(room, *question, entry);
}

void fold(Room& room, const protocol::Entry& entry, const fact::QuestionMerged& merged) {
  AskedQuestion* question = look_up(room.questions.all, merged.question);
  if (!question || !look_up(room.questions.all, merged.into)) return;
  // A circle would never end; decide makes none.
  const auto chain = merge_chain(room.questions, merged.into);
  if (std::find(chain.begin(), chain.end(), merged.question) != chain.end()) return;
  note_hand(*question, entry);
  Condition condition = question->is;
  condition.state = QuestionState::merged;
  condition.merged_into = merged.into;
  take_step(room.questions, *question, std::move(condition));
  note_decision(room, *question, entry);
}

void fold(Room& room, const protocol::Entry& entry, const fact::QuestionUndone& undone) {
  AskedQuestion* question = look_up(room.questions.all, undone.question);
  if (!question || question->undo.empty()) return;
  note_hand(*question, entry);
  Condition condition = std::move(question->undo.back());
  question->undo.pop_back();
  enter(room.questions, *question, std::move(condition));
  note_decision(room, *question, entry);
}

void release_question(Room& room, Seq id) {
  AskedQuestion* question = look_up(room.questions.all, id);
  if (!question || question->is.state != QuestionState::delayed) return;
  Condition condition = question->is;
  condition.state = QuestionState::visible;
  enter(room.questions, *question, std::move(condition));
  settle(room, *question);
}

void fold(Room& room, const protocol::Entry& entry, const fact::VoteCast& vote) {
  AskedQuestion* question = look_up(room.questions.all, vote.question);
  if (!question || !entry.actor || !entry.actor->person) return;
  const auto voter = room.people.find(*entry.actor->person);
  if (!voter) return;
  if (vote.on) {
    question->voters.insert(*voter);
  } else {
    question->voters.erase(*voter);
  }
}

}  // namespace beffroi::room
