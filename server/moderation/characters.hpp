// What a character is to the rules, whatever it looks like: to which letters it folds (case, accents, compatibility
// forms and look-alikes of other scripts make no difference), and what it is for if it is none. By ICU's data.
//
// Thread-safe. Tables are made page by page when a character of the page is met first: at most 1,088 pages of 16 KB.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace beffroi::moderation {

struct Character {
  enum class Kind : std::uint8_t {
    letter,       // folds to 1 to 3 letters
    digit,        // folds to '0' to '9'
    transparent,  // a combining mark, or drawn as nothing: belongs to what stands before
    space,
    other,  // punctuation, symbols, emoji
  };
  Kind kind = Kind::other;
  std::uint8_t count = 0;   // of `folded`
  bool latin = false;       // a Latin letter
  bool look_alike = false;  // a letter of another script that can be taken for a Latin one
  std::array<char32_t, 3> folded{};
};

const Character& character(char32_t point);

// Precondition: valid UTF-8 (ValidText refuses the rest); what is broken becomes U+FFFD.
std::vector<char32_t> code_points(std::string_view text);
void append_utf8(std::string& out, char32_t point);

bool is_combining_mark(char32_t point);
// Drawn as a picture by itself or with U+FE0F.
bool is_pictograph(char32_t point);
// Letters of scripts in which invisible joiners between letters change what is seen (Arabic, those of India, ...).
bool needs_joiners(char32_t point);
// Letters of scripts that write without spaces, where U+200B marks where a line may end (Thai, Khmer, ...).
bool writes_without_spaces(char32_t point);
bool is_right_to_left(char32_t point);

}  // namespace beffroi::moderation
