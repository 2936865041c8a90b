#include "moderation/characters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/utf8.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace beffroi::moderation {
namespace {

constexpr std::uint32_t page_bits = 8;
constexpr std::size_t page_size = 1U << page_bits;
constexpr std::size_t pages = 0x110000 >> page_bits;

using Page = std::array<Character, page_size>;

struct CloseSpoof {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

const USpoofChecker* look_alikes() {
  static const std::unique_ptr<USpoofChecker, CloseSpoof> opened = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<USpoofChecker, CloseSpoof> checker(uspoof_open(&status));
    if (U_FAILURE(status)) throw std::runtime_error("the confusables data of ICU cannot be read");
    return checker;
  }();
  return opened.get();
}

const icu::Normalizer2& decomposition() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("the Unicode data of ICU cannot be read");
  return *found;
}

UScriptCode script_of(char32_t point) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(point), &status);
}

bool is_in(char32_t point, std::uint32_t categories) {
  return (U_GET_GC_MASK(static_cast<UChar32>(point)) & categories) != 0;
}

// Letters that no decomposition takes apart, and look-alikes that ICU does not name.
std::u32string_view folded_by_hand(char32_t point) {
  constexpr std::array<std::pair<char32_t, std::u32string_view>, 43> table{{
      {U'ß', U"ss"}, {U'æ', U"ae"}, {U'œ', U"oe"}, {U'ø', U"o"}, {U'đ', U"d"}, {U'ð', U"d"}, {U'ł', U"l"},
      {U'þ', U"th"}, {U'ħ', U"h"},  {U'ı', U"i"},  {U'ŋ', U"n"}, {U'ƒ', U"f"}, {U'ɑ', U"a"}, {U'ɩ', U"i"},
      {U'ᴀ', U"a"},  {U'ʙ', U"b"},  {U'ᴄ', U"c"},  {U'ᴅ', U"d"}, {U'ᴇ', U"e"}, {U'ꜰ', U"f"}, {U'ɢ', U"g"},
      {U'ʜ', U"h"},  {U'ɪ', U"i"},  {U'ᴊ', U"j"},  {U'ᴋ', U"k"}, {U'ʟ', U"l"}, {U'ᴍ', U"m"}, {U'ɴ', U"n"},
      {U'ᴏ', U"o"},  {U'ᴘ', U"p"},  {U'ʀ', U"r"},  {U'ꜱ', U"s"}, {U'ᴛ', U"t"}, {U'ᴜ', U"u"}, {U'ᴠ', U"v"},
      {U'ᴡ', U"w"},  {U'ʏ', U"y"},  {U'ᴢ', U"z"},  {U'к', U"k"}, {U'м', U"m"}, {U'т', U"t"}, {U'в', U"b"},
      {U'н', U"h"},
  }};
  for (const auto& [from, to] : table) {
    if (from == point) return to;
  }
  return {};
}

bool has_look_alikes(UScriptCode script) {
  return script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK ||
         script == USCRIPT_ARMENIAN || script == USCRIPT_CHEROKEE || script == USCRIPT_COPTIC;
}

// The Latin letter for which this one can be taken, or 0.
char32_t look_alike_of(char32_t point) {
  if (!has_look_alikes(script_of(point))) return 0;
  icu::UnicodeString skeleton;
  UErrorCode status = U_ZERO_ERROR;
  uspoof_getSkeletonUnicodeString(look_alikes(), 0, icu::UnicodeString(static_cast<UChar32>(point)), skeleton, &status);
  if (U_FAILURE(status)) return 0;
  char32_t found = 0;
  for (std::int32_t i = 0; i < skeleton.length(); i = skeleton.moveIndex32(i, 1)) {
    const auto one = static_cast<char32_t>(skeleton.char32At(i));
    if (is_in(one, U_GC_M_MASK)) continue;
    if (found != 0) return 0;
    found = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(one), U_FOLD_CASE_DEFAULT));
  }
  return found >= U'a' && found <= U'z' ? found : 0;
}

void add(Character& out, char32_t letter) {
  if (out.count < out.folded.size()) out.folded[out.count++] = letter;
}

// One letter of a decomposition, without its case.
void add_letter(Character& out, char32_t point) {
  const auto folded = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(point), U_FOLD_CASE_DEFAULT));
  if (folded < 0x80) return add(out, folded);
  const std::u32string_view by_hand = folded_by_hand(folded);
  if (!by_hand.empty()) {
    for (const char32_t letter : by_hand) add(out, letter);
    out.look_alike |= script_of(folded) != USCRIPT_LATIN;
    return;
  }
  const char32_t latin = look_alike_of(folded);
  out.look_alike |= latin != 0 && script_of(folded) != USCRIPT_LATIN;
  add(out, latin != 0 ? latin : folded);
}

