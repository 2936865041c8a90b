#include "moderation/rule_check.hpp"

#include <algorithm>
#include <utility>

#include "moderation/bounds.hpp"
#include "moderation/patterns.hpp"
#include "moderation/rule.hpp"
#include "moderation/shipped.hpp"
#include "moderation/word_list.hpp"
#include "protocol/codec.hpp"
#include "protocol/limits.hpp"

namespace beffroi::moderation {
namespace {

using protocol::RuleKind;
using protocol::RuleParameters;
using protocol::Scope;

struct Wrong {
  std::string what;
};

std::string line_of(std::string_view list, std::size_t number) {
  return std::string(list) + ", line " + std::to_string(number) + ": ";
}

// Reads one rule; the first thing that is wrong ends it by a Wrong that does not leave checked().
class Check {
 public:
  explicit Check(CheckedRule& out) : out_(out), given_(out.rule.parameters) {}

  void run() {
    check_head();
    check_kind();
  }

 private:
  void check_head() const {
    const protocol::ModerationRule& rule = out_.rule;
    if (rule.title.find_first_not_of(' ') == std::string::npos) throw Wrong{"it needs a title"};
    if (rule.scope == Scope::booth) throw Wrong{"a booth has no rules of its own"};
    const bool wide = rule.scope == Scope::hub || rule.scope == Scope::event;
    if (wide != rule.scope_id.empty()) {
      throw Wrong{wide ? "a rule of the hub or the event has no scope_id" : "scope_id is missing"};
    }
    const bool no_place =
        rule.kind == RuleKind::flood || rule.kind == RuleKind::repetition || rule.kind == RuleKind::newcomer;
    if (no_place && rule.action == protocol::RuleAction::rewrite) {
      throw Wrong{"what it finds has no place in a text, so it cannot rewrite; hold or reject"};
    }
  }

  void check_kind() {
    switch (out_.rule.kind) {
      case RuleKind::word:
        return word();
      case RuleKind::pattern:
        return pattern();
      case RuleKind::link:
        return link();
      case RuleKind::repetition:
        return repetition();
      case RuleKind::flood:
        return flood();
      case RuleKind::mention:
        return mention();
      case RuleKind::newcomer:
        return newcomer();
      case RuleKind::disguise:
        return disguise();
    }
  }

  static std::vector<WordForm> words_of(std::string_view name, const std::optional<std::string>& list) {
    if (!list) return {};
    auto words = read_word_list(*list);
    if (!words) throw Wrong{line_of(name, words.error().line) + words.error().what};
    return std::move(words).value();
  }

  void word() {
    out_.words = words_of("words", given_.words);
    out_.passes = words_of("passes", given_.passes);
    for (const std::string& name : given_.lists.value_or(std::vector<std::string>())) {
      const std::vector<WordForm>* shipped = shipped_list(name);
      if (shipped == nullptr) throw Wrong{"there is no list \"" + name + "\""};
      out_.words.insert(out_.words.end(), shipped->begin(), shipped->end());
    }
    if (out_.words.empty()) throw Wrong{"it needs words or a list"};
    const std::vector<WordForm>& passes = shipped_passes();
    if (given_.lists) out_.passes.insert(out_.passes.end(), passes.begin(), passes.end());
  }

  void pattern() {
    const std::string& list = given_.patterns ? *given_.patterns : std::string();
    for (const Line& line : pattern_lines(list)) {
      const std::string problem = Patterns::problem_of(line.text);
      if (!problem.empty()) throw Wrong{line_of("patterns", line.number) + problem};
      out_.patterns.emplace_back(line.text);
      if (std::ssize(out_.patterns) > protocol::limits::rule_patterns) {
        throw Wrong{line_of("patterns", line.number) + "at most " + std::to_string(protocol::limits::rule_patterns) +
                    " patterns"};
      }
    }
    if (out_.patterns.empty()) throw Wrong{"it needs patterns"};
  }

