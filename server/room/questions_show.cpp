#include <algorithm>

#include "room/chat.hpp"
#include "room/judgement.hpp"
#include "room/questions.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::Audience;
using protocol::QuestionState;
using protocol::Seq;
namespace change = protocol::change;
namespace fact = protocol::fact;

namespace {

// The shortlist is the staff's own order: to all others its questions are visible ones.
QuestionState shown_state(QuestionState state) {
  return state == QuestionState::shortlisted ? QuestionState::visible : state;
}

bool had_its_turn(QuestionState state) {
  return state == QuestionState::now || state == QuestionState::answered;
}

// For staff the turn is exact at every moment: how many of the author's questions had theirs.
std::int64_t exact_turn(const Room& room, const AskedQuestion& question) {
  if (!is_waiting(question.is.state)) return 0;
  const Person& author = room.people.at(question.by);
  return std::count_if(author.questions.begin(), author.questions.end(),
                       [&](Seq id) { return had_its_turn(room.questions.all.at(id).is.state); });
}

protocol::Question common_view(const Room& room, const AskedQuestion& question) {
  protocol::Question view{.id = question.id, .at = question.at, .author = question.author, .text = question.is.text};
  if (question.is.original) view.edited = true;
  view.state = question.is.state;
  view.votes = united_votes(room.questions, question);
  return view;
}

std::optional<protocol::Question> public_view(const Room& room, const AskedQuestion& question) {
  if (!is_public(question.is.state)) return std::nullopt;
  protocol::Question view = common_view(room, question);
  view.author = public_author(question.author);
  view.state = shown_state(question.is.state);
  view.turn = question.turn;
  return view;
}

// The first wording, whoever changed it: a rule before anybody read it, or moderation later.
std::optional<std::string> original_of(const AskedQuestion& question) {
  return question.why && question.why->original ? question.why->original : question.is.original;
}

protocol::Question staff_view(const Room& room, const AskedQuestion& question) {
  protocol::Question view = common_view(room, question);
  view.original = original_of(question);
  view.visible_at = question.visible_at;
  view.why = question.why;
  view.decided = question.decided;
  view.turn = exact_turn(room, question);
  view.reason = question.is.reason;
  view.note = question.is.note;
  view.merged_into = question.is.merged_into;
  if (question.is.state == QuestionState::withdrawn) {
    view.text.clear();
    view.original.reset();
    view.why.reset();
  } else if (!question.undo.empty()) {
    view.can_undo = true;
  }
  return view;
}

protocol::Question author_view(const Room& room, const AskedQuestion& question) {
  protocol::Question view = common_view(room, question);
  view.original = original_of(question);
  view.visible_at = question.visible_at;
  view.statement = statement_of({.waits = question.is.state == QuestionState::held,
                                 .taken_away = question.is.state == QuestionState::declined,
                                 .reworded = question.why && question.why->original,
                                 .at = question.at,
                                 .reason = question.is.reason,
                                 .why = question.why,
                                 .decided = question.decided,
                                 .contest = question.contest},
                                true);
  view.state = shown_state(question.is.state);
  view.turn = question.turn;
  view.reason = question.is.reason;
  view.note = question.is.note;
  view.merged_into = question.is.merged_into;
  return view;
}

void show_to_author(const Room& room, const AskedQuestion& question, Projection& out) {
  out.personal.push_back(
      {person_channel(room.people.at(question.by).id), change::MyQuestion{author_view(room, question)}});
}

// The question as it is now, to everyone who may see it.
void show_whole(const Room& room, const AskedQuestion& question, Projection& out) {
  if (auto view = public_view(room, question)) out.shared_public.push_back(change::Question{std::move(*view)});
  out.shared_staff.push_back(change::Question{staff_view(room, question)});
  show_to_author(room, question, out);
}

// The questions whose united votes a merge, or its undoing, changed.
void show_united(const Room& room, const AskedQuestion& question, Projection& out) {
  if (question.is.merged_into == question.was_into) return;
  for (const auto& into : {question.was_into, question.is.merged_into}) {
    if (!into) continue;
    for (const Seq id : merge_chain(room.questions, *into)) show_whole(room, room.questions.all.at(id), out);
  }
}

// The author's other questions wait longer, or less long, in the staff's fair order.
void show_turns(const Room& room, const AskedQuestion& question, Projection& out) {
  if (had_its_turn(question.was) == had_its_turn(question.is.state)) return;
  for (const Seq id : room.people.at(question.by).questions) {
    const AskedQuestion& other = room.questions.all.at(id);
    if (id != question.id && is_waiting(other.is.state))
      out.shared_staff.push_back(change::Question{staff_view(room, other)});
  }
}

void show_step(const Room& room, Seq id, bool reworded, Projection& out) {
  const AskedQuestion* question = look_up(room.questions.all, id);
  if (!question) return;
  // Told nothing when nothing changes for them: else the staff's private order shows.
  const bool changed = reworded || shown_state(question->was) != shown_state(question->is.state);
  if (changed) {
    if (auto view = public_view(room, *question)) {
      out.shared_public.push_back(change::Question{std::move(*view)});
    } else if (is_public(question->was)) {
      out.shared_public.push_back(change::QuestionRemoved{id});
    }
    show_to_author(room, *question, out);
  }
  out.shared_staff.push_back(change::Question{staff_view(room, *question)});
  show_united(room, *question, out);
  show_turns(room, *question, out);
}

}  // namespace

