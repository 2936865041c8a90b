// Any text, and any word list and pattern: judging ends, spans lie inside the text in order, what is masked is no
// longer than the text, and a rule that cannot be used is refused with words.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "moderation/rule_set.hpp"
#include "moderation/shipped.hpp"

namespace {

using namespace beffroi;

std::shared_ptr<const moderation::RuleSet> shipped() {
  std::vector<moderation::KeptRule> rules;
  for (const protocol::ModerationRule& rule : moderation::shipped_rules()) rules.push_back({rule, 1});
  return moderation::RuleSet::compile(rules).value();
}

std::shared_ptr<const moderation::RuleSet> made_of(const std::string& list, protocol::RuleKind kind) {
  protocol::ModerationRule rule{.id = "r", .title = "t", .kind = kind, .action = protocol::RuleAction::rewrite};
  (kind == protocol::RuleKind::word ? rule.parameters.words : rule.parameters.patterns) = list;
  auto set = moderation::RuleSet::compile({{rule, 1}});
  if (set) return std::move(set).value();
  if (set.error().what.empty()) std::abort();
  return nullptr;
}

void judge(const moderation::RuleSet& rules, std::string_view text) {
  const moderation::Wording wording(text);
  const moderation::Judged judged = rules.judge(wording, {}, {});
  if (judged.text.size() > text.size() * 3) std::abort();  // a broken byte becomes U+FFFD
  for (const moderation::Finding& finding : judged.findings) {
    for (const moderation::Span& span : finding.spans) {
      if (span.from < 0 || span.from >= span.to || span.to > std::ssize(wording.points)) std::abort();
    }
  }
  moderation::verdict_of(rules, judged, text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto rules = shipped();
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = bytes.find('\0');
  const std::string text = bytes.substr(0, cut).substr(0, 2048);
  judge(*rules, text);
  if (cut == std::string::npos) return 0;
  const std::string list = bytes.substr(cut + 1);
  for (const auto kind : {protocol::RuleKind::word, protocol::RuleKind::pattern}) {
    if (const auto own = made_of(list, kind)) judge(*own, text);
  }
  return 0;
}