  // A # inside a pattern belongs to it: only a line that begins with one is a remark.
  static std::vector<Line> pattern_lines(std::string_view list) {
    std::vector<Line> lines;
    for (std::size_t number = 1; !list.empty(); ++number) {
      const std::size_t end = std::min(list.find('\n'), list.size());
      std::string_view text = list.substr(0, end);
      if (text.ends_with('\r')) text.remove_suffix(1);
      if (!text.empty() && text.front() != '#') lines.push_back({number, text});
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    return lines;
  }

  void link() {
    out_.links.newcomers_only = given_.newcomers_only.value_or(false);
    const std::string& list = given_.hosts ? *given_.hosts : std::string();
    for (const Line& line : lines_of(list)) {
      std::string host(line.text);
      std::ranges::transform(host, host.begin(),
                             [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      const bool plain = host.find_first_of(" /:@") == std::string::npos && !host.starts_with('.') && host.size() < 254;
      if (!plain) throw Wrong{line_of("hosts", line.number) + "write a host alone, as in example.org"};
      out_.links.hosts.push_back(std::move(host));
      if (out_.links.hosts.size() > bounds::hosts) {
        throw Wrong{line_of("hosts", line.number) + "at most " + std::to_string(bounds::hosts) + " hosts"};
      }
    }
  }

  void repetition() {
    RepetitionLimits& limits = out_.repetition;
    limits.window_ms = number("window_s", given_.window_s, 60, 5, 600) * 1000;
    limits.same_person = number_or_none("same_person", given_.same_person, 2, 20);
    limits.people = number_or_none("people", given_.people, 2, 100);
    limits.least_length = number("least_length", given_.least_length, 0, 0, 500);
    if (limits.same_person == 0 && limits.people == 0) throw Wrong{"it needs same_person or people"};
  }

  void flood() {
    FloodLimits& limits = out_.flood;
    limits.least_length = number("least_length", given_.least_length, 12, 0, 500);
    limits.capitals = number_or_none("capitals", given_.capitals, 1, 100);
    limits.symbols = number_or_none("symbols", given_.symbols, 1, 100);
    limits.emoji = number_or_none("emoji", given_.emoji, 1, 500);
    limits.same_in_a_row = number_or_none("same_in_a_row", given_.same_in_a_row, 3, 500);
    if (limits.capitals + limits.symbols + limits.emoji + limits.same_in_a_row == 0) {
      throw Wrong{"it needs capitals, symbols, emoji or same_in_a_row"};
    }
  }

  void mention() {
    out_.mention.newcomers_only = given_.newcomers_only.value_or(false);
    out_.mention.mentions = number("mentions", given_.mentions, 3, 0, 50);
  }

  void newcomer() {
    out_.newcomer.first = number("first", given_.first, 1, 1, 20);
    out_.newcomer.younger_than_ms = number("younger_than_s", given_.younger_than_s, newcomer_s, 10, 86'400) * 1000;
  }

  void disguise() {
    out_.disguise.marks = number_or_none("marks", given_.marks, 2, 20);
    out_.disguise.hidden = given_.hidden.value_or(false);
    out_.disguise.mixed_scripts = given_.mixed_scripts.value_or(false);
    if (out_.disguise.marks == 0 && !out_.disguise.hidden && !out_.disguise.mixed_scripts) {
      throw Wrong{"it needs marks, hidden or mixed_scripts"};
    }
  }

  static std::int64_t number(const char* name, std::optional<std::int64_t> given, std::int64_t otherwise,
                             std::int64_t least, std::int64_t most) {
    const std::int64_t value = given.value_or(otherwise);
    if (value >= least && value <= most) return value;
    throw Wrong{std::string(name) + " is from " + std::to_string(least) + " to " + std::to_string(most)};
  }
  static std::int64_t number_or_none(const char* name, std::optional<std::int64_t> given, std::int64_t least,
                                     std::int64_t most) {
    return given.value_or(0) == 0 ? 0 : number(name, given, 0, least, most);
  }

  CheckedRule& out_;
  const RuleParameters& given_;
};

}  // namespace

Result<CheckedRule, RuleProblem> checked(const protocol::ModerationRule& rule) {
  CheckedRule out;
  out.rule = rule;
  try {
    Check(out).run();
  } catch (const Wrong& wrong) {
    return Failure{RuleProblem{rule.id, wrong.what}};
  }
  return out;
}

}  // namespace beffroi::moderation
