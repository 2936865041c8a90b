// From the bytes of a file to UTF-8, and from an offset to the line and column a person sees in an editor.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace beffroi::organiser {

// Both start at 1; a column counts characters (code points), not bytes. 0 means "the file as a whole".
struct Position {
  std::size_t line = 0;
  std::size_t column = 0;

  bool operator==(const Position&) const = default;
};

Position position_at(std::string_view text, std::size_t offset);

// One code point and its length in bytes; length 0 when `text` does not begin with well-formed UTF-8
// (overlong forms, surrogates and values above U+10FFFF are not well-formed).
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;
};
CodePoint first_code_point(std::string_view text);
void append_utf8(std::string& out, char32_t code_point);

// Offset of the first byte that is not well-formed UTF-8.
std::optional<std::size_t> first_bad_utf8(std::string_view text);

// Excel on a French Windows writes these. Every byte has a meaning; the five unassigned ones become U+FFFD.
std::string from_windows_1252(std::string_view bytes);
// `bytes` begins after the byte order mark; unpaired surrogates become U+FFFD.
std::string from_utf_16(std::string_view bytes, bool big_endian);

// Removes a UTF-8 mark, or converts from UTF-16 when its mark is there; otherwise the bytes as they are.
std::string without_byte_order_mark(std::string_view bytes);

}  // namespace beffroi::organiser
