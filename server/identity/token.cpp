#include "identity/token.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

namespace beffroi::identity {
namespace {

constexpr std::string_view kBase64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kBase32 = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::string_view kHex = "0123456789abcdef";

// Groups the bits of the bytes by `bits`, most significant first; the last group is filled up with zeros.
std::string by_bits(std::span<const unsigned char> bytes, unsigned bits, std::string_view alphabet) {
  std::string text;
  text.reserve(bytes.size() * 8 / bits + 1);
  std::uint32_t held = 0;
  unsigned count = 0;
  for (unsigned char byte : bytes) {
    held = (held << 8) | byte;
    for (count += 8; count >= bits; count -= bits)
      text.push_back(alphabet[(held >> (count - bits)) & (alphabet.size() - 1)]);
  }
  if (count > 0) text.push_back(alphabet[(held << (bits - count)) & (alphabet.size() - 1)]);
  return text;
}

}  // namespace

void fill_random(std::span<unsigned char> bytes) {
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw std::runtime_error("the system gives no randomness: no token can be made");
  }
}

std::string base64url(std::span<const unsigned char> bytes) {
  return by_bits(bytes, 6, kBase64Url);
}

std::string base32(std::span<const unsigned char> bytes) {
  return by_bits(bytes, 5, kBase32);
}

std::string new_token() {
  std::array<unsigned char, kTokenBytes> bytes{};
  fill_random(bytes);
  std::string token = base64url(bytes);
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return token;
}

std::string new_identifier(std::string_view prefix) {
  std::array<unsigned char, kIdentifierBytes> bytes{};
  fill_random(bytes);
  return std::string(prefix) + "-" + base32(bytes);
}

std::string digest_of(std::string_view text) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> sum{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), sum.data());
  std::string hex;
  hex.reserve(sum.size() * 2);
  for (unsigned char byte : sum) {
    hex.push_back(kHex[byte >> 4]);
    hex.push_back(kHex[byte & 15]);
  }
  return hex;
}

bool looks_like_token(std::string_view text) {
  return text.size() == kTokenLength &&
         std::ranges::all_of(text, [](char c) { return kBase64Url.find(c) != std::string_view::npos; });
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace beffroi::identity
