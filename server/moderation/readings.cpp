#include "moderation/readings.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "moderation/characters.hpp"

namespace beffroi::moderation {
namespace {

using Kind = Character::Kind;
using Text = std::span<const char32_t>;

// What a 1 is: with leet both readings are tried.
enum class Leet : std::uint8_t { none, one_is_i, one_is_l };

char32_t imitated_letter(char32_t point, Leet leet) {
  switch (point) {
    case U'0':
      return U'o';
    case U'1':
    case U'!':
    case U'|':
      return leet == Leet::one_is_l ? U'l' : U'i';
    case U'3':
    case U'€':
      return U'e';
    case U'4':
    case U'@':
      return U'a';
    case U'5':
    case U'$':
      return U's';
    case U'6':
    case U'9':
      return U'g';
    case U'7':
    case U'+':
      return U't';
    case U'8':
      return U'b';
    case U'£':
      return U'l';
    default:
      return 0;
  }
}

bool is_ambiguous(char32_t point) {
  return point == U'1' || point == U'!' || point == U'|';
}

// Letters, digits and signs without anything between: the range in which digits and signs may imitate letters.
struct Word {
  std::size_t from = 0;
  std::size_t to = 0;
  bool letters = false;
  bool imitations = false;  // of letters, by digits or signs
  bool ambiguous = false;
};

bool stands_in_word(char32_t point) {
  const Kind kind = character(point).kind;
  return kind == Kind::letter || kind == Kind::digit || kind == Kind::transparent || imitated_letter(point, {}) != 0;
}

char32_t sign_of(char32_t point) {
  return character(point).kind == Kind::digit ? character(point).folded[0] : point;
}

void note_imitations(Text text, Word& word) {
  for (std::size_t i = word.from; i < word.to; ++i) {
    const Kind kind = character(text[i]).kind;
    word.letters |= kind == Kind::letter;
    if (kind == Kind::letter || kind == Kind::transparent) continue;
    const char32_t sign = sign_of(text[i]);
    if (imitated_letter(sign, {}) == 0) continue;
    word.imitations = true;
    word.ambiguous |= is_ambiguous(sign);
  }
}

Word word_at(Text text, std::size_t from) {
  Word word{.from = from, .to = from};
  while (word.to < text.size() && stands_in_word(text[word.to])) ++word.to;
  note_imitations(text, word);
  return word;
}

class Writer {
 public:
  explicit Writer(std::vector<Symbol>& out) : out_(out) {}

  void letter(char32_t letter, std::size_t at) {
    const auto from = static_cast<std::uint32_t>(at);
    if (!gap_ && !out_.empty() && out_.back().letter == letter) {
      Symbol& last = out_.back();
      if (last.run < std::numeric_limits<std::uint8_t>::max()) ++last.run;
      last.to = from + 1;
      return;
    }
    if (gap_ && !out_.empty()) {
      out_.push_back({.letter = U' ', .run = 1, .begins_part = false, .from = out_.back().to, .to = from});
    }
    gap_ = false;
    out_.push_back({.letter = letter, .run = 1, .begins_part = false, .from = from, .to = from + 1});
  }

  void letters_of(const Character& found, std::size_t at) {
    for (std::uint8_t i = 0; i < found.count; ++i) letter(found.folded[i], at);
  }

  void mark(std::size_t at) {
    if (!gap_ && !out_.empty()) out_.back().to = static_cast<std::uint32_t>(at) + 1;
  }

  void gap() { gap_ = true; }

 private:
  std::vector<Symbol>& out_;
  bool gap_ = true;
};

void write_one(Writer& out, char32_t point, std::size_t at, Leet leet) {
  const Character& found = character(point);
  if (found.kind == Kind::letter) return out.letters_of(found, at);
  if (found.kind == Kind::transparent) return out.mark(at);
  const char32_t imitated = leet == Leet::none ? 0 : imitated_letter(sign_of(point), leet);
  if (imitated != 0) return out.letter(imitated, at);
  out.gap();
}

// A word of digits alone is read as it stands; among letters a digit divides, or imitates a letter.
void write_word(Writer& out, Text text, const Word& word, Leet leet) {
  for (std::size_t i = word.from; i < word.to; ++i) {
    const Character& found = character(text[i]);
    if (!word.letters && found.kind == Kind::digit) {
      out.letters_of(found, i);
    } else {
      write_one(out, text[i], i, word.letters ? leet : Leet::none);
    }
  }
}

std::vector<Word> words_of(Text text) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size();) {
    if (!stands_in_word(text[i])) {
      ++i;
      continue;
    }
    words.push_back(word_at(text, i));
    i = words.back().to;
  }
  return words;
}

