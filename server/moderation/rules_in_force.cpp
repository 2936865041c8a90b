#include "moderation/rules_in_force.hpp"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "moderation/shipped.hpp"

namespace beffroi::moderation {
namespace {

std::shared_ptr<const RuleSet> shipped_set() {
  std::vector<KeptRule> rules;
  for (const protocol::ModerationRule& rule : shipped_rules()) rules.push_back({rule, 1});
  auto set = RuleSet::compile(rules);
  if (!set) throw std::runtime_error("config/moderation/rules.json: " + set.error().sentence());
  return std::move(set).value();
}

Situation situation_of(const Submission& submission) {
  return {.room = submission.room,
          .session = submission.where.session,
          .partner = submission.where.partner,
          .kind = submission.where.kind,
          .role = submission.author.role,
          .trust = trust_of(submission),
          .age_ms = submission.now - submission.known.since,
          .now = submission.now};
}

}  // namespace

RulesInForce::RulesInForce() : rules_(shipped_set()) {}

std::shared_ptr<const RuleSet> RulesInForce::rules() const {
  const std::lock_guard lock(mutex_);
  return rules_;
}

void RulesInForce::replace(std::shared_ptr<const RuleSet> rules) {
  const std::lock_guard lock(mutex_);
  rules_.swap(rules);
}

room::Verdict RulesInForce::look_at(const Submission& submission, std::string_view text) {
  const std::shared_ptr<const RuleSet> rules = this->rules();
  const Wording wording(text);
  Past past;
  if (rules->needs_past())
    past = recent_.note(submission.room, submission.author.person, wording.points, submission.now);
  return verdict_of(*rules, rules->judge(wording, situation_of(submission), past), text);
}

}  // namespace beffroi::moderation
