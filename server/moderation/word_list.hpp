// Word lists as people write them: one entry a line, 'mot', 'mot*', '*mot*', 'deux mots'; what follows a # is a remark.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/word_search.hpp"
#include "result.hpp"

namespace beffroi::moderation {

// Why a line cannot be used, in a few words that go into {detail}.
struct LineProblem {
  std::size_t line = 0;  // 1 is the first
  std::string what;
};

// Lines without remarks and space around; empty ones are passed over. The number of each comes with it.
struct Line {
  std::size_t number = 0;
  std::string_view text;
};
std::vector<Line> lines_of(std::string_view list);

// Bounded by limits::rule_words and limits::rule_word_length. Lines that fold to the same form count once.
Result<std::vector<WordForm>, LineProblem> read_word_list(std::string_view list);

}  // namespace beffroi::moderation
