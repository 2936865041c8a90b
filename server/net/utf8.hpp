// Streaming UTF-8 validation (Unicode table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
// Fails at the first byte that no valid text can contain at that place, however the bytes are cut.
#pragma once

#include <cstdint>
#include <string_view>

namespace beffroi::net {

class Utf8Validator {
 public:
  // False as soon as the bytes so far cannot begin a valid text; from then on the validator must be reset.
  bool feed(std::string_view bytes);
  // No character is cut in the middle.
  bool at_boundary() const { return pending_ == 0; }

 private:
  bool begin_sequence(std::uint8_t lead);

  std::uint8_t pending_ = 0;  // continuation bytes still to come
  std::uint8_t low_ = 0x80;   // bounds of the next one
  std::uint8_t high_ = 0xBF;
};

// The whole text is valid UTF-8.
bool is_utf8(std::string_view text);

}  // namespace beffroi::net
