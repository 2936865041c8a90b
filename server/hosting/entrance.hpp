// Who may come in, and as what: hosting asks, identity and the programme answer (wired in app).
// Functions are called from any I/O thread and must not block. Each calls back at most once, from any thread, within
// the call or later; one that never calls back costs the asker a timeout, nothing else.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "moderation/rule.hpp"
#include "protocol/messages.hpp"
#include "result.hpp"
#include "room/room.hpp"

namespace beffroi::hosting {

struct Who {
  std::string person;
  std::string name;
};

// As whom somebody comes to a room, and what moderation may know of both.
struct Admission {
  room::Actor actor;
  moderation::Acquaintance known;
  moderation::Surroundings where;
};

// Whether the shield of a scope is up.
struct ShieldSwitch {
  protocol::Scope scope{};
  bool on = false;
};

// What a room is to be.
struct Opening {
  protocol::fact::RoomOpened fact;    // the first entry that its log is to have, as the programme says now
  std::vector<ShieldSwitch> shields;  // of the scopes it lies in
};

class Entrance {
 public:
  template <class T>
  using Answer = std::function<void(Result<T, protocol::ErrorCode>)>;

  virtual ~Entrance() = default;

  // Who holds this ticket; a ticket is good once. bad_ticket, storage_unavailable.
  virtual void identify(std::string ticket, Answer<Who> answer) = 0;

  // As whom this person acts in a room, with what sanctions across rooms say. For a conversation it is asked about its
  // hall: the conversation itself knows its two people. unknown_room, forbidden, banned, unauthorised,
  // storage_unavailable.
  virtual void role_in(std::string person, std::string room, Answer<Admission> answer) = 0;

  // Those of the rooms that this person may moderate. storage_unavailable.
  virtual void moderated(std::string person, std::vector<std::string> rooms,
                         Answer<std::vector<std::string>> answer) = 0;

  // Not asked about conversations. unknown_room, storage_unavailable.
  virtual void describe(std::string room, Answer<Opening> answer) = 0;
};

}  // namespace beffroi::hosting
