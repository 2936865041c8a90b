// The state of a room: what its log says up to the head. A value: copy it for a snapshot, compare it for a law.
// Room is the content, open to the features of this folder; State is the sealed form that everyone else holds:
// readable, and changed by apply() alone.
#pragma once

#include <deque>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "protocol/messages.hpp"
#include "room/chat_state.hpp"
#include "room/desk_state.hpp"
#include "room/jobs_state.hpp"
#include "room/people.hpp"
#include "room/poll_state.hpp"
#include "room/question_state.hpp"

namespace beffroi::room {

// Commands seen, to answer a repeat with the first answer; the oldest is forgotten at limits::remembered_commands.
struct SeenCommands {
  std::unordered_map<std::string, protocol::Seq> answers;  // person and id of the command → its last entry
  std::deque<std::string> order;
  bool operator==(const SeenCommands&) const = default;
};

struct Room {
  std::string id;
  protocol::Seq head = 0;
  bool opened = false;
  protocol::RoomKind kind = protocol::RoomKind::session;
  std::string title;
  std::optional<protocol::TimeMs> starts_at;
  protocol::RoomSettings settings;
  protocol::Stage stage;
  protocol::Timer timer;
  std::optional<protocol::Conversation> conversation;  // in a conversation
  bool young_audience = false;
  std::optional<ShieldUp> shield;
  People people;
  std::vector<PersonIndex> standings;  // people muted or banned, until freed; in the order of the first decision
  Chat chat;
  Questions questions;
  Polls polls;
  Jobs jobs;
  Desk desk;
  std::set<std::pair<protocol::TimeMs, protocol::Seq>> delayed;  // messages and questions, by when they are shown
  SeenCommands seen;
  bool operator==(const Room&) const = default;
};

class State {
 public:
  // The room before its first entry.
  explicit State(std::string room_id) { room_.id = std::move(room_id); }

  const std::string& id() const { return room_.id; }
  protocol::Seq head() const { return room_.head; }
  protocol::RoomKind kind() const { return room_.kind; }
  bool opened() const { return room_.opened; }
  const std::string& title() const { return room_.title; }
  const protocol::RoomSettings& settings() const { return room_.settings; }
  const Room& room() const { return room_; }

  bool operator==(const State&) const = default;

 private:
  friend void apply(State& state, const protocol::Entry& entry);
  Room room_;
};

}  // namespace beffroi::room
