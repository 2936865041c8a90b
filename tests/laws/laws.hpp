// The laws of a room, checked over any log:
//   replay      the log, through its JSON and back, folds to the live state
//   tail        a snapshot and the entries after it give the same state as all entries
//   fold        a viewer who folds updates over an earlier snapshot sees what a newcomer is given, in every layer
//   secrecy     what is held, declined, removed, backstage or anonymous is in no byte of those who may not see it
//   recount     votes, poll results and queues are what a plain count over the log gives
#pragma once

#include <string>
#include <vector>

#include "laws/hub_in_memory.hpp"

namespace beffroi::laws {

// The first breach in words, or nothing.
std::string breach_of(const LiveRoom& live, const std::vector<room::Actor>& actors);

// How densely a log is checked: the views are compared after every `stride`-th entry and after the last.
std::string breach_of(const LiveRoom& live, const std::vector<room::Actor>& actors, std::size_t stride);

std::string recount_breach(const LiveRoom& live);

}  // namespace beffroi::laws
