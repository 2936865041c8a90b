#include "room/text.hpp"

#include <vector>

#include "protocol/limits.hpp"

namespace beffroi::room {
namespace {

using protocol::ErrorCode;
namespace limits = protocol::limits;

constexpr char32_t no_character = 0xFFFFFFFF;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Takes one character off the front; no_character for a byte that begins none.
char32_t take_character(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t size = first < 0x80         ? 1
                           : first >> 5 == 0x6  ? 2
                           : first >> 4 == 0xE  ? 3
                           : first >> 3 == 0x1E ? 4
                                                : 0;
  if (size == 0 || size > text.size()) {
    text.remove_prefix(1);
    return no_character;
  }
  char32_t character = size == 1 ? first : first & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[i])) {
      text.remove_prefix(1);
      return no_character;
    }
    character = character << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(size);
  return character;
}

void append_character(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

bool is_line_end(char32_t c) {
  return c == U'\n' || c == 0x2028 || c == 0x2029 || c == 0x85;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF;
}

// White space, and what shows nothing by itself. Joiners inside a text stay: emoji and several scripts need them.
bool is_blank(char32_t c) {
  return c == U' ' || c == U'\n' || c == 0xA0 || c == 0xAD || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) ||
         c == 0x202F || c == 0x205F || (c >= 0x2060 && c <= 0x2064) || c == 0x3000 || c == 0x3164 || c == 0xFEFF ||
         c == 0x180E;
}

std::vector<char32_t> readable_characters(std::string_view text, std::int64_t lines) {
  std::vector<char32_t> out;
  std::int64_t line = 1;
  while (!text.empty()) {
    char32_t c = take_character(text);
    if (c == U'\t') c = U' ';
    if (is_line_end(c)) {
      if (out.empty()) continue;
      c = line < lines ? U'\n' : U' ';
      if (c == U'\n') ++line;
    } else if (c == no_character || is_control(c)) {
      continue;
    }
    if (out.empty() && is_blank(c)) continue;
    out.push_back(c);
  }
  while (!out.empty() && is_blank(out.back())) out.pop_back();
  return out;
}

}  // namespace

std::u32string characters_of(std::string_view text) {
  std::u32string out;
  while (!text.empty())
    if (const char32_t c = take_character(text); c != no_character) out += c;
  return out;
}

Result<std::string, Refusal> cleaned(std::string_view text, TextRule rule) {
  const std::vector<char32_t> characters = readable_characters(text, rule.lines);
  if (characters.empty() && !rule.may_be_empty) return Failure{Refusal{.code = ErrorCode::empty_text}};
  std::string out;
  for (const char32_t c : characters) append_character(out, c);
  // A text of the longest length may still be too many bytes.
  const auto bytes = static_cast<std::int64_t>(out.size());
  const std::int64_t most_bytes = rule.length > limits::message_length ? rule.length * 4 : limits::text_bytes;
  if (static_cast<std::int64_t>(characters.size()) > rule.length || bytes > most_bytes)
    return Failure{Refusal{.code = ErrorCode::too_long, .limit = rule.length}};
  return out;
}

}  // namespace beffroi::room