// Negative circled and squared capitals, which nothing takes apart.
char32_t enclosed_capital(char32_t point) {
  if (point >= 0x1F150 && point <= 0x1F169) return U'a' + (point - 0x1F150);
  if (point >= 0x1F170 && point <= 0x1F189) return U'a' + (point - 0x1F170);
  return 0;
}

bool is_invisible(char32_t point) {
  return is_in(point, U_GC_CF_MASK) ||
         u_hasBinaryProperty(static_cast<UChar32>(point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

void fold_parts(Character& out, char32_t point) {
  icu::UnicodeString parts;
  if (!decomposition().getDecomposition(static_cast<UChar32>(point), parts)) parts = static_cast<UChar32>(point);
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const auto part = static_cast<char32_t>(parts.char32At(i));
    if (is_in(part, U_GC_L_MASK | U_GC_NL_MASK | U_GC_MC_MASK)) add_letter(out, part);
  }
}

Character described(char32_t point) {
  Character out;
  if (u_isUWhiteSpace(static_cast<UChar32>(point))) {
    out.kind = Character::Kind::space;
  } else if (is_in(point, U_GC_MN_MASK | U_GC_ME_MASK) || is_invisible(point)) {
    out.kind = Character::Kind::transparent;
  } else if (const char32_t capital = enclosed_capital(point); capital != 0) {
    out.kind = Character::Kind::letter;
    add(out, capital);
  } else if (u_charDigitValue(static_cast<UChar32>(point)) >= 0) {
    out.kind = Character::Kind::digit;
    add(out, U'0' + static_cast<char32_t>(u_charDigitValue(static_cast<UChar32>(point))));
  } else if (is_in(point, U_GC_L_MASK | U_GC_NL_MASK | U_GC_MC_MASK | U_GC_SO_MASK)) {
    fold_parts(out, point);
    out.latin = script_of(point) == USCRIPT_LATIN;
    if (out.count > 0) out.kind = Character::Kind::letter;
  }
  return out;
}

Page described_page(std::size_t number) {
  Page page;
  for (std::size_t i = 0; i < page_size; ++i) page[i] = described(static_cast<char32_t>(number << page_bits | i));
  return page;
}

// Pages are made once and stay for good: readers need no lock.
const Page& page(std::size_t number) {
  static std::array<std::atomic<const Page*>, pages> made{};
  static std::array<std::unique_ptr<const Page>, pages> kept;
  const Page* found = made[number].load(std::memory_order_acquire);
  if (found != nullptr) return *found;
  auto fresh = std::make_unique<const Page>(described_page(number));
  if (made[number].compare_exchange_strong(found, fresh.get(), std::memory_order_acq_rel)) {
    kept[number] = std::move(fresh);
    return *kept[number];
  }
  return *found;
}

}  // namespace

const Character& character(char32_t point) {
  if (point > 0x10FFFF) point = 0xFFFD;
  return page(point >> page_bits)[point & (page_size - 1)];
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  points.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 point = 0;
    U8_NEXT_OR_FFFD(bytes, i, length, point);
    points.push_back(static_cast<char32_t>(point));
  }
  return points;
}

void append_utf8(std::string& out, char32_t point) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, point);
  out.append(bytes.data(), static_cast<std::size_t>(length));
}

bool is_combining_mark(char32_t point) {
  return is_in(point, U_GC_MN_MASK | U_GC_ME_MASK);
}

bool is_pictograph(char32_t point) {
  return u_hasBinaryProperty(static_cast<UChar32>(point), UCHAR_EXTENDED_PICTOGRAPHIC) ||
         u_hasBinaryProperty(static_cast<UChar32>(point), UCHAR_EMOJI_PRESENTATION);
}

bool needs_joiners(char32_t point) {
  switch (script_of(point)) {
    case USCRIPT_ARABIC:
    case USCRIPT_SYRIAC:
    case USCRIPT_MONGOLIAN:
    case USCRIPT_NKO:
    case USCRIPT_THAANA:
    case USCRIPT_DEVANAGARI:
    case USCRIPT_BENGALI:
    case USCRIPT_GURMUKHI:
    case USCRIPT_GUJARATI:
    case USCRIPT_ORIYA:
    case USCRIPT_TAMIL:
    case USCRIPT_TELUGU:
    case USCRIPT_KANNADA:
    case USCRIPT_MALAYALAM:
    case USCRIPT_SINHALA:
    case USCRIPT_MYANMAR:
    case USCRIPT_KHMER:
    case USCRIPT_TIBETAN:
      return true;
    default:
      return false;
  }
}

bool writes_without_spaces(char32_t point) {
  switch (script_of(point)) {
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_TIBETAN:
      return true;
    default:
      return false;
  }
}

bool is_right_to_left(char32_t point) {
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(point));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

}  // namespace beffroi::moderation
