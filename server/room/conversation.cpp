#include "room/conversation.hpp"

#include "protocol/limits.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::ConversationState;
using protocol::ErrorCode;
using protocol::Fact;
namespace command = protocol::command;
namespace fact = protocol::fact;
namespace limits = protocol::limits;

namespace {

std::optional<Refusal> not_going_on(const Room& room) {
  if (!room.conversation) return refuse(ErrorCode::wrong_state).error;
  if (room.conversation->state == ConversationState::ended) return refuse(ErrorCode::conversation_over).error;
  return std::nullopt;
}

void show_to_both(const Room& room, Projection& out) {
  if (!room.conversation) return;
  out.shared_public.push_back(protocol::change::Conversation{*room.conversation});
  out.shared_staff.push_back(out.shared_public.back());
}

}  // namespace

Decision decide_on(const Room& room, const Actor&, const command::ExtendConversation&, const Context& context) {
  if (auto refusal = not_going_on(room)) return Failure{*refusal};
  // Over by the clock, though the hub has not written it down yet.
  if (room.conversation->ends_at <= context.now) return refuse(ErrorCode::conversation_over);
  if (room.conversation->extended) return refuse(ErrorCode::already_extended);
  return std::vector<Fact>{fact::ConversationExtended{room.conversation->ends_at + limits::conversation_extension_ms}};
}

Decision decide_on(const Room& room, const Actor&, const command::EndConversation&, const Context&) {
  if (auto refusal = not_going_on(room)) return Failure{*refusal};
  return std::vector<Fact>{fact::ConversationEnded{}};
}

void fold(Room& room, const protocol::Entry&, const fact::ConversationExtended& extended) {
  if (!room.conversation) return;
  room.conversation->ends_at = extended.ends_at;
  room.conversation->extended = true;
}

void fold(Room& room, const protocol::Entry&, const fact::ConversationEnded&) {
  if (room.conversation) room.conversation->state = ConversationState::ended;
}

void show(const Room& room, const protocol::Entry&, const fact::ConversationExtended&, Projection& out) {
  show_to_both(room, out);
}

void show(const Room& room, const protocol::Entry&, const fact::ConversationEnded&, Projection& out) {
  show_to_both(room, out);
}

}  // namespace beffroi::room
