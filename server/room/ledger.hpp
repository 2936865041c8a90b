// What a room's log tells the hub's records: acts of moderation for the audit, and what people wrote for the index by
// person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "room/room.hpp"

namespace beffroi::room {

// What the audit says of an entry, without id, partner and hash; `before` is the state just before it. Nothing: it is
// no act of moderation, or nobody's. The person concerned may be missing where the room no longer keeps what they
// wrote.
std::optional<protocol::AuditRecord> act_of(const State& before, const protocol::Entry& entry);

// Something that somebody wrote, as it is after an entry.
struct Told {
  protocol::Seq item = 0;
  std::optional<std::string> person;  // with the entry that made it only
  protocol::TimeMs at = 0;            // the same
  std::optional<protocol::MessageState> message;
  std::optional<protocol::QuestionState> question;
  std::optional<std::string> text;  // when it has other words than its entry
  bool operator==(const Told&) const = default;
};

// What the entry made or changed of what people wrote. `after` is the state just after it.
std::vector<Told> told_by(const State& after, const protocol::Entry& entry);

}  // namespace beffroi::room
