// The rules in order: the first that rejects ends it; one that holds wins over one that rewrites.
#pragma once

#include <memory>
#include <vector>

#include "moderation/rule.hpp"
#include "moderation/rules_in_force.hpp"

namespace beffroi::moderation {

class Pipeline final : public Judge {
 public:
  // What is no text is refused by every pipeline, before anything else. Without rules that is all.
  Pipeline() = default;
  explicit Pipeline(std::vector<std::unique_ptr<const Rule>> rules);
  // The built-in rules, which outlive it.
  explicit Pipeline(RulesInForce& rules);

  // Answers within the call. Rules see the text as the room will keep it.
  void judge(const Submission& submission, OnVerdict done) override;

 private:
  room::Verdict looked_at(const Submission& submission) const;

  std::vector<std::unique_ptr<const Rule>> rules_;
};

// Refuses what is no text: broken UTF-8, NUL, noncharacters.
class ValidText final : public Rule {
 public:
  room::Verdict look_at(const Submission& submission, std::string_view text) const override;
};

}  // namespace beffroi::moderation
