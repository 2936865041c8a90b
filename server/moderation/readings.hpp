// The ways in which a text can be read when one looks for words: as letters without case, accents or look-alikes, with
// repeated letters counted, with digits and signs as the letters they imitate (leet), and with what stands apart on
// purpose put together (c.o.n.n.a.r.d, c o n n a r d). Every symbol knows which code points of the text it came from.
//
// Pure. At most six readings of at most three times as many symbols as the text has code points; linear.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::moderation {

// One letter, however often it is repeated; or a space for all that stands between two words.
struct Symbol {
  char32_t letter = U' ';
  std::uint8_t run = 1;      // how often it stands in a row
  bool begins_part = false;  // in a glued reading: what follows stood apart from what comes before
  bool spans_parts = false;  // in a glued reading: the end of one part and the same letter at the start of the next
  std::uint32_t from = 0;    // code points of the text
  std::uint32_t to = 0;      // one after the last

  bool is_space() const { return letter == U' '; }
  bool operator==(const Symbol&) const = default;
};

struct Reading {
  std::vector<Symbol> symbols;  // no two spaces in a row, none at either end
  bool glued = false;
};

// All readings that differ.
std::vector<Reading> readings_of(std::span<const char32_t> text);

// A word of a list, read as its author means it: digits and signs among letters are letters; parts are divided by one
// space.
std::vector<Symbol> word_symbols(std::span<const char32_t> word);

// The letters and digits of a text in a row, without spaces, repeated letters once: equal for texts that differ in
// case, accents, punctuation and repeated letters only.
std::u32string letters_of(std::span<const char32_t> text);

}  // namespace beffroi::moderation
