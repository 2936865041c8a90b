// The text people write, made fit to be kept: trimmed, without control characters, within its length.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "room/room.hpp"

namespace beffroi::room {

struct TextRule {
  std::int64_t length = 0;  // code points, at most
  std::int64_t lines = 1;   // lines, at most; further line ends become spaces
  bool may_be_empty = false;
};

// The text as it is kept, or too_long{limit} or empty_text. Space and invisible characters alone count as empty. Bytes
// that are no UTF-8 are dropped; the decoder lets none through.
Result<std::string, Refusal> cleaned(std::string_view text, TextRule rule);

// The code points of a text; bytes that are no UTF-8 are passed over.
std::u32string characters_of(std::string_view text);

}  // namespace beffroi::room
