// From a command to its feature; what holds for every command is decided here.
#include <algorithm>

#include "protocol/limits.hpp"
#include "protocol/permissions.hpp"
#include "room/chat.hpp"
#include "room/claims.hpp"
#include "room/contests.hpp"
#include "room/conversation.hpp"
#include "room/delay.hpp"
#include "room/jobs.hpp"
#include "room/moderation.hpp"
#include "room/polls.hpp"
#include "room/questions.hpp"
#include "room/reports.hpp"
#include "room/rules.hpp"
#include "room/settings.hpp"
#include "room/shield.hpp"

namespace beffroi::room {

using protocol::ErrorCode;
using protocol::RoomKind;
namespace command = protocol::command;
namespace limits = protocol::limits;

namespace {

bool is_for_conversations(const protocol::Command& command) {
  return std::holds_alternative<command::PostMessage>(command) ||
         std::holds_alternative<command::ExtendConversation>(command) ||
         std::holds_alternative<command::ReportItem>(command) ||
         std::holds_alternative<command::EndConversation>(command);
}

std::optional<Refusal> refusal_of_stranger(const Room& room, const Actor& actor, protocol::TimeMs now) {
  if (!room.opened) return refuse(ErrorCode::unknown_room).error;
  if (room.conversation && !part_in(*room.conversation, actor.person)) return refuse(ErrorCode::forbidden).error;
  return banned(room, actor.person, now);
}

// Of a conversation, of calls and conversations in a hall.
std::optional<protocol::TimeMs> next_end(const Room& room) {
  if (!room.conversation) return next_due_in_hall(room);
  if (room.conversation->state == protocol::ConversationState::ended) return std::nullopt;
  return room.conversation->ends_at;
}

}  // namespace

protocol::Role role_in(const State& state, const Actor& actor) {
  return acting_in(state.room(), actor).role;
}

protocol::Audience audience_of(protocol::Role role) {
  return is_staff(role) ? protocol::Audience::staff : protocol::Audience::public_;
}

protocol::Author author_of(const State& state, const Actor& actor) {
  const Actor acting = acting_in(state.room(), actor);
  return {.person = acting.person, .name = acting.name, .role = acting.role};
}

std::optional<Refusal> refusal_to_enter(const State& state, const Actor& actor, protocol::TimeMs now) {
  return refusal_of_stranger(state.room(), actor, now);
}

bool may_enter(const State& state, const Actor& actor, protocol::TimeMs now) {
  return !refusal_to_enter(state, actor, now);
}

Decision decide(const State& state, const Actor& actor, const protocol::Command& command, const Context& context) {
  const Room& room = state.room();
  if (auto refusal = refusal_of_stranger(room, actor, context.now)) return Failure{*refusal};
  const Actor acting = acting_in(room, actor);
  if (!protocol::may(acting.role, command)) return refuse(ErrorCode::forbidden);
  if (room.kind == RoomKind::conversation && !is_for_conversations(command)) return refuse(ErrorCode::forbidden);
  if (room.people.size() >= static_cast<std::size_t>(limits::people_per_room) && !room.people.find(actor.person))
    return refuse_full(limits::people_per_room);
  return std::visit([&](const auto& asked) { return decide_on(room, acting, asked, context); }, command);
}

std::vector<protocol::Fact> due(const State& state, protocol::TimeMs now) {
  const Room& room = state.room();
  std::vector<protocol::Fact> facts;
  if (const auto end = next_end(room); end && *end <= now) {
    facts =
        room.conversation ? std::vector<protocol::Fact>{protocol::fact::ConversationEnded{}} : due_in_hall(room, now);
  }
  for (auto& fact : due_delays(room, now)) facts.push_back(std::move(fact));
  for (auto& fact : due_claims(room, now)) facts.push_back(std::move(fact));
  return facts;
}

std::optional<protocol::TimeMs> next_due(const State& state) {
  const Room& room = state.room();
  std::optional<protocol::TimeMs> next = next_end(room);
  for (const auto& other : {next_due_delay(room), next_due_claim(room)})
    if (other) next = std::min(next.value_or(*other), *other);
  return next;
}

}  // namespace beffroi::room
