#include <algorithm>

#include "protocol/limits.hpp"
#include "room/claims.hpp"
#include "room/contests.hpp"
#include "room/judgement.hpp"
#include "room/questions.hpp"
#include "room/reports.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::ErrorCode;
using protocol::Fact;
using protocol::ItemKind;
using protocol::QuestionState;
using protocol::Seq;
namespace command = protocol::command;
namespace fact = protocol::fact;
namespace limits = protocol::limits;

namespace {

using Facts = std::vector<Fact>;

bool is_full(const Room& room) {
  return room.questions.all.size() >= static_cast<std::size_t>(limits::questions_per_room);
}

std::int64_t waiting_questions_of(const Room& room, const std::string& id) {
  const Person* person = room.people.get(id);
  if (!person) return 0;
  return std::count_if(person->questions.begin(), person->questions.end(),
                       [&](Seq question) { return is_waiting(room.questions.all.at(question).is.state); });
}

bool can_be_placed(QuestionState to) {
  return is_public(to);  // visible, shortlisted, next, now, answered
}

// A place that only one question holds is given up by the one that holds it.
void free_place(const Questions& questions, Seq taker, QuestionState place, Facts& facts) {
  const auto holder = place == QuestionState::now    ? questions.now
                      : place == QuestionState::next ? questions.next
                                                     : std::nullopt;
  if (!holder || *holder == taker) return;
  const QuestionState to = place == QuestionState::now ? QuestionState::answered : QuestionState::shortlisted;
  facts.push_back(fact::QuestionMoved{.question = *holder, .to = to});
}

std::optional<Refusal> claimed(const Room& room, const Actor& actor, Seq question, const Context& context) {
  return held_by_other(room, actor, {ItemKind::question, question}, context.now);
}

// Somebody else of the team decided what this one is about to decide.
std::optional<Refusal> decided_meanwhile(const AskedQuestion& question, const Actor& actor,
                                         const std::optional<QuestionState>& from) {
  if (!decided_otherwise(question.decided, actor)) return std::nullopt;
  const bool just_decided = is_decision(question.was, question.is.state);
  if (from ? *from != question.is.state : just_decided) return refuse_decided(question.decided).error;
  return std::nullopt;
}

void append(Facts& facts, Facts more) {
  for (Fact& fact : more) facts.push_back(std::move(fact));
}

// Speakers lead the stage; they do not judge contributions, so they do not undo judgements either.
bool may_undo(const Actor& actor, const AskedQuestion& question) {
  if (is_moderator(actor.role)) return true;
  const Condition& before = question.undo.back();
  return is_public(before.state) && is_public(question.is.state) && before.text == question.is.text;
}

}  // namespace

