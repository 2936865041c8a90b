// What connections' threads and rooms' home threads say to each other. Values, posted from one loop to another; nothing
// is shared but immutable bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "hosting/entrance.hpp"
#include "hosting/flush.hpp"
#include "hosting/wire.hpp"
#include "room/room.hpp"

namespace beffroi::hosting {

using ConnectionId = std::uint64_t;  // never used twice on one thread

// A connection, from anywhere.
struct Origin {
  std::size_t thread = 0;
  ConnectionId connection = 0;

  bool operator==(const Origin&) const = default;
};

// Where a client says it is.
struct Position {
  std::string epoch;
  protocol::Seq after = 0;
};

struct JoinRequest {
  Origin from;
  std::uint64_t serial = 0;  // tells the answers to several joins of one connection apart
  room::Actor actor;
  std::optional<Position> position;
  // Set by a member that already counts and only needs a snapshot again.
  std::optional<protocol::ResetWhy> again;
  bool compressed = false;  // its connection takes compressed frames
};

// The answer: what to send, and from where on to follow.
struct Grant {
  Origin to;
  std::uint64_t serial = 0;
  std::string room;
  std::string person;
  protocol::Role role = protocol::Role::attendee;
  bool counted = true;  // a new member: whoever cannot take the grant gives it back with a Departure
  bool compressed = false;
  std::vector<ChannelName> channels;
  std::vector<Piece> frames;
};

struct Denial {
  Origin to;
  std::uint64_t serial = 0;
  std::string room;
  room::Refusal why;
};

// A member is gone, or a grant came too late for its connection.
struct Departure {
  std::size_t thread = 0;
  std::string person;
  protocol::Role role = protocol::Role::attendee;
  bool compressed = false;
};

// A command in its turn.
struct Turn {
  Origin from;
  std::string id;
  room::Actor actor;
  protocol::Command command;
  room::Verdict verdict;
  bool paced = false;  // the sender's pace was charged already
};

// What the hub itself appends: the facts are made in the turn, from the state of that moment, so repeating is harmless.
struct HubTurn {
  std::function<std::vector<protocol::Fact>(const room::State&, protocol::TimeMs now)> facts;
};

// Brings a room's shield, as far as a scope raised it, to where the scope's switch is.
HubTurn shield_turn(const ShieldSwitch& to);

struct HistoryRequest {
  Origin from;
  std::string id;
  room::Actor actor;
  protocol::Seq before = 0;
};

// A frame for one connection.
struct Answer {
  ConnectionId connection = 0;
  std::string frame;
};

// An err message with the catalogue's sentence filled in.
std::string refusal_frame(std::optional<std::string> id, std::optional<std::string> room, const room::Refusal& why);

}  // namespace beffroi::hosting
