#include "organiser/programme.hpp"

#include <openssl/sha.h>

#include <cstdint>

#include "organiser/import_limits.hpp"
#include "organiser/plain_text.hpp"

namespace beffroi::organiser {

namespace {

// 12 characters of 5 bits, from an alphabet without look-alikes.
std::string short_hash(std::string_view source, std::string_view external_id) {
  static constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string input{source};
  input += '\0';
  input += external_id;
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(input.data()), input.size(), digest.data());
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8; ++i) bits = bits << 8 | digest[i];
  std::string text;
  for (int shift = 59; shift > 0; shift -= 5) text += alphabet[bits >> shift & 31];
  return text;
}

std::string slug(std::string_view text, std::size_t longest) {
  std::string out;
  for (char c : fold(text)) {
    if (out.size() == longest) break;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace

const std::array<TextField, 13>& text_fields() {
  using S = ProgrammeSession;
  static constexpr std::array<TextField, 13> fields{{{"title", &S::title, limits::title_bytes},
                                                     {"abstract", &S::abstract, limits::abstract_bytes},
                                                     {"description", &S::description, limits::description_bytes},
                                                     {"theme", &S::theme, limits::name_bytes},
                                                     {"partner", &S::partner, limits::name_bytes},
                                                     {"town", &S::town, limits::name_bytes},
                                                     {"place", &S::place, limits::place_bytes},
                                                     {"address", &S::address, limits::place_bytes},
                                                     {"online_url", &S::online_url, limits::url_bytes},
                                                     {"language", &S::language, limits::language_bytes},
                                                     {"zone", &S::zone, limits::name_bytes},
                                                     {"audience_note", &S::audience_note, limits::abstract_bytes},
                                                     {"raw", &S::raw, limits::raw_bytes}}};
  return fields;
}

std::string session_id(std::string_view source, std::string_view external_id) {
  const std::string readable = slug(external_id, 27);
  const std::string hash = short_hash(source, external_id);
  return readable.empty() ? hash : readable + '-' + hash;
}

}  // namespace beffroi::organiser
