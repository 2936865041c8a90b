#include "net/utf8.hpp"

#include <cstddef>
#include <cstring>

namespace beffroi::net {

namespace {

// Index of the first byte at or after `from` that may not be ASCII (eight at a time).
std::size_t skip_ascii(std::string_view bytes, std::size_t from) {
  while (from + sizeof(std::uint64_t) <= bytes.size()) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + from, sizeof word);
    if (word & 0x8080808080808080ULL) break;
    from += sizeof word;
  }
  while (from < bytes.size() && static_cast<std::uint8_t>(bytes[from]) < 0x80) ++from;
  return from;
}

}  // namespace

bool Utf8Validator::begin_sequence(std::uint8_t lead) {
  low_ = 0x80;
  high_ = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    pending_ = 1;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    pending_ = 2;
    if (lead == 0xE0) low_ = 0xA0;
    if (lead == 0xED) high_ = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    pending_ = 3;
    if (lead == 0xF0) low_ = 0x90;
    if (lead == 0xF4) high_ = 0x8F;
  } else {
    return false;
  }
  return true;
}

bool Utf8Validator::feed(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    if (pending_ == 0) {
      i = skip_ascii(bytes, i);
      if (i == bytes.size()) return true;
      if (!begin_sequence(static_cast<std::uint8_t>(bytes[i++]))) return false;
      continue;
    }
    const auto byte = static_cast<std::uint8_t>(bytes[i++]);
    if (byte < low_ || byte > high_) return false;
    low_ = 0x80;
    high_ = 0xBF;
    --pending_;
  }
  return true;
}

bool is_utf8(std::string_view text) {
  Utf8Validator validator;
  return validator.feed(text) && validator.at_boundary();
}

}  // namespace beffroi::net
