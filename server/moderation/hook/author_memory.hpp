// What a node remembers of authors and of what was said, for the checks it sends: since when it has met an author, how
// their texts fared, and the last texts of a room. Lost with the process: authors are then newcomers again.
// For one thread at a time. Bounds: moderation/hook/bounds.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "protocol/messages.hpp"

namespace beffroi::moderation {

struct AuthorRecord {
  protocol::TimeMs met_at = 0;
  std::int64_t sent = 0;  // and shown
  std::int64_t held = 0;
  std::int64_t rejected = 0;
};

class AuthorMemory {
 public:
  // Good until the next call.
  AuthorRecord& meet(const std::string& person, protocol::TimeMs now);

 private:
  std::unordered_map<std::string, AuthorRecord> authors_;
  std::deque<std::string> order_;  // as they were met
};

class RoomContexts {
 public:
  void add(const std::string& room, protocol::HookContext text);
  // The last `most`, oldest first.
  std::vector<protocol::HookContext> of(const std::string& room, std::size_t most) const;

 private:
  std::unordered_map<std::string, std::deque<protocol::HookContext>> rooms_;
  std::deque<std::string> order_;  // as they began
};

}  // namespace beffroi::moderation
