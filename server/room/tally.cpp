#include "room/tally.hpp"

#include "protocol/codec.hpp"

namespace beffroi::room {

using protocol::QuestionState;
namespace fact = protocol::fact;

namespace {

void count(const AskedQuestion& question, protocol::Tally& tally, std::int64_t& held) {
  switch (question.is.state) {
    case QuestionState::held:
      ++held;
      return;
    case QuestionState::delayed:
    case QuestionState::withdrawn:
      return;
    case QuestionState::answered:
      ++tally.answered;
      break;
    case QuestionState::merged:
      ++tally.merged;
      break;
    case QuestionState::declined:
      ++tally.declined[std::string(protocol::to_string(question.is.reason.value_or(protocol::Reason::other)))];
      break;
    case QuestionState::visible:
    case QuestionState::shortlisted:
    case QuestionState::next:
    case QuestionState::now:
      break;
  }
  ++tally.asked;
}

}  // namespace

protocol::Tally tally_for(const Room& room, protocol::Audience audience) {
  protocol::Tally tally;
  std::int64_t held = room.chat.held;
  for (const auto& [id, question] : room.questions.all) count(question, tally, held);
  if (audience == protocol::Audience::staff) {
    tally.held = held;
    tally.hidden = room.chat.silently_hidden;
  }
  return tally;
}

bool changes_tally(const protocol::Fact& fact) {
  if (const auto* posted = std::get_if<fact::MessagePosted>(&fact))
    return posted->state == protocol::MessageState::held;
  return std::holds_alternative<fact::QuestionAsked>(fact) || std::holds_alternative<fact::QuestionMoved>(fact) ||
         std::holds_alternative<fact::QuestionMerged>(fact) || std::holds_alternative<fact::QuestionUndone>(fact) ||
         std::holds_alternative<fact::DelayOver>(fact) || std::holds_alternative<fact::MessageReviewed>(fact);
}

}  // namespace beffroi::room
