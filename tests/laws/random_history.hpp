// Seeded random histories: several people send all kinds of commands at items that exist, and at some that do not.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "laws/hub_in_memory.hpp"

namespace beffroi::laws {

class RandomHistory {
 public:
  RandomHistory(std::uint64_t seed, std::size_t commands);

  const HubInMemory& hub() const { return hub_; }
  const std::vector<room::Actor>& actors() const { return actors_; }
  std::size_t accepted() const { return accepted_; }

 private:
  const room::Actor& somebody_for(const room::State& state, const protocol::Command& chosen,
                                  const room::Actor& first_choice);
  // The choice of the next command; seen from `room`.
  protocol::Command any_command(const room::State& room, const room::Actor& actor);
  protocol::Command chat_or_question(const room::State& room, const room::Actor& actor);
  protocol::Command about_a_question(const room::State& room);
  protocol::Command poll_or_room(const room::State& room);
  protocol::Command desk(const room::State& room);
  protocol::Command room_tools();
  room::Verdict any_verdict();
  protocol::Command jobs(const room::State& room);
  protocol::Command conversation(const room::Actor& actor);

  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }
  bool once_in(std::size_t n) { return below(n) == 0; }
  // A text with a marker found in no other text.
  std::string marked();
  template <class Map>
  Seq one_of(const Map& items);
  std::string some_person() { return actors_[below(actors_.size())].person; }

  std::mt19937_64 random_;
  HubInMemory hub_;
  std::vector<room::Actor> actors_;
  std::int64_t marks_ = 0;
  std::size_t accepted_ = 0;
};

}  // namespace beffroi::laws
