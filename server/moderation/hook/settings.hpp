// What configuration says about the moderation hook.
//
// Texts of attendees and recruiters are asked about by how well the hub knows the author; staff are not, nor is what
// is written backstage, in a private conversation, or to a recruiter with a place in a queue.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "protocol/messages.hpp"

namespace beffroi::moderation {

using protocol::HookFailure;
using protocol::HookMode;
using protocol::HookTrust;
using protocol::TimeMs;

struct LevelPolicy {
  HookMode mode = HookMode::off;
  HookFailure on_failure = HookFailure::publish;  // async has published already

  bool operator==(const LevelPolicy&) const = default;
};

struct HookPolicy {
  LevelPolicy trusted{HookMode::async, HookFailure::publish};
  LevelPolicy newcomer{HookMode::gate, HookFailure::hold};
  LevelPolicy anonymous{HookMode::gate, HookFailure::hold};

  const LevelPolicy& at(HookTrust trust) const {
    if (trust == HookTrust::trusted) return trusted;
    return trust == HookTrust::newcomer ? newcomer : anonymous;
  }
  bool operator==(const HookPolicy&) const = default;
};

struct HookSettings {
  HookPolicy policy;                                     // of the hub
  std::map<std::string, HookPolicy, std::less<>> rooms;  // those that differ
  std::int64_t deadline_ms = 800;                        // 100 to 3000
  std::size_t context = 0;                               // earlier texts of the room that go with a check: 0 to 5
  TimeMs newcomer_ms = 600'000;                          // an author met a shorter time ago is a newcomer
  std::function<std::string()> callback;                 // "https://hub.example/hooks/verdict"; from any thread

  const HookPolicy& policy_of(std::string_view room) const {
    const auto found = rooms.find(room);
    return found == rooms.end() ? policy : found->second;
  }
};

}  // namespace beffroi::moderation
