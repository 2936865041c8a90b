// Which words and names of a room must not be in the bytes of which viewer.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "laws/hub_in_memory.hpp"
#include "laws/viewer.hpp"

namespace beffroi::laws {

class Secrets {
 public:
  // Learns from the whole log who never wrote under their name.
  explicit Secrets(const LiveRoom& live);

  // What of the room at this moment must not be in anything the actor is sent; empty when `bytes` holds none of it.
  std::string leak_in(const std::string& bytes, const room::Actor& actor, const room::State& state) const;

 private:
  std::set<std::string> nameless_;  // people never named to the public: id and display name
};

}  // namespace beffroi::laws
