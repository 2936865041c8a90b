// Verdicts that come after an item stands in the log: of a moderation hook that answers late or changes its mind.
#pragma once

#include <string>
#include <vector>

#include "room/room.hpp"

namespace beffroi::room {

struct LateVerdict {
  Verdict verdict;
  protocol::Reason reason = protocol::Reason::other;  // for the author, with reject
};

// What the log has to say for it, from the state of this moment; nothing when the item is unknown, is so already, or
// when a person decided about it: people outrank the hook.
//   allow    a held message or question becomes visible
//   hold     a visible one waits for a moderator; where no more can be held it is taken away
//   reject   a held one is declined, a visible one removed (declined, for a question)
//   rewrite  a question gets the other wording and becomes visible; a message is held: its words cannot be changed
std::vector<protocol::Fact> verdict_facts(const State& state, protocol::Seq item, const LateVerdict& late);

// The same for the item that a command made, by the id its client gave it.
std::vector<protocol::Fact> verdict_facts(const State& state, const std::string& person, const std::string& command_id,
                                          const LateVerdict& late);

}  // namespace beffroi::room
