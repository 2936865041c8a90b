// Who is in a room now: people, not connections.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "protocol/messages.hpp"

namespace beffroi::hosting {

class Presence {
 public:
  // A connection of the person came or went. A projector is no viewer.
  void enter(const std::string& person, protocol::Role role);
  void leave(const std::string& person, protocol::Role role);

  std::size_t people() const { return connections_.size(); }

  // Exact for staff; for others rounded up, so that nobody learns who came or went.
  protocol::Viewers viewers(protocol::Audience audience) const;

 private:
  std::unordered_map<std::string, std::uint32_t> connections_;
};

}  // namespace beffroi::hosting
