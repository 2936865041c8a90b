// Comparing and cutting protocol text. ASCII only, independent of the locale, and never past the end of a view
// (Beast 1.81's iequals reads one byte too far).
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace beffroi::net {

constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_alpha(char c) {
  return to_lower(c) >= 'a' && to_lower(c) <= 'z';
}

// RFC 9110 5.6.2
constexpr bool is_token_char(char c) {
  return is_digit(c) || is_alpha(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}
constexpr bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return to_lower(x) == to_lower(y); });
}

// Without spaces and tabs at both ends.
constexpr std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Calls visit(part) for each trimmed part between separators; visit returns false to stop. True when none stopped.
template <class Visit>
constexpr bool for_each_part(std::string_view list, char separator, Visit visit) {
  for (;;) {
    const auto end = list.find(separator);
    if (!visit(trimmed(list.substr(0, end)))) return false;
    if (end == std::string_view::npos) return true;
    list.remove_prefix(end + 1);
  }
}

// A comma-separated field value holds this token, in any case.
constexpr bool list_has_token(std::string_view list, std::string_view token) {
  return !for_each_part(list, ',', [&](std::string_view part) { return !equal_ignoring_case(part, token); });
}

inline std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_lower);
  return out;
}

}  // namespace beffroi::net
