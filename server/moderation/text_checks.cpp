#include "moderation/text_checks.hpp"

#include <unicode/uchar.h>

#include <algorithm>

namespace beffroi::moderation {
namespace {

using Kind = Character::Kind;
using Points = std::vector<char32_t>;

constexpr char32_t zero_width_joiner = 0x200D;
constexpr char32_t picture_selector = 0xFE0F;
constexpr char32_t keycap = 0x20E3;

bool is_skin_tone(char32_t point) {
  return point >= 0x1F3FB && point <= 0x1F3FF;
}
bool is_flag_letter(char32_t point) {
  return point >= 0x1F1E6 && point <= 0x1F1FF;
}
bool is_tag(char32_t point) {
  return point >= 0xE0020 && point <= 0xE007F;
}

// Drawn as a picture where it stands: by itself, or because it says so.
bool begins_emoji(const Points& points, std::size_t at) {
  const auto point = static_cast<UChar32>(points[at]);
  const char32_t next = at + 1 < points.size() ? points[at + 1] : U'\0';
  const bool drawn = next == picture_selector || next == keycap;
  if (!drawn && (points[at] < 0x80 || character(points[at]).kind == Kind::space)) return false;
  if (is_flag_letter(points[at])) return true;
  if (u_hasBinaryProperty(point, UCHAR_EMOJI_PRESENTATION)) return true;
  return drawn && (is_pictograph(points[at]) || u_hasBinaryProperty(point, UCHAR_EMOJI));
}

bool continues_emoji(const Points& points, std::size_t at) {
  const char32_t point = points[at];
  return point == picture_selector || point == keycap || is_skin_tone(point) || is_tag(point) ||
         (point == zero_width_joiner && at + 1 < points.size() && is_pictograph(points[at + 1]));
}

// One after the last code point of the emoji that begins at `at`.
std::size_t end_of_emoji(const Points& points, std::size_t at) {
  if (is_flag_letter(points[at])) return at + (at + 1 < points.size() && is_flag_letter(points[at + 1]) ? 2 : 1);
  std::size_t end = at + 1;
  while (end < points.size() && continues_emoji(points, end)) end += points[end] == zero_width_joiner ? 2 : 1;
  return end;
}

struct Census {
  std::int64_t letters = 0;
  std::int64_t upper = 0;
  std::int64_t cased = 0;
  std::int64_t symbols = 0;
  std::int64_t seen = 0;  // all but spaces
  std::int64_t emoji = 0;
};

void count_one(Census& census, char32_t point) {
  const Kind kind = character(point).kind;
  if (kind == Kind::space || kind == Kind::transparent) return;
  ++census.seen;
  if (kind == Kind::other) ++census.symbols;
  if (kind != Kind::letter) return;
  ++census.letters;
  const bool upper = u_isUUppercase(static_cast<UChar32>(point)) != 0;
  census.upper += upper ? 1 : 0;
  census.cased += upper || u_isULowercase(static_cast<UChar32>(point)) ? 1 : 0;
}

Census census_of(const Points& points) {
  Census census;
  for (std::size_t i = 0; i < points.size();) {
    if (begins_emoji(points, i)) {
      ++census.emoji;
      i = end_of_emoji(points, i);
    } else {
      count_one(census, points[i++]);
    }
  }
  return census;
}

// Runs of one character, spaces and line ends aside, that are longer than `most`.
void add_runs(const Points& points, std::int64_t most, std::vector<Span>& spans) {
  for (std::size_t i = 0; i < points.size();) {
    std::size_t end = i + 1;
    while (end < points.size() && points[end] == points[i]) ++end;
    if (static_cast<std::int64_t>(end - i) > most && character(points[i]).kind != Kind::space) {
      spans.push_back(span(i, end));
    }
    i = end;
  }
}

bool exceeds(std::int64_t part, std::int64_t whole, std::int64_t percent) {
  return percent > 0 && whole > 0 && part * 100 >= percent * whole;
}

// ---- disguises

bool is_bidi_control(char32_t point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}
bool is_direction_mark(char32_t point) {
  return point == 0x200E || point == 0x200F || point == 0x061C;
}
// Nothing is drawn, and no script needs it. A soft hyphen comes with pasted text and does no harm.
bool is_blank_letter(char32_t point) {
  return point == 0x115F || point == 0x1160 || point == 0x180E || (point >= 0x2060 && point <= 0x2064) ||
         (point >= 0x206A && point <= 0x206F) || point == 0x2800 || point == 0x3164 || point == 0xFEFF ||
         point == 0xFFA0 || (point >= 0xFFF9 && point <= 0xFFFB);
}

// The nearest character before that is drawn.
char32_t drawn_before(const Points& points, std::size_t at) {
  while (at > 0 && character(points[at - 1]).kind == Kind::transparent) --at;
  return at > 0 ? points[at - 1] : U'\0';
}

bool joiner_has_its_place(const Points& points, std::size_t at) {
  const char32_t before = drawn_before(points, at);
  const char32_t next = at + 1 < points.size() ? points[at + 1] : U'\0';
  if (points[at] == zero_width_joiner && is_pictograph(next) && (is_pictograph(before) || is_skin_tone(before))) {
    return true;
  }
  return before != 0 && needs_joiners(before);
}

bool tag_has_its_place(const Points& points, std::size_t at) {
  while (at > 0 && is_tag(points[at])) --at;
  return is_pictograph(points[at]);
}

bool hides(const Points& points, std::size_t at, bool right_to_left) {
  const char32_t point = points[at];
  if (point < 0x80) return false;
  if (is_bidi_control(point) || is_blank_letter(point)) return true;
  if (is_direction_mark(point)) return !right_to_left;
  if (point == 0x200B) return !writes_without_spaces(drawn_before(points, at));
  if (point == 0x200C || point == zero_width_joiner) return !joiner_has_its_place(points, at);
  if (point >= 0xE0000 && point <= 0xE007F) return !is_tag(point) || !tag_has_its_place(points, at);
  return false;
}

void add_hidden(const Points& points, std::vector<Span>& spans) {
  const bool right_to_left =
      std::ranges::any_of(points, is_direction_mark) && std::ranges::any_of(points, is_right_to_left);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (hides(points, i, right_to_left)) spans.push_back(span(i, i + 1));
  }
}

void add_marks(const Points& points, std::int64_t most, std::vector<Span>& spans) {
  for (std::size_t i = 0; i < points.size();) {
    std::size_t end = i;
    while (end < points.size() && is_combining_mark(points[end]) && points[end] != picture_selector &&
           points[end] != keycap) {
      ++end;
    }
    if (static_cast<std::int64_t>(end - i) > most) spans.push_back(span(i, end));
    i = std::max(end, i + 1);
  }
}

// A word of Latin letters and of others that look like Latin ones: none is written so, but by those who hide it.
void add_mixed_words(const Points& points, std::vector<Span>& spans) {
  for (std::size_t i = 0; i < points.size();) {
    std::size_t end = i;
    bool latin = false;
    bool look_alike = false;
    while (end < points.size()) {
      const Character& found = character(points[end]);
      if (found.kind != Kind::letter && found.kind != Kind::transparent) break;
      latin |= found.latin;
      look_alike |= found.look_alike && !found.latin;
      ++end;
    }
    if (latin && look_alike) spans.push_back(span(i, end));
    i = std::max(end, i + 1);
  }
}

bool is_name_part(char32_t point) {
  const Kind kind = character(point).kind;
  return kind == Kind::letter || kind == Kind::digit || kind == Kind::transparent || point == U'_' || point == U'-';
}

}  // namespace

