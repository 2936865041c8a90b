// What the built-in rules cost a message: 5,000 words and 200 patterns with all other kinds of rules, at most 50 µs.
#include <benchmark/benchmark.h>

#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/rule_set.hpp"
#include "moderation/rules_in_force.hpp"
#include "moderation/shipped.hpp"

namespace {

using namespace beffroi;
using moderation::KeptRule;
using moderation::RuleSet;

std::string made_up(std::mt19937& random, std::size_t syllables) {
  constexpr std::string_view consonants = "bcdfghjklmnpqrstvwz";
  constexpr std::string_view vowels = "aeiouy";
  std::string word;
  for (std::size_t i = 0; i < syllables; ++i) {
    word += consonants[random() % consonants.size()];
    word += vowels[random() % vowels.size()];
  }
  return word;
}

std::vector<KeptRule> shipped() {
  std::vector<KeptRule> rules;
  for (protocol::ModerationRule rule : moderation::shipped_rules()) {
    if (rule.action == protocol::RuleAction::off) rule.action = protocol::RuleAction::hold;  // all of them look
    rules.push_back({std::move(rule), 1});
  }
  return rules;
}

// The shipped rules and an own list, so that words and patterns are as many as the bar says.
std::shared_ptr<const RuleSet> large_set(std::size_t words, int patterns) {
  std::mt19937 random(42);
  protocol::ModerationRule own{
      .id = "own", .title = "own", .kind = protocol::RuleKind::word, .action = protocol::RuleAction::hold};
  own.parameters.words.emplace();
  for (std::size_t i = 0; i < words; ++i)
    *own.parameters.words += made_up(random, 2 + i % 4) + (i % 4 == 0 ? "*\n" : "\n");
  protocol::ModerationRule motifs{
      .id = "motifs", .title = "motifs", .kind = protocol::RuleKind::pattern, .action = protocol::RuleAction::hold};
  motifs.parameters.patterns.emplace();
  for (int i = 0; i < patterns; ++i) {
    const std::string a = made_up(random, 2);
    const std::string b = made_up(random, 2);
    *motifs.parameters.patterns += "\\b" + a + "[a-z]{0,3}\\s+(?:" + b + "|" + made_up(random, 3) + ")\\b\n";
  }
  std::vector<KeptRule> rules = shipped();
  rules.push_back({own, 1});
  rules.push_back({motifs, 1});
  return RuleSet::compile(rules).value();
}

constexpr std::string_view question =
    "Bonjour, est-ce que la formation en alternance à Lille est ouverte aux personnes en reconversion, et comment "
    "candidater avant le 20 mars ?";

std::string longest(std::string_view piece) {
  std::string text;
  for (std::size_t points = 0; points < 500; points += moderation::code_points(piece).size()) text += piece;
  return text;
}

void judge(benchmark::State& run, const std::string& text) {
  static const auto rules = large_set(5'000, 200);
  moderation::RecentTexts recent;
  std::int64_t now = 0;
  for (auto _ : run) {
    const moderation::Wording wording(text);
    now += 10'000;
    const auto past = recent.note("room", "person", wording.points, now);
    moderation::Situation situation;
    situation.now = now;
    benchmark::DoNotOptimize(rules->judge(wording, situation, past).verdict);
  }
  run.counters["code_points"] = static_cast<double>(moderation::code_points(text).size());
}

BENCHMARK_CAPTURE(judge, a_question, std::string(question));
BENCHMARK_CAPTURE(judge, a_few_words, std::string("Merci beaucoup, très clair !"));
BENCHMARK_CAPTURE(judge, five_hundred_characters, longest("Une phrase tout à fait ordinaire, sans rien de plus. "));
BENCHMARK_CAPTURE(judge, five_hundred_letters_apart, longest("a.b-c d "));
BENCHMARK_CAPTURE(judge, five_hundred_digits_for_letters, longest("1l!0o "));
BENCHMARK_CAPTURE(judge, five_hundred_of_one_letter, longest("a"));
BENCHMARK_CAPTURE(judge, five_hundred_ideograms, longest("問題"));

void compile_5000_words_200_patterns(benchmark::State& run) {
  for (auto _ : run) benchmark::DoNotOptimize(large_set(5'000, 200));
}
BENCHMARK(compile_5000_words_200_patterns)->Unit(benchmark::kMillisecond);

void compile_50000_words(benchmark::State& run) {
  for (auto _ : run) benchmark::DoNotOptimize(large_set(50'000, 1));
}
BENCHMARK(compile_50000_words)->Unit(benchmark::kMillisecond);

}  // namespace