std::vector<Symbol> read(Text text, std::span<const Word> words, Leet leet) {
  std::vector<Symbol> symbols;
  symbols.reserve(text.size() + 8);
  Writer out(symbols);
  std::size_t written = 0;
  for (const Word& word : words) {
    if (word.from > written) out.gap();
    write_word(out, text, word, leet);
    written = word.to;
  }
  return symbols;
}

// ---- glueing

// A part between two spaces.
struct Part {
  std::size_t from = 0;
  std::size_t to = 0;

  bool is_one_letter() const { return to - from == 1; }
};

std::vector<Part> parts_of(std::span<const Symbol> symbols) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < symbols.size();) {
    std::size_t end = i;
    while (end < symbols.size() && !symbols[end].is_space()) ++end;
    parts.push_back({i, end});
    i = end + 1;
  }
  return parts;
}

// Punctuation alone, at most three signs, divides a word on purpose; an apostrophe does not, nor does the end of a
// sentence.
bool is_divider(Text between) {
  if (between.empty() || between.size() > 3) return false;
  return std::ranges::all_of(between, [](char32_t point) {
    return character(point).kind == Kind::other && point != U'\'' && point != U'’' && point != U'&';
  });
}

bool belong_together(Text text, std::span<const Symbol> symbols, const Part& left, const Part& right) {
  if (left.is_one_letter() && right.is_one_letter()) return true;
  const Symbol& gap = symbols[left.to];
  return is_divider(text.subspan(gap.from, gap.to - gap.from));
}

std::optional<Reading> glued(Text text, std::span<const Symbol> symbols) {
  const std::vector<Part> parts = parts_of(symbols);
  Reading reading{.symbols = {}, .glued = true};
  reading.symbols.reserve(symbols.size());
  bool any = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool joins = i > 0 && belong_together(text, symbols, parts[i - 1], parts[i]);
    if (i > 0 && !joins) reading.symbols.push_back(symbols[parts[i - 1].to]);
    any |= joins;
    for (std::size_t j = parts[i].from; j < parts[i].to; ++j) {
      Symbol symbol = symbols[j];
      const bool first = joins && j == parts[i].from;
      if (first && reading.symbols.back().letter == symbol.letter) {
        Symbol& last = reading.symbols.back();
        last.run = static_cast<std::uint8_t>(std::min(255, last.run + symbol.run));
        last.to = symbol.to;
        last.spans_parts = true;
        continue;
      }
      symbol.begins_part = first;
      reading.symbols.push_back(symbol);
    }
  }
  return any ? std::optional(std::move(reading)) : std::nullopt;
}

void add_with_glued(std::vector<Reading>& all, Text text, std::vector<Symbol> symbols) {
  auto together = glued(text, symbols);
  all.push_back({std::move(symbols), false});
  if (together) all.push_back(std::move(*together));
}

}  // namespace

std::vector<Reading> readings_of(Text text) {
  const std::vector<Word> words = words_of(text);
  std::vector<Reading> all;
  add_with_glued(all, text, read(text, words, Leet::none));
  const bool divided = all.size() > 1;  // c.0.n: a digit alone imitates a letter beside letters
  const auto imitates = [](const Word& word) { return word.imitations && word.letters; };
  const bool leet = std::ranges::any_of(words, imitates) || (divided && std::ranges::any_of(words, &Word::imitations));
  if (!leet) return all;
  std::vector<Word> as_letters = words;
  if (divided) {
    for (Word& word : as_letters) word.letters |= word.to - word.from == 1;
  }
  add_with_glued(all, text, read(text, as_letters, Leet::one_is_i));
  if (std::ranges::any_of(as_letters, [](const Word& word) { return word.letters && word.ambiguous; })) {
    add_with_glued(all, text, read(text, as_letters, Leet::one_is_l));
  }
  return all;
}

std::vector<Symbol> word_symbols(Text word) {
  return read(word, words_of(word), Leet::one_is_i);
}

std::u32string letters_of(Text text) {
  std::u32string letters;
  for (const char32_t point : text) {
    const Character& found = character(point);
    for (std::uint8_t i = 0; i < found.count; ++i) {
      const bool again = found.kind == Kind::letter && !letters.empty() && letters.back() == found.folded[i];
      if (!again) letters += found.folded[i];
    }
  }
  return letters;
}

}  // namespace beffroi::moderation
