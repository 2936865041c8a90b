#include "room/shield.hpp"

#include <algorithm>

#include "protocol/limits.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::Audience;
using protocol::ErrorCode;
using protocol::Fact;
using protocol::Scope;
namespace command = protocol::command;
namespace fact = protocol::fact;
namespace change = protocol::change;
namespace limits = protocol::limits;

namespace {

using Facts = std::vector<Fact>;

protocol::RoomSettings strictest(protocol::RoomSettings settings) {
  settings.hold_questions = true;
  settings.hold_messages = true;
  settings.newcomers_wait = true;
  settings.slow_mode_s = std::max(settings.slow_mode_s, limits::slow_mode_default_s);
  settings.links_allowed = false;
  settings.anonymous_allowed = false;
  settings.reactions_open = false;
  return settings;
}

bool is_up_for(const Room& room, Scope scope) {
  return room.shield &&
         std::find(room.shield->scopes.begin(), room.shield->scopes.end(), scope) != room.shield->scopes.end();
}

Facts facts_for(const Room& room, Scope scope, bool on) {
  if (!room.opened || room.conversation || is_up_for(room, scope) == on) return {};
  if (!on) return {fact::ShieldLifted{scope}};
  return {fact::ShieldRaised{.scope = scope, .settings = strictest(room.settings)}};
}

void show_all(const Room& room, Projection& out) {
  out.shared_public.push_back(change::Shield{shield_for(room, Audience::public_)});
  out.shared_staff.push_back(change::Shield{shield_for(room, Audience::staff)});
  out.shared_public.push_back(change::Settings{room.settings});
  out.shared_staff.push_back(change::Settings{room.settings});
}

}  // namespace

std::vector<Fact> shield_facts(const State& state, Scope scope, bool on) {
  return facts_for(state.room(), scope, on);
}

Decision decide_on(const Room& room, const Actor&, const command::SetShield& set, const Context&) {
  // Raised for more than this room: it is lifted where it was raised.
  if (!set.on && room.shield && !is_up_for(room, Scope::room)) return refuse(ErrorCode::wrong_state);
  return facts_for(room, Scope::room, set.on);
}

void fold(Room& room, const protocol::Entry& entry, const fact::ShieldRaised& raised) {
  if (!room.shield) {
    room.shield = ShieldUp{.since = entry.at, .saved = room.settings};
    room.settings = raised.settings;
  }
  if (!is_up_for(room, raised.scope)) room.shield->scopes.push_back(raised.scope);
}

void fold(Room& room, const protocol::Entry&, const fact::ShieldLifted& lifted) {
  if (!room.shield) return;
  std::erase(room.shield->scopes, lifted.scope);
  if (!room.shield->scopes.empty()) return;
  room.settings = room.shield->saved;
  room.shield.reset();
}

void show(const Room& room, const protocol::Entry&, const fact::ShieldRaised&, Projection& out) {
  show_all(room, out);
}

void show(const Room& room, const protocol::Entry&, const fact::ShieldLifted&, Projection& out) {
  show_all(room, out);
}

std::optional<protocol::Shield> shield_for(const Room& room, Audience audience) {
  if (!room.shield) return std::nullopt;
  protocol::Shield shield{.since = room.shield->since, .scopes = room.shield->scopes};
  if (audience == Audience::staff) shield.saved = room.shield->saved;
  return shield;
}

}  // namespace beffroi::room