std::int64_t count_emoji(const Wording& wording) {
  return census_of(wording.points).emoji;
}

Found floods_in(const Wording& wording, const FloodLimits& limits) {
  Found found;
  const Census census = census_of(wording.points);
  if (limits.same_in_a_row > 0) add_runs(wording.points, limits.same_in_a_row, found.spans);
  found.anything = !found.spans.empty() || (limits.emoji > 0 && census.emoji > limits.emoji);
  const std::int64_t length = census.letters;
  if (length >= limits.least_length && exceeds(census.upper, census.cased, limits.capitals)) found.anything = true;
  if (census.seen >= limits.least_length && exceeds(census.symbols, census.seen, limits.symbols)) {
    found.anything = true;
  }
  return found;
}

Found disguises_in(const Wording& wording, const DisguiseLimits& limits) {
  Found found;
  if (limits.hidden) add_hidden(wording.points, found.spans);
  if (limits.marks > 0) add_marks(wording.points, limits.marks, found.spans);
  if (limits.mixed_scripts) add_mixed_words(wording.points, found.spans);
  found.anything = !found.spans.empty();
  return found;
}

std::vector<Span> mentions_in(const Wording& wording) {
  const Points& points = wording.points;
  std::vector<Span> mentions;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i] != U'@' || (i > 0 && is_name_part(points[i - 1]))) continue;
    std::size_t end = i + 1;
    while (end < points.size() && is_name_part(points[end])) ++end;
    if (end > i + 2) mentions.push_back(span(i, end));
  }
  return mentions;
}

}  // namespace beffroi::moderation
