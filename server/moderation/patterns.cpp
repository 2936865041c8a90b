#include "moderation/patterns.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <utility>

#include "moderation/bounds.hpp"
#include "protocol/limits.hpp"

namespace beffroi::moderation {
namespace {

RE2::Options options(std::int64_t memory) {
  RE2::Options wanted;
  wanted.set_case_sensitive(false);
  wanted.set_log_errors(false);
  wanted.set_never_capture(true);
  wanted.set_max_mem(memory);
  return wanted;
}

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

struct Patterns::Compiled {
  std::uint32_t rule = 0;
  std::unique_ptr<const RE2> expression;
};

struct Patterns::All {
  std::vector<Compiled> patterns;
  RE2::Set set{options(bounds::pattern_set_memory), RE2::UNANCHORED};
  bool as_set = false;  // else one by one
};

Patterns::Patterns() : Patterns(std::vector<Source>()) {}
Patterns::~Patterns() = default;
Patterns::Patterns(Patterns&&) noexcept = default;
Patterns& Patterns::operator=(Patterns&&) noexcept = default;

Patterns::Patterns(const std::vector<Source>& sources) : all_(std::make_unique<All>()) {
  for (const Source& source : sources) {
    all_->patterns.push_back(
        {source.rule, std::make_unique<const RE2>(piece(source.expression), options(bounds::pattern_memory))});
    all_->set.Add(piece(source.expression), nullptr);
  }
  all_->as_set = !sources.empty() && all_->set.Compile();
}

std::string Patterns::problem_of(std::string_view expression) {
  if (std::ssize(expression) > protocol::limits::rule_pattern_length) {
    return "a pattern has at most " + std::to_string(protocol::limits::rule_pattern_length) + " bytes";
  }
  const RE2 compiled(piece(expression), options(bounds::pattern_memory));
  if (!compiled.ok()) return compiled.error();
  if (RE2::PartialMatch("", compiled)) return "it fits the empty text, hence every text";
  return {};
}

void Patterns::find(const Wording& wording, const Wanted& wanted, std::vector<Hit>& hits) const {
  const auto look_at = [&](const Compiled& pattern) {
    if (wanted[pattern.rule]) find_one(pattern, wording, hits);
  };
  std::vector<int> matching;
  RE2::Set::ErrorInfo error{RE2::Set::kNoError};
  if (all_->as_set && (all_->set.Match(piece(wording.bytes), &matching, &error) || error.kind == RE2::Set::kNoError)) {
    for (const int index : matching) look_at(all_->patterns[static_cast<std::size_t>(index)]);
    return;
  }
  std::ranges::for_each(all_->patterns, look_at);
}

void Patterns::find_one(const Compiled& pattern, const Wording& wording, std::vector<Hit>& hits) const {
  const re2::StringPiece text = piece(wording.bytes);
  std::size_t at = 0;
  for (std::size_t found = 0; found < bounds::spans_per_finding && at <= text.size(); ++found) {
    re2::StringPiece match;
    if (!pattern.expression->Match(text, at, text.size(), RE2::UNANCHORED, &match, 1)) return;
    const auto from = static_cast<std::size_t>(match.data() - text.data());
    // An empty match (a mere position) is no part of the text; what follows is looked at from the next byte on.
    if (match.empty()) {
      at = from + 1;
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
      continue;
    }
    const Span span = wording.span_of_bytes(from, from + match.size());
    hits.push_back({pattern.rule, static_cast<std::uint32_t>(span.from), static_cast<std::uint32_t>(span.to), false});
    at = from + match.size();
  }
}

}  // namespace beffroi::moderation
