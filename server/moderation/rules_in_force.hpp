// The rules that judge now. The set is exchanged whole: a text is judged by the old set or by the new one, never by
// half of each. Thread-safe; the lock is held to copy a pointer.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>

#include "moderation/recent_texts.hpp"
#include "moderation/rule.hpp"
#include "moderation/rule_set.hpp"

namespace beffroi::moderation {

class RulesInForce {
 public:
  // Begins with the shipped rules.
  RulesInForce();
  explicit RulesInForce(std::shared_ptr<const RuleSet> rules) : rules_(std::move(rules)) {}

  std::shared_ptr<const RuleSet> rules() const;
  void replace(std::shared_ptr<const RuleSet> rules);

  // Remembers the text for those that follow.
  room::Verdict look_at(const Submission& submission, std::string_view text);

 private:
  mutable std::mutex mutex_;  // guards rules_
  std::shared_ptr<const RuleSet> rules_;
  RecentTexts recent_;  // synchronises itself
};

// The same for the pipeline. The rules outlive it.
class BuiltInRules final : public Rule {
 public:
  explicit BuiltInRules(RulesInForce& rules) : rules_(rules) {}
  room::Verdict look_at(const Submission& submission, std::string_view text) const override {
    return rules_.look_at(submission, text);
  }

 private:
  RulesInForce& rules_;
};

}  // namespace beffroi::moderation
