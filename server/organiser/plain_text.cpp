#include "organiser/plain_text.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "organiser/encoding.hpp"

namespace beffroi::organiser {

namespace {

// U+00C0 to U+00FF, folded; ' ' where there is no letter.
constexpr std::string_view latin_1_letters = "aaaaaaaceeeeiiiidnooooo ouuuuy saaaaaaaceeeeiiiidnooooo ouuuuy y";

void append_folded(std::string& out, char32_t c) {
  if (c >= 'A' && c <= 'Z') {
    out += static_cast<char>(c - 'A' + 'a');
  } else if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c == 0x152 || c == 0x153) {
    out += "oe";
  } else if (c == 0xC6 || c == 0xE6) {
    out += "ae";
  } else if (c == 0xDF) {
    out += "ss";
  } else if (c >= 0xC0 && c <= 0xFF) {
    out += latin_1_letters[c - 0xC0];
  } else if (c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A)) {
    out += ' ';
  } else if (c == 0x2019 || c == 0x2018) {
    out += '\'';
  } else if (c >= 0x2010 && c <= 0x2015) {
    out += '-';
  } else if (c < 0x300 || c > 0x36F) {  // combining marks of decomposed letters vanish, the rest leaves a gap
    out += ' ';
  }
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
}

bool is_forbidden(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool turns_direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || turns_direction || c == 0xFEFF || c == 0x2060;
}

bool is_line_break(char32_t c) {
  return c == '\n' || c == 0x2028 || c == 0x2029 || c == 0x85;
}

std::string clean(std::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  unsigned breaks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = first_code_point(text.substr(at));
    at += std::max<std::size_t>(c.length, 1);
    if (c.length == 0) continue;
    const bool carriage_return_alone = c.value == '\r' && (at >= text.size() || text[at] != '\n');
    if (is_line_break(c.value) || carriage_return_alone) {
      ++breaks;
    } else if (is_space(c.value)) {
      space = true;
    } else if (!is_forbidden(c.value)) {
      if (!out.empty() && breaks > 0)
        out += keep_lines ? (breaks > 1 ? "\n\n" : "\n") : " ";
      else if (!out.empty() && space)
        out += ' ';
      append_utf8(out, c.value);
      space = false;
      breaks = 0;
    }
  }
  return out;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = first_code_point(text.substr(at));
    at += std::max<std::size_t>(c.length, 1);
    if (c.length > 0) append_folded(out, c.value);
  }
  return out;
}

std::string fold_name(std::string_view text) {
  std::string out = fold(text);
  std::erase_if(out, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string one_line(std::string_view text) {
  return clean(text, false);
}
std::string several_lines(std::string_view text) {
  return clean(text, true);
}

Shortened shortened(std::string_view text, std::size_t longest) {
  static constexpr std::string_view ellipsis = "…";
  if (text.size() <= longest) return {std::string{text}, false};
  std::size_t end = longest - ellipsis.size();
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return {std::string{trimmed(text.substr(0, end))} + std::string{ellipsis}, true};
}

std::vector<std::string> split_names(std::string_view text, std::size_t most) {
  const bool strong = text.find_first_of(";|\n") != std::string_view::npos;
  const std::string_view dividers = strong ? ";|\n" : ",";
  std::vector<std::string> names;
  while (true) {
    const auto end = text.find_first_of(dividers);
    std::string name = one_line(text.substr(0, end));
    if (!name.empty()) names.push_back(std::move(name));
    if (end == std::string_view::npos || names.size() == most) return names;
    text.remove_prefix(end + 1);
  }
}

}  // namespace beffroi::organiser
