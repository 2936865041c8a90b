// The rules of moderation as the records keep them, and their way into force: what came with the hub, replaced rule by
// rule by what was changed here. Compiled on a thread of its own, exchanged whole.
//
// A change by another node shows within kRulesPollMs; one by this node before its answer. A set that cannot be compiled
// leaves the former in force, and the log says so.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/background.hpp"
#include "moderation/rule_set.hpp"
#include "moderation/rules_in_force.hpp"
#include "storage/storage.hpp"

namespace beffroi::app {

inline constexpr std::int64_t kRulesPollMs = 2'000;
inline constexpr std::size_t kRuleJobsWaiting = 16;  // of up to 1.5 MB each; more: busy

// The newest version of a rule.
struct BookRule {
  protocol::ModerationRule rule;
  std::int64_t version = 1;
  protocol::TimeMs at = 0;  // 0: as it came with the hub
  std::string by;           // person; empty: as it came
  bool shipped = false;     // a rule of this id came with the hub
  bool deleted = false;
};

// By id; those taken away too. Throws storage::RecordsError when a kept rule cannot be read.
std::vector<BookRule> rules_in(const storage::HubRecords& records);

// One version of one rule; version 1 of a shipped rule is in no record.
BookRule book_rule_of(const storage::RuleVersion& row);

// Those in force with the drafts in place of those of the same id, or the drafts alone.
std::vector<moderation::KeptRule> rules_to_compile(const std::vector<BookRule>& book,
                                                   const std::vector<protocol::ModerationRule>& drafts, bool alone);

class RuleBook {
 public:
  using Set = std::shared_ptr<const moderation::RuleSet>;

  // Both outlive it.
  RuleBook(storage::Storage& storage, moderation::RulesInForce& in_force);
  RuleBook(const RuleBook&) = delete;
  RuleBook& operator=(const RuleBook&) = delete;

  // At start, before anybody comes: what is wrong, as a sentence, or nothing.
  std::string load();

  // Runs a job on the book's thread, where it may wait for the storage. False: too many wait.
  bool run(std::function<void()> job) { return work_.run(std::move(job)); }

  // From a job. `set` is made of the rules of revision `from` and the change that led to revision `from` + 1.
  void take(Set set, std::int64_t from);
  Set in_force() const { return in_force_.rules(); }

 private:
  std::string reload();
  void look_for_changes();

  // Synchronise themselves.
  storage::Storage& storage_;
  moderation::RulesInForce& in_force_;
  // Touched by load(), and then by jobs only.
  std::int64_t revision_ = 0;

  Background work_;  // last: its jobs use the others
};

}  // namespace beffroi::app
