#include "room/verdicts.hpp"

#include <utility>

#include "protocol/limits.hpp"
#include "room/chat.hpp"
#include "room/questions.hpp"
#include "room/rules.hpp"
#include "room/text.hpp"

namespace beffroi::room {

using protocol::MessageState;
using protocol::QuestionState;
using protocol::Seq;
namespace fact = protocol::fact;
namespace limits = protocol::limits;

namespace {

using Facts = std::vector<protocol::Fact>;

bool may_hold_more(const Room& room) {
  return room.chat.held < limits::held_messages_per_room;
}

Facts reviewed(Seq message, MessageState to, const LateVerdict& late) {
  const bool shown = to == MessageState::visible;
  return {fact::MessageReviewed{.message = message,
                                .to = to,
                                .reason = shown ? std::nullopt : std::optional(late.reason),
                                .why = shown ? std::nullopt : late.verdict.why}};
}

Facts for_message(const Room& room, const ChatMessage& message, const LateVerdict& late) {
  const bool held = message.state == MessageState::held;
  const bool visible = message.state == MessageState::visible || message.state == MessageState::delayed;
  switch (late.verdict.kind) {
    case Verdict::Kind::allow:
      return held ? reviewed(message.id, MessageState::visible, late) : Facts{};
    case Verdict::Kind::hold:
    case Verdict::Kind::rewrite:
      if (!visible) return {};
      return reviewed(message.id, may_hold_more(room) ? MessageState::held : MessageState::removed, late);
    case Verdict::Kind::reject:
      if (!held && !visible) return {};
      return reviewed(message.id, held ? MessageState::declined : MessageState::removed, late);
  }
  return {};
}

// It left the window while the hook thought about it: still visible, unless it is among the hidden ones.
Facts for_older_message(const Room& room, Seq id, const LateVerdict& late) {
  const bool was_room_message = id > room.chat.forgotten && !room.chat.hidden.contains(id) &&
                                !room.chat.room_window.empty() && id < room.chat.room_window.front();
  const bool taken_away = late.verdict.kind == Verdict::Kind::reject || late.verdict.kind == Verdict::Kind::hold;
  return was_room_message && taken_away ? reviewed(id, MessageState::removed, late) : Facts{};
}

Facts moved(Seq question, QuestionState to, const LateVerdict& late) {
  return {fact::QuestionMoved{.question = question,
                              .to = to,
                              .reason = to == QuestionState::declined ? std::optional(late.reason) : std::nullopt,
                              .why = to == QuestionState::visible ? std::nullopt : late.verdict.why}};
}

Facts reworded(const AskedQuestion& question, const LateVerdict& late) {
  auto text = cleaned(late.verdict.text, {.length = limits::question_length, .lines = limits::text_lines});
  if (!text) return {};
  Facts facts;
  if (question.is.text != text.value()) {
    facts.emplace_back(fact::QuestionEdited{.question = question.id, .text = std::move(text).value()});
  }
  if (question.is.state == QuestionState::held) {
    facts.emplace_back(fact::QuestionMoved{.question = question.id, .to = QuestionState::visible});
  }
  return facts;
}

Facts for_question(const AskedQuestion& question, const LateVerdict& late) {
  const bool held = question.is.state == QuestionState::held;
  if (!is_waiting(question.is.state)) return {};
  switch (late.verdict.kind) {
    case Verdict::Kind::allow:
      return held ? moved(question.id, QuestionState::visible, late) : Facts{};
    case Verdict::Kind::hold:
      return held ? Facts{} : moved(question.id, QuestionState::held, late);
    case Verdict::Kind::reject:
      return moved(question.id, QuestionState::declined, late);
    case Verdict::Kind::rewrite:
      return reworded(question, late);
  }
  return {};
}

}  // namespace

std::vector<protocol::Fact> verdict_facts(const State& state, Seq item, const LateVerdict& late) {
  const Room& room = state.room();
  if (room.conversation) return {};
  if (const AskedQuestion* question = look_up(room.questions.all, item)) {
    return question->by_hand ? Facts{} : for_question(*question, late);
  }
  if (const ChatMessage* message = look_up(room.chat.messages, item)) {
    return message->by_hand ? Facts{} : for_message(room, *message, late);
  }
  return for_older_message(room, item, late);
}

std::vector<protocol::Fact> verdict_facts(const State& state, const std::string& person, const std::string& command_id,
                                          const LateVerdict& late) {
  const std::optional<Seq> item = remembered(state, person, command_id);
  return item ? verdict_facts(state, *item, late) : Facts{};
}

}  // namespace beffroi::room
