// Room codes: six characters that can be read from a projector, said on the telephone and typed on a phone.
// The alphabet has no two characters that look alike (no 0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V) and, having no vowels,
// spells no words. 22 characters: 113 million codes; a code is no secret, but guessing is limited (see attempts.hpp).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace beffroi::identity {

inline constexpr std::size_t kRoomCodeLength = 6;
inline constexpr std::string_view kRoomCodeAlphabet = "23456789CDFHJKMNPQRTWX";

// Every code is equally likely. Uniqueness is the caller's business (the records refuse a second one).
std::string new_room_code();

// What was typed, as a code: any case, with spaces and dashes between, and a letter that is not in the alphabet read as
// the character it looks like (Z as 2, S as 5, G as 6, B as 8). Nothing when it cannot be a code.
std::optional<std::string> read_room_code(std::string_view typed);

}  // namespace beffroi::identity
