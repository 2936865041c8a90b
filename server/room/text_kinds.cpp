#include "room/text_kinds.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "room/text.hpp"

namespace beffroi::room {

namespace {

struct Range {
  char32_t from;
  char32_t to;
};

// Blocks and single characters with an emoji form.
constexpr std::array<Range, 22> emoji_ranges{
    {{0xA9, 0xA9},       {0xAE, 0xAE},       {0x203C, 0x203C},   {0x2049, 0x2049},   {0x2122, 0x2122},
     {0x2139, 0x2139},   {0x2194, 0x21AA},   {0x231A, 0x23FF},   {0x24C2, 0x24C2},   {0x25AA, 0x25FE},
     {0x2600, 0x27BF},   {0x2934, 0x2935},   {0x2B05, 0x2B55},   {0x3030, 0x3030},   {0x303D, 0x303D},
     {0x3297, 0x3299},   {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F170, 0x1F251}, {0x1F300, 0x1F64F},
     {0x1F680, 0x1F7FF}, {0x1F900, 0x1FAFF}}};

constexpr char32_t keycap = 0x20E3;

bool is_emoji(char32_t c) {
  return std::any_of(emoji_ranges.begin(), emoji_ranges.end(),
                     [c](const Range& range) { return c >= range.from && c <= range.to; });
}

// Joiner, forms, the letters of flags of regions.
bool joins_emoji(char32_t c) {
  return c == 0x200D || c == 0xFE0F || c == 0xFE0E || (c >= 0xE0020 && c <= 0xE007F);
}

bool is_space(char32_t c) {
  return c == U' ' || c == U'\n' || c == 0xA0 || c == 0x202F;
}

// 0 to 9, # and * are emoji with a keycap over them.
bool is_keycap(const std::u32string& text, std::size_t at) {
  const char32_t c = text[at];
  if ((c < U'0' || c > U'9') && c != U'#' && c != U'*') return false;
  const std::size_t next = at + 1 < text.size() && text[at + 1] == 0xFE0F ? at + 2 : at + 1;
  return next < text.size() && text[next] == keycap;
}

// The top levels that people in France write; a wider net is a rule of moderation, not a room's switch.
constexpr std::array<std::string_view, 36> top_levels{
    "com", "org",  "net", "fr",   "eu",   "io",   "be",   "ch",    "de",     "uk",    "es",  "it",
    "lu",  "nl",   "ru",  "me",   "tv",   "gg",   "ly",   "co",    "info",   "biz",   "app", "dev",
    "xyz", "site", "top", "shop", "club", "live", "link", "click", "online", "store", "pro", "paris"};

bool is_name_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || byte == '-' || byte >= 0x80;
}

// "name.tld" with something before the point, and an end or a path after it.
bool is_host_at(std::string_view text, std::size_t point) {
  if (point == 0 || !is_name_character(text[point - 1])) return false;
  std::size_t end = point + 1;
  while (end < text.size() && is_name_character(text[end])) ++end;
  const std::string_view last = text.substr(point + 1, end - point - 1);
  return std::find(top_levels.begin(), top_levels.end(), last) != top_levels.end();
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace

bool is_emoji_only(std::string_view text) {
  const std::u32string characters = characters_of(text);
  bool any = false;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t c = characters[i];
    if (is_emoji(c) || is_keycap(characters, i)) {
      any = true;
    } else if (!joins_emoji(c) && !is_space(c) && c != keycap) {
      return false;
    }
  }
  return any;
}

bool has_link(std::string_view text) {
  const std::string lower = lowered(text);
  if (lower.find("://") != std::string::npos) return true;
  if (lower.starts_with("www.") || lower.find(" www.") != std::string::npos) return true;
  for (std::size_t point = lower.find('.'); point != std::string::npos; point = lower.find('.', point + 1))
    if (is_host_at(lower, point)) return true;
  return false;
}

}  // namespace beffroi::room
