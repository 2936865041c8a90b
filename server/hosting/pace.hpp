// How fast one may go. Time comes in as milliseconds of a clock that never goes back; every refusal says when to try
// again.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "protocol/limits.hpp"
#include "protocol/messages.hpp"

namespace beffroi::hosting {

// Tokens that refill evenly, up to `burst`; full at first. Two small numbers, for every connection holds some: of the
// time only its low 32 bits, so a bucket untouched for 49 days may count a little less than its due.
template <std::int64_t per_second, std::int64_t burst>
class Bucket {
 public:
  // Takes one, or says in how many milliseconds there is one.
  std::optional<std::int64_t> take(std::int64_t now_ms) {
    constexpr std::int64_t full = burst * 1000;
    static_assert(full <= INT32_MAX);
    const auto now = static_cast<std::uint32_t>(now_ms);
    const std::int64_t gone = std::min<std::int64_t>(now - at_ms_, full / per_second + 1);
    milli_ = static_cast<std::int32_t>(std::min(full, milli_ + gone * per_second));
    at_ms_ = now;
    if (milli_ >= 1000) {
      milli_ -= 1000;
      return std::nullopt;
    }
    return (1000 - milli_ + per_second - 1) / per_second;
  }

 private:
  std::int32_t milli_ = burst * 1000;  // thousandths of tokens
  std::uint32_t at_ms_ = 0;
};

// The pace of people in one room, over all their connections. Staff is exempt: the caller does not ask for them.
// Checking and noting are apart, so that a command that is refused for another reason costs nothing.
class PeoplePace {
 public:
  // Milliseconds to wait before this command, if any. A message too many begins the pause.
  std::optional<std::int64_t> wait_before(const std::string& person, const protocol::Command& command,
                                          std::int64_t now_ms);
  void note(const std::string& person, const protocol::Command& command, std::int64_t now_ms);

  // Whether this reaction counts.
  bool react(const std::string& person, protocol::Reaction reaction, std::int64_t now_ms);

  std::size_t people() const { return people_.size(); }

 private:
  static constexpr std::size_t kinds_of_reaction = 5;
  static constexpr std::int64_t long_ago = INT64_MIN / 2;

  struct Person {
    Person();
    std::array<std::int64_t, protocol::limits::message_burst> messages;  // times of the last ones, oldest first
    std::array<std::int64_t, kinds_of_reaction> reactions;
    std::int64_t paused_until = long_ago;
    std::int64_t question = long_ago;
    std::int64_t report = long_ago;
    std::int64_t last = long_ago;
  };

  Person& person(const std::string& id, std::int64_t now_ms);
  void forget(std::int64_t now_ms);

  std::unordered_map<std::string, Person> people_;
};

}  // namespace beffroi::hosting
