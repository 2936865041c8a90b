#include "hosting/presence.hpp"

namespace beffroi::hosting {

void Presence::enter(const std::string& person, protocol::Role role) {
  if (role != protocol::Role::projector) {
    ++connections_[person];
  }
}

void Presence::leave(const std::string& person, protocol::Role role) {
  const auto found = role == protocol::Role::projector ? connections_.end() : connections_.find(person);
  if (found != connections_.end() && --found->second == 0) {
    connections_.erase(found);
  }
}

protocol::Viewers Presence::viewers(protocol::Audience audience) const {
  const auto count = static_cast<std::int64_t>(people());
  if (audience == protocol::Audience::staff) {
    return {count, true};
  }
  const std::int64_t step = count < 50 ? 5 : count < 200 ? 10 : 50;
  return {(count + step - 1) / step * step, false};
}

}  // namespace beffroi::hosting
