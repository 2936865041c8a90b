#include "hosting/pace.hpp"

#include <algorithm>
#include <variant>

#include "hosting/bounds.hpp"

namespace beffroi::hosting {

namespace limits = protocol::limits;

PeoplePace::Person::Person() {
  messages.fill(long_ago);
  reactions.fill(long_ago);
}

std::optional<std::int64_t> PeoplePace::wait_before(const std::string& id, const protocol::Command& command,
                                                    std::int64_t now_ms) {
  if (std::holds_alternative<protocol::command::PostMessage>(command)) {
    Person& who = person(id, now_ms);
    if (who.paused_until <= now_ms && now_ms - who.messages.front() < limits::message_burst_ms) {
      who.paused_until = now_ms + limits::message_pause_ms;
    }
    return who.paused_until > now_ms ? std::optional(who.paused_until - now_ms) : std::nullopt;
  }
  if (std::holds_alternative<protocol::command::AskQuestion>(command)) {
    const std::int64_t next = person(id, now_ms).question + limits::question_interval_ms;
    return next > now_ms ? std::optional(next - now_ms) : std::nullopt;
  }
  if (std::holds_alternative<protocol::command::ReportItem>(command)) {
    const std::int64_t next = person(id, now_ms).report + limits::report_interval_ms;
    return next > now_ms ? std::optional(next - now_ms) : std::nullopt;
  }
  return std::nullopt;
}

void PeoplePace::note(const std::string& id, const protocol::Command& command, std::int64_t now_ms) {
  if (std::holds_alternative<protocol::command::PostMessage>(command)) {
    auto& times = person(id, now_ms).messages;
    std::ranges::rotate(times, times.begin() + 1);
    times.back() = now_ms;
  } else if (std::holds_alternative<protocol::command::AskQuestion>(command)) {
    person(id, now_ms).question = now_ms;
  } else if (std::holds_alternative<protocol::command::ReportItem>(command)) {
    person(id, now_ms).report = now_ms;
  }
}

bool PeoplePace::react(const std::string& id, protocol::Reaction reaction, std::int64_t now_ms) {
  std::int64_t& last = person(id, now_ms).reactions[static_cast<std::size_t>(reaction)];
  if (now_ms - last < limits::reaction_interval_ms) {
    return false;
  }
  last = now_ms;
  return true;
}

PeoplePace::Person& PeoplePace::person(const std::string& id, std::int64_t now_ms) {
  if (people_.size() >= bounds::paced_people && !people_.contains(id)) {
    forget(now_ms);
  }
  Person& found = people_[id];
  found.last = now_ms;
  return found;
}

// First those whose pace does not matter any more, then anybody.
void PeoplePace::forget(std::int64_t now_ms) {
  constexpr std::int64_t matters_ms = std::max(limits::question_interval_ms, limits::message_pause_ms);
  std::erase_if(people_, [&](const auto& entry) { return now_ms - entry.second.last >= matters_ms; });
  while (people_.size() >= bounds::paced_people) {
    people_.erase(people_.begin());
  }
}

}  // namespace beffroi::hosting