void show_question_change(const Room& room, Seq id, Projection& out) {
  show_step(room, id, false, out);
}

void show_contest_of_question(const Room& room, Seq id, Projection& out) {
  if (const AskedQuestion* question = look_up(room.questions.all, id)) show_to_author(room, *question, out);
}

void show(const Room& room, const protocol::Entry& entry, const fact::QuestionAsked& asked, Projection& out) {
  const AskedQuestion* question = look_up(room.questions.all, entry.seq);
  if (!question) return;
  show_whole(room, *question, out);
  if (asked.from_message) show_question_of_message(room, *asked.from_message, out);
}

void show(const Room& room, const protocol::Entry&, const fact::QuestionEdited& edited, Projection& out) {
  show_step(room, edited.question, true, out);
}

void show(const Room& room, const protocol::Entry&, const fact::QuestionMoved& moved, Projection& out) {
  show_step(room, moved.question, false, out);
}

void show(const Room& room, const protocol::Entry&, const fact::QuestionMerged& merged, Projection& out) {
  show_step(room, merged.question, false, out);
}

// What was undone may have been an edit, with no change of state.
void show(const Room& room, const protocol::Entry&, const fact::QuestionUndone& undone, Projection& out) {
  const AskedQuestion* question = look_up(room.questions.all, undone.question);
  if (question) show_step(room, undone.question, question->was == question->is.state, out);
}

// Votes move by signals; what no signal reaches is told here: the author's view of a question the public does not see.
void show(const Room& room, const protocol::Entry& entry, const fact::VoteCast& vote, Projection& out) {
  if (!entry.actor || !entry.actor->person) return;
  out.personal.push_back(
      {person_channel(*entry.actor->person), change::MyVote{.question = vote.question, .on = vote.on}});
  for (const Seq id : merge_chain(room.questions, vote.question)) {
    const AskedQuestion& question = room.questions.all.at(id);
    if (!is_public(question.is.state)) show_to_author(room, question, out);
  }
}

std::vector<protocol::Question> questions_for(const Room& room, Audience audience) {
  std::vector<protocol::Question> views;
  for (const auto& [id, question] : room.questions.all) {
    if (audience == Audience::staff) {
      views.push_back(staff_view(room, question));
    } else if (auto view = public_view(room, question)) {
      views.push_back(std::move(*view));
    }
  }
  return views;
}

std::vector<protocol::Question> my_questions(const Room& room, const Person& person) {
  std::vector<protocol::Question> views;
  for (const Seq id : person.questions) views.push_back(author_view(room, room.questions.all.at(id)));
  return views;
}

std::vector<Seq> my_votes(const Room& room, PersonIndex person) {
  std::vector<Seq> votes;
  for (const auto& [id, question] : room.questions.all)
    if (question.voters.contains(person)) votes.push_back(id);
  return votes;
}

std::int64_t votes_of(const State& state, Seq question) {
  const Questions& questions = state.room().questions;
  const AskedQuestion* found = look_up(questions.all, question);
  return found ? united_votes(questions, *found) : 0;
}

bool shows_votes(const State& state, Seq question, Audience audience) {
  const AskedQuestion* found = look_up(state.room().questions.all, question);
  return found && (audience == Audience::staff || is_public(found->is.state));
}

}  // namespace beffroi::room
