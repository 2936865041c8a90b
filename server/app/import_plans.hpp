// Plans of imports that wait to be applied: in memory, for fifteen minutes, few at a time, each for the organiser who
// made it. Thread-safe.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "app/programme_store.hpp"
#include "protocol/messages.hpp"

namespace beffroi::app {

inline constexpr std::size_t kPlans = 16;                     // more: the oldest goes
inline constexpr std::size_t kPlanBytes = 32U * 1024 * 1024;  // of the files they were made from; more: the oldest goes
inline constexpr protocol::TimeMs kPlanLifeMs = 15 * 60 * 1000;

class ImportPlans {
 public:
  // Gives the plan its id.
  std::string keep(PlannedImport plan, std::string_view person, std::size_t file_bytes, protocol::TimeMs now);

  // Nothing for plans that are unknown, too old or of somebody else. The plan stays until it is dropped.
  std::shared_ptr<const PlannedImport> find(std::string_view id, std::string_view person, protocol::TimeMs now);

  void drop(std::string_view id);

 private:
  struct Kept {
    std::string id;
    std::string person;
    std::size_t file_bytes;
    protocol::TimeMs expires_at;
    std::shared_ptr<const PlannedImport> plan;
  };

  std::mutex mutex_;      // guards all that follows
  std::list<Kept> kept_;  // oldest first
  std::size_t bytes_ = 0;
};

}  // namespace beffroi::app
