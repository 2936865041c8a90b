// What a text itself shows: floods of capitals, signs, emoji or one character; mentions; characters that hide, reorder
// or imitate. Pure and linear; spans are code points of the text. Emoji sequences and the joiners that scripts need
// pass.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "moderation/wording.hpp"

namespace beffroi::moderation {

// 0: not looked at.
struct FloodLimits {
  std::int64_t least_length = 0;  // letters; shorter texts are not looked at for capitals and symbols
  std::int64_t capitals = 0;      // percent of the letters that have case
  std::int64_t symbols = 0;       // percent of what is no space
  std::int64_t emoji = 0;
  std::int64_t same_in_a_row = 0;
};

struct DisguiseLimits {
  std::int64_t marks = 0;  // in a row
  bool hidden = false;
  bool mixed_scripts = false;
};

// What was found and where; no spans: all of the text.
struct Found {
  bool anything = false;
  std::vector<Span> spans;
};

Found floods_in(const Wording& wording, const FloodLimits& limits);
Found disguises_in(const Wording& wording, const DisguiseLimits& limits);
std::vector<Span> mentions_in(const Wording& wording);

// Sequences that are drawn as one picture count once.
std::int64_t count_emoji(const Wording& wording);

}  // namespace beffroi::moderation
