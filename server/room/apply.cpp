// From an entry to the feature that folds it.
#include "protocol/limits.hpp"
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
#include "room/settings.hpp"
#include "room/shield.hpp"

namespace beffroi::room {

namespace limits = protocol::limits;

namespace {

std::string key_of(const std::string& person, const std::string& command_id) {
  // Identifiers hold no control characters, so two pairs never share a key.
  return person + '\n' + command_id;
}

void remember(SeenCommands& seen, const protocol::Entry& entry) {
  if (!entry.cmd || !entry.actor || !entry.actor->person) return;
  const auto [place, is_new] = seen.answers.insert_or_assign(key_of(*entry.actor->person, *entry.cmd), entry.seq);
  if (!is_new) return;
  seen.order.push_back(place->first);
  if (seen.order.size() <= static_cast<std::size_t>(limits::remembered_commands)) return;
  seen.answers.erase(seen.order.front());
  seen.order.pop_front();
}

}  // namespace

void apply(State& state, const protocol::Entry& entry) {
  Room& room = state.room_;
  room.head = entry.seq;
  if (entry.actor && entry.actor->person) room.people.meet(*entry.actor->person, entry.actor->name, entry.actor->role);
  remember(room.seen, entry);
  room.desk.claim_ended.reset();
  std::visit([&](const auto& fact) { fold(room, entry, fact); }, entry.fact);
}

std::optional<protocol::Seq> remembered(const State& state, const std::string& person, const std::string& command_id) {
  const auto& answers = state.room().seen.answers;
  const auto found = answers.find(key_of(person, command_id));
  if (found == answers.end()) return std::nullopt;
  return found->second;
}

}  // namespace beffroi::room
