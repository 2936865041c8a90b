#include "identity/room_code.hpp"

#include <array>

#include "identity/token.hpp"

namespace beffroi::identity {
namespace {

constexpr std::size_t kTypedBytes = 32;

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

char read_as(char c) {
  switch (upper(c)) {
    case 'Z':
      return '2';
    case 'S':
      return '5';
    case 'G':
      return '6';
    case 'B':
      return '8';
    default:
      return upper(c);
  }
}

}  // namespace

std::string new_room_code() {
  // Bytes at or above the largest multiple of the alphabet are thrown away: a remainder would favour its first letters.
  constexpr unsigned kFair = 256 - 256 % kRoomCodeAlphabet.size();
  std::string code;
  while (code.size() < kRoomCodeLength) {
    std::array<unsigned char, 16> bytes{};
    fill_random(bytes);
    for (unsigned char byte : bytes) {
      if (byte < kFair && code.size() < kRoomCodeLength)
        code.push_back(kRoomCodeAlphabet[byte % kRoomCodeAlphabet.size()]);
    }
  }
  return code;
}

std::optional<std::string> read_room_code(std::string_view typed) {
  if (typed.size() > kTypedBytes) return std::nullopt;
  std::string code;
  for (char c : typed) {
    if (c == ' ' || c == '-' || c == '\t') continue;
    char read = read_as(c);
    if (kRoomCodeAlphabet.find(read) == std::string_view::npos || code.size() == kRoomCodeLength) return std::nullopt;
    code.push_back(read);
  }
  if (code.size() != kRoomCodeLength) return std::nullopt;
  return code;
}

}  // namespace beffroi::identity
