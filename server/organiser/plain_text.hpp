// Texts from foreign files made safe and plain: no control characters, no markup, no surprise lengths.
// Every function takes well-formed UTF-8 and returns well-formed UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace beffroi::organiser {

// Lower case, without accents, ligatures spelt out; other scripts are dropped. For comparing names, never for showing.
std::string fold(std::string_view text);
// fold() with everything but letters and digits left out: "Début (heure)" -> "debutheure".
std::string fold_name(std::string_view text);

std::string_view trimmed(std::string_view text);

// One line: control and bidi-override characters removed, runs of white space (also no-break ones) become one space.
std::string one_line(std::string_view text);
// Several lines: the same, but line breaks stay, at most two in a row.
std::string several_lines(std::string_view text);

// HTML to text: known tags and their scripts removed, blocks become line breaks, links keep their text, entities
// decoded. Text that is not HTML keeps its '<' and '&'.
std::string without_markup(std::string_view text);

// At most `longest` bytes (3 or more), cut between two characters and ending in an ellipsis; says whether it was cut.
struct Shortened {
  std::string text;
  bool cut = false;
};
Shortened shortened(std::string_view text, std::size_t longest);

// "A; B, C" or one per line -> trimmed names, empty ones left out. Commas divide only when no ';', '|' or line break
// does.
// At most `most` of them.
std::vector<std::string> split_names(std::string_view text, std::size_t most);

}  // namespace beffroi::organiser
