// Random tokens and identifiers, their form at rest, and their comparison.
// A token goes to its holder once; the hub keeps its digest only, so that nobody who reads the database can use it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace beffroi::identity {

inline constexpr std::size_t kTokenBytes = 32;       // 256 bits of the system's randomness
inline constexpr std::size_t kIdentifierBytes = 16;  // 128 bits
inline constexpr std::size_t kTokenLength = 43;      // characters of base64url, without padding

// Fills with cryptographic randomness; throws std::runtime_error if the system gives none.
void fill_random(std::span<unsigned char> bytes);

// A fresh secret: kTokenLength characters of base64url.
std::string new_token();

// A fresh identifier, "<prefix>-<26 characters of base32>": not secret, but not to be guessed or counted either.
std::string new_identifier(std::string_view prefix);

// SHA-256 as 64 lower-case hexadecimal digits.
std::string digest_of(std::string_view text);

// False at once for what cannot be a token of ours, so that nothing of odd length reaches the records.
bool looks_like_token(std::string_view text);

// Takes the same time wherever the texts differ. Texts of different length are unequal.
bool equal_in_constant_time(std::string_view left, std::string_view right);

std::string base64url(std::span<const unsigned char> bytes);
std::string base32(std::span<const unsigned char> bytes);

}  // namespace beffroi::identity
