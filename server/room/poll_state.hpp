// What a room remembers of its polls.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "room/people.hpp"

namespace beffroi::room {

using ChoiceBits = std::uint16_t;  // bit i: option i chosen; poll_options_max fits

struct AskedPoll {
  protocol::Seq id = 0;
  protocol::TimeMs at = 0;
  std::string title;
  std::vector<std::string> options;
  bool multiple = false;
  protocol::ResultsRule results = protocol::ResultsRule::live;
  protocol::PollState state = protocol::PollState::draft;
  protocol::PollState was = protocol::PollState::draft;  // before the last step
  std::map<PersonIndex, ChoiceBits> answers;
  std::vector<std::int64_t> counts;  // by option; always the recount of `answers`
  bool operator==(const AskedPoll&) const = default;
};

struct Polls {
  std::map<protocol::Seq, AskedPoll> all;
  bool operator==(const Polls&) const = default;
};

}  // namespace beffroi::room
