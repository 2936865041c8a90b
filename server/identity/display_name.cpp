#include "identity/display_name.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <vector>

#include "protocol/limits.hpp"

namespace beffroi::identity {
namespace {

using protocol::ErrorCode;
using CodePoints = std::vector<UChar32>;

constexpr std::size_t kTypedBytes = 512;  // before normalisation; more is name_too_long
constexpr int kMarksInARow = 3;

constexpr UChar32 kZeroWidthNonJoiner = 0x200C;
constexpr UChar32 kZeroWidthJoiner = 0x200D;
constexpr UChar32 kBlankBraille = 0x2800;
constexpr std::uint8_t kViramaClass = 9;

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = instance(status);
  if (U_FAILURE(status)) throw std::runtime_error("the Unicode data of ICU cannot be read");
  return *found;
}

icu::UnicodeString normalized(const icu::Normalizer2& form, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result = form.normalize(text, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not normalise a text");
  return result;
}

std::optional<icu::UnicodeString> from_utf8(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  icu::UnicodeString text;
  char16_t* buffer = text.getBuffer(static_cast<std::int32_t>(bytes.size()) + 1);
  if (buffer == nullptr) throw std::bad_alloc();
  u_strFromUTF8(buffer, text.getCapacity(), &length, bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  text.releaseBuffer(U_SUCCESS(status) ? length : 0);
  if (U_FAILURE(status)) return std::nullopt;
  return text;
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

CodePoints code_points_of(const icu::UnicodeString& text) {
  CodePoints points;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) points.push_back(text.char32At(i));
  return points;
}

icu::UnicodeString text_of(const CodePoints& points) {
  icu::UnicodeString text;
  for (UChar32 point : points) text.append(point);
  return text;
}

bool is_mark(UChar32 point) {
  return (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0;
}
bool is_letter_or_digit(UChar32 point) {
  return (U_GET_GC_MASK(point) & (U_GC_L_MASK | U_GC_ND_MASK)) != 0;
}
bool is_joiner(UChar32 point) {
  return point == kZeroWidthJoiner || point == kZeroWidthNonJoiner;
}

// Trimmed, and every run of white space is one space.
CodePoints with_single_spaces(const CodePoints& points) {
  CodePoints result;
  for (UChar32 point : points) {
    if (!u_isUWhiteSpace(point)) {
      result.push_back(point);
    } else if (!result.empty() && result.back() != ' ') {
      result.push_back(' ');
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

int joining_type(UChar32 point) {
  return u_getIntPropertyValue(point, UCHAR_JOINING_TYPE);
}

// The nearest neighbour that takes part in joining, in one direction; marks between are transparent.
int joining_type_beyond(const CodePoints& points, std::size_t at, int step) {
  for (std::ptrdiff_t i = static_cast<std::ptrdiff_t>(at) + step; i >= 0 && i < std::ssize(points); i += step) {
    int type = joining_type(points[static_cast<std::size_t>(i)]);
    if (type != U_JT_TRANSPARENT) return type;
  }
  return U_JT_NON_JOINING;
}

// RFC 5892 A.1 (non-joiner) and A.2 (joiner): after a virama, or a non-joiner between two letters that would join.
// Unlike there, a letter must follow: at the end of a name a joiner could only hide.
bool joiner_is_needed(const CodePoints& points, std::size_t at) {
  if (at == 0 || at + 1 >= points.size() || (U_GET_GC_MASK(points[at + 1]) & U_GC_L_MASK) == 0) return false;
  if (u_getCombiningClass(points[at - 1]) == kViramaClass) return true;
  if (points[at] != kZeroWidthNonJoiner) return false;
  int before = joining_type_beyond(points, at, -1);
  int after = joining_type_beyond(points, at, +1);
  return (before == U_JT_LEFT_JOINING || before == U_JT_DUAL_JOINING) &&
         (after == U_JT_RIGHT_JOINING || after == U_JT_DUAL_JOINING);
}

// Controls, formats, surrogates, private and unassigned code points, line separators, and whatever is drawn as nothing.
bool is_hidden(UChar32 point) {
  constexpr std::uint32_t kRefused =
      U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK | U_GC_CO_MASK | U_GC_CN_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  return (U_GET_GC_MASK(point) & kRefused) != 0 || u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
         point == kBlankBraille;
}

// Check marks, shields and crowns, with which a name could draw a badge of its own.
bool imitates_a_badge(UChar32 point) {
  constexpr std::array<UChar32, 12> kBadges{0x2611,  0x2713,  0x2714,  0x2705,  0x1F5F8, 0x1F5F9,
                                            0x1F6E1, 0x1F451, 0x1F396, 0x1F530, 0x2BBD,  0x1F197};
  for (UChar32 badge : kBadges) {
    if (point == badge) return true;
  }
  return false;
}

bool every_character_is_allowed(const CodePoints& points) {
  int marks = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    UChar32 point = points[i];
    if (is_joiner(point)) {
      if (!joiner_is_needed(points, i)) return false;
      continue;
    }
    if (is_hidden(point) || imitates_a_badge(point)) return false;
    bool mark = is_mark(point);
    if (mark && (i == 0 || points[i - 1] == ' ')) return false;  // it would sit on what stands before the name
    marks = mark ? marks + 1 : 0;
    if (marks > kMarksInARow) return false;
  }
  return true;
}

bool has_letter_or_digit(const CodePoints& points) {
  for (UChar32 point : points) {
    if (is_letter_or_digit(point)) return true;
  }
  return false;
}

struct CloseSpoof {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};
using SpoofChecker = std::unique_ptr<USpoofChecker, CloseSpoof>;

SpoofChecker open_checker() {
  UErrorCode status = U_ZERO_ERROR;
  SpoofChecker checker(uspoof_open(&status));
  uspoof_setChecks(checker.get(), USPOOF_RESTRICTION_LEVEL | USPOOF_MIXED_NUMBERS, &status);
  uspoof_setRestrictionLevel(checker.get(), USPOOF_HIGHLY_RESTRICTIVE);
  if (U_FAILURE(status)) throw std::runtime_error("the confusables data of ICU cannot be read");
  return checker;
}

// Const use of a checker is thread-safe (ICU).
const USpoofChecker* checker() {
  static const SpoofChecker opened = open_checker();
  return opened.get();
}

bool word_is_plain(const icu::UnicodeString& word) {
  UErrorCode status = U_ZERO_ERROR;
  return uspoof_check2(checker(), word.getBuffer(), word.length(), nullptr, &status) == 0 && U_SUCCESS(status);
}

// Word by word: two whole words in two scripts are a bilingual name, one word in two is a disguise.
bool scripts_are_plain(const icu::UnicodeString& name) {
  std::int32_t from = 0;
  while (from < name.length()) {
    std::int32_t to = name.indexOf(u' ', from);
    if (to < 0) to = name.length();
    if (!word_is_plain(name.tempSubStringBetween(from, to))) return false;
    from = to + 1;
  }
  return true;
}

icu::UnicodeString look_alikes_united(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result;
  uspoof_getSkeletonUnicodeString(checker(), 0, text, result, &status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not make the skeleton of a name");
  return result;
}

icu::UnicodeString folded(const icu::UnicodeString& text) {
  return normalized(normalizer(&icu::Normalizer2::getNFDInstance),
                    normalized(normalizer(&icu::Normalizer2::getNFKCCasefoldInstance), text));
}

// The letter that a digit or sign imitates, or the character itself. A skeleton says 1, I and l are alike, but after
// case folding I has become i: united here.
UChar32 without_imitation(UChar32 point) {
  switch (point) {
    case 'i':
    case '1':
    case '!':
    case '|':
      return 'l';
    case '0':
      return 'o';
    case '3':
    case 0x20AC:  // euro
      return 'e';
    case '4':
    case '@':
      return 'a';
    case '5':
    case '$':
      return 's';
    case '7':
    case '+':
      return 't';
    case '8':
      return 'b';
    default:
      return point;
  }
}

bool is_sign_at_end(const CodePoints& points, std::size_t at) {
  return at + 1 == points.size() && !is_letter_or_digit(points[at]);
}

enum class Doubled { once, kept };
enum class LastSign { nothing, letter };

// Letters and digits only. A sign at the end closes a sentence, or imitates a letter. i and l are no doubled letter.
icu::UnicodeString bare(const icu::UnicodeString& text, Doubled doubled, LastSign sign) {
  icu::UnicodeString result;
  UChar32 written = 0;
  UChar32 last = 0;
  const CodePoints points = code_points_of(text);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool closes = sign == LastSign::nothing && is_sign_at_end(points, i);
    const UChar32 point = closes ? points[i] : without_imitation(points[i]);
    if (!is_letter_or_digit(point)) continue;
    const bool again = points[i] == last || (point == written && point != 'l');
    if (doubled == Doubled::kept || !again) result.append(point);
    last = points[i];
    written = point;
  }
  return result;
}

std::string skeleton_of(const icu::UnicodeString& name, LastSign sign) {
  // Marks go before the look-alikes are united (é is then e), and case again after it (0 has become O).
  icu::UnicodeString first = bare(folded(name), Doubled::once, sign);
  return to_utf8(bare(folded(look_alikes_united(first)), Doubled::kept, sign));
}

}  // namespace

Result<DisplayName, ErrorCode> display_name(std::string_view typed) {
  if (typed.size() > kTypedBytes) return Failure{ErrorCode::name_too_long};
  std::optional<icu::UnicodeString> text = from_utf8(typed);
  if (!text) return Failure{ErrorCode::name_not_allowed};
  const icu::Normalizer2& nfkc = normalizer(&icu::Normalizer2::getNFKCInstance);
  CodePoints points = with_single_spaces(code_points_of(normalized(nfkc, *text)));
  if (std::ssize(points) < protocol::limits::name_min) return Failure{ErrorCode::name_too_short};
  if (std::ssize(points) > protocol::limits::name_length) return Failure{ErrorCode::name_too_long};
  icu::UnicodeString name = text_of(points);
  if (!every_character_is_allowed(points) || !has_letter_or_digit(points) || !scripts_are_plain(name)) {
    return Failure{ErrorCode::name_not_allowed};
  }
  std::string shown = to_utf8(name);
  std::string skeleton = skeleton_of(name, LastSign::nothing);
  std::string imitated = skeleton_of(name, LastSign::letter);
  return DisplayName{std::move(shown), std::move(skeleton), std::move(imitated)};
}

std::string name_skeleton(std::string_view name) {
  std::optional<icu::UnicodeString> text = from_utf8(name);
  if (!text) return {};
  return skeleton_of(*text, LastSign::nothing);
}

namespace {

using Skeletons = std::set<std::string, std::less<>>;

Skeletons skeletons_of(std::initializer_list<std::string_view> words) {
  Skeletons skeletons;
  for (std::string_view word : words) skeletons.insert(name_skeleton(word));
  return skeletons;
}

// Words that nobody bears as a name: a name with one of them speaks for the team, whatever stands beside.
const Skeletons& words_of_the_team() {
  static const Skeletons words = skeletons_of(
      {"admin",         "admins",       "administrateur", "administratrice", "administration", "administrator",
       "animateur",     "animatrice",   "intervenant",    "intervenante",    "modérateur",     "modérateurs",
       "modération",    "modératrice",  "moderation",     "moderator",       "moderators",     "modo",
       "modos",         "officiel",     "officielle",     "official",        "orga",           "organisateur",
       "organisateurs", "organisation", "organisatrice",  "organiser",       "organizer",      "recruiter",
       "recruteur",     "recruteuse",   "staff"});
  return words;
}

}  // namespace

bool is_reserved(std::string_view skeleton) {
  static const Skeletons whole =
      skeletons_of({"beffroi", "équipe", "host", "root", "speaker", "support", "system", "système"});
  return whole.contains(skeleton) || words_of_the_team().contains(skeleton);
}

bool speaks_for_the_team(std::string_view name) {
  if (is_reserved(name_skeleton(name))) return true;
  const std::optional<icu::UnicodeString> text = from_utf8(name);
  if (!text) return false;
  CodePoints word;
  CodePoints points = code_points_of(*text);
  points.push_back(' ');
  for (const UChar32 point : points) {
    const bool inside = is_letter_or_digit(point) || is_mark(point) || without_imitation(point) != point;
    if (inside) {
      word.push_back(point);
      continue;
    }
    if (words_of_the_team().contains(name_skeleton(to_utf8(text_of(word))))) return true;
    word.clear();
  }
  return false;
}

}  // namespace beffroi::identity