Decision decide_on(const Room& room, const Actor&, const command::TurnIntoQuestion& turn, const Context&) {
  const ChatMessage* message = look_up(room.chat.messages, turn.message);
  if (!message) return refuse(ErrorCode::unknown_item);
  if (message->state != protocol::MessageState::visible || message->question ||
      message->channel != protocol::Channel::room)
    return refuse(ErrorCode::wrong_state);
  auto text = cleaned(message->text, {.length = limits::question_length, .lines = limits::text_lines});
  if (!text) return Failure{text.error()};
  if (is_full(room)) return refuse_full(limits::questions_per_room);
  return Facts{fact::QuestionAsked{.author = message->author,
                                   .text = std::move(text).value(),
                                   .state = QuestionState::visible,
                                   .from_message = message->id}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::AskQuestion& ask, const Context& context) {
  const bool staff = is_staff(actor.role);
  const bool anonymous = ask.anonymous.value_or(false);
  if (!room.settings.questions_open && !staff) return refuse(ErrorCode::questions_closed);
  if (anonymous && !room.settings.anonymous_allowed) return refuse(ErrorCode::anonymous_not_allowed);
  if (auto refusal = may_not_take_part(room, actor)) return Failure{*refusal};
  if (auto refusal = muted(room, actor, context.now)) return Failure{*refusal};
  auto said = heard(room, ask.text, {.length = limits::question_length, .lines = limits::text_lines}, context.verdict,
                    holds_questions_of(room, actor));
  if (!said) return Failure{said.error()};
  if (auto refusal = unwelcome_text(room, actor, said->text, false)) return Failure{*refusal};
  if (!staff && waiting_questions_of(room, actor.person) >= limits::open_questions_per_person)
    return refuse_full(limits::open_questions_per_person, ErrorCode::too_many_open_questions);
  if (is_full(room)) return refuse_full(limits::questions_per_room);
  const auto later = said->hold ? std::nullopt : visible_at(room, context.now);
  return Facts{fact::QuestionAsked{.author = {.person = actor.person,
                                              .name = actor.name,
                                              .role = actor.role,
                                              .anonymous = anonymous ? std::optional(true) : std::nullopt},
                                   .text = std::move(said->text),
                                   .state = said->hold ? QuestionState::held
                                            : later    ? QuestionState::delayed
                                                       : QuestionState::visible,
                                   .why = std::move(said->why),
                                   .visible_at = later}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::EditQuestion& edit, const Context& context) {
  const AskedQuestion* question = look_up(room.questions.all, edit.question);
  if (!question) return refuse(ErrorCode::unknown_item);
  if (auto refusal = claimed(room, actor, edit.question, context)) return Failure{*refusal};
  if (!is_waiting(question->is.state) && question->is.state != QuestionState::now)
    return refuse(ErrorCode::wrong_state);
  auto text = cleaned(edit.text, {.length = limits::question_length, .lines = limits::text_lines});
  if (!text) return Failure{text.error()};
  if (text.value() == question->is.text) return Facts{};
  return Facts{fact::QuestionEdited{.question = edit.question, .text = std::move(text).value()}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::MoveQuestion& move, const Context& context) {
  const AskedQuestion* question = look_up(room.questions.all, move.question);
  if (!question) return refuse(ErrorCode::unknown_item);
  if (auto refusal = claimed(room, actor, move.question, context)) return Failure{*refusal};
  const QuestionState from = question->is.state;
  if (auto refusal = decided_meanwhile(*question, actor, move.from); refusal && (move.from || from == move.to))
    return Failure{*refusal};
  if (!can_be_placed(move.to) || from == QuestionState::merged || from == QuestionState::withdrawn)
    return refuse(ErrorCode::wrong_state);
  // From held or declined, moving is approving.
  if (!is_public(from) && !is_moderator(actor.role)) return refuse(ErrorCode::forbidden);
  if (from == move.to) return Facts{};
  Facts facts;
  free_place(room.questions, move.question, move.to, facts);
  facts.push_back(fact::QuestionMoved{.question = move.question, .to = move.to});
  auto closing = closing_contest(room, actor, ItemKind::question, move.question);
  if (!closing) return Failure{closing.error()};
  append(facts, std::move(closing).value());
  return facts;
}

Decision decide_on(const Room& room, const Actor& actor, const command::DeclineQuestion& decline,
                   const Context& context) {
  const AskedQuestion* question = look_up(room.questions.all, decline.question);
  if (!question) return refuse(ErrorCode::unknown_item);
  if (auto refusal = claimed(room, actor, decline.question, context)) return Failure{*refusal};
  const bool can_be = is_waiting(question->is.state) || question->is.state == QuestionState::now;
  if (auto refusal = decided_meanwhile(*question, actor, decline.from); refusal && (decline.from || !can_be))
    return Failure{*refusal};
  if (!can_be) return refuse(ErrorCode::wrong_state);
  std::optional<std::string> note;
  if (decline.note) {
    auto text = cleaned(*decline.note, {.length = limits::note_length, .may_be_empty = true});
    if (!text) return Failure{text.error()};
    if (!text->empty()) note = std::move(text).value();
  }
  Facts facts{fact::QuestionMoved{
      .question = decline.question, .to = QuestionState::declined, .reason = decline.reason, .note = std::move(note)}};
  append(facts, closing_reports(room, ItemKind::question, decline.question, decline.reason));
  return facts;
}

Decision decide_on(const Room& room, const Actor& actor, const command::MergeQuestion& merge, const Context& context) {
  const AskedQuestion* question = look_up(room.questions.all, merge.question);
  const AskedQuestion* into = look_up(room.questions.all, merge.into);
  if (!question || !into) return refuse(ErrorCode::unknown_item);
  if (auto refusal = claimed(room, actor, merge.question, context)) return Failure{*refusal};
  if (question == into || into->is.state == QuestionState::merged) return refuse(ErrorCode::bad_merge);
  if (!is_waiting(question->is.state)) {
    if (auto refusal = decided_meanwhile(*question, actor, std::nullopt)) return Failure{*refusal};
  }
  if (!is_waiting(question->is.state) || !is_public(into->is.state)) return refuse(ErrorCode::wrong_state);
  return Facts{fact::QuestionMerged{.question = merge.question, .into = merge.into}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::WithdrawQuestion& withdraw, const Context&) {
  const AskedQuestion* question = look_up(room.questions.all, withdraw.question);
  // Somebody else's question is unknown here: what exists unseen is nobody's business.
  if (!question || room.people.at(question->by).id != actor.person) return refuse(ErrorCode::unknown_item);
  if (!is_waiting(question->is.state)) return refuse(ErrorCode::wrong_state);
  return Facts{fact::QuestionMoved{.question = withdraw.question, .to = QuestionState::withdrawn}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::UndoQuestion& undo, const Context& context) {
  const AskedQuestion* question = look_up(room.questions.all, undo.question);
  if (!question) return refuse(ErrorCode::unknown_item);
  if (auto refusal = claimed(room, actor, undo.question, context)) return Failure{*refusal};
  if (question->is.state == QuestionState::withdrawn) return refuse(ErrorCode::wrong_state);
  if (question->undo.empty()) return refuse(ErrorCode::nothing_to_undo);
  if (!may_undo(actor, *question)) return refuse(ErrorCode::forbidden);
  Facts facts;
  free_place(room.questions, undo.question, question->undo.back().state, facts);
  facts.push_back(fact::QuestionUndone{.question = undo.question});
  if (question->is.state != QuestionState::declined) return facts;
  auto closing = closing_contest(room, actor, ItemKind::question, undo.question);
  if (!closing) return Failure{closing.error()};
  append(facts, std::move(closing).value());
  return facts;
}

Decision decide_on(const Room& room, const Actor& actor, const command::VoteQuestion& vote, const Context& context) {
  const AskedQuestion* question = look_up(room.questions.all, vote.question);
  const auto voter = room.people.find(actor.person);
  const bool own = question && voter == question->by;
  if (!question || (!is_public(question->is.state) && !own && !is_staff(actor.role)))
    return refuse(ErrorCode::unknown_item);
  if (own || !is_public(question->is.state) || question->is.state == QuestionState::answered)
    return refuse(ErrorCode::wrong_state);
  if (auto refusal = muted(room, actor, context.now)) return Failure{*refusal};
  Facts facts;
  if (vote.on) {
    if (!voter || !question->voters.contains(*voter))
      facts.push_back(fact::VoteCast{.question = vote.question, .on = true});
    return facts;
  }
  // A vote once given to a question that was merged into this one counts here too: it goes with it.
  for (const Seq united : united_questions(room.questions, vote.question))
    if (voter && room.questions.all.at(united).voters.contains(*voter))
      facts.push_back(fact::VoteCast{.question = united, .on = false});
  return facts;
}

}  // namespace beffroi::room
