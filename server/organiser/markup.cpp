#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "organiser/encoding.hpp"
#include "organiser/plain_text.hpp"

namespace beffroi::organiser {

namespace {

// A '<' whose '>' is farther away than this is text; keeps a page of '<' linear.
constexpr std::size_t longest_tag = 2'000;
constexpr std::size_t longest_entity = 10;

constexpr std::array<std::string_view, 15> block_tags{"p",  "br", "div", "ul", "ol", "tr",      "h1",     "h2",
                                                      "h3", "h4", "h5",  "h6", "hr", "section", "article"};
constexpr std::array<std::string_view, 21> inline_tags{"a",     "b",    "i",  "u",   "em",    "strong", "span",
                                                       "table", "td",   "th", "s",   "sub",   "sup",    "small",
                                                       "font",  "code", "li", "img", "tbody", "thead",  "blockquote"};
constexpr std::array<std::string_view, 4> swallowed_tags{"script", "style", "iframe", "object"};

struct Entity {
  std::string_view name;
  char32_t value;
};
constexpr std::array<Entity, 52> entities{{
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},     {"nbsp", 0xA0},
    {"agrave", 0xE0},  {"acirc", 0xE2},   {"auml", 0xE4},    {"aelig", 0xE6},   {"ccedil", 0xE7},   {"egrave", 0xE8},
    {"eacute", 0xE9},  {"ecirc", 0xEA},   {"euml", 0xEB},    {"icirc", 0xEE},   {"iuml", 0xEF},     {"ocirc", 0xF4},
    {"ouml", 0xF6},    {"ugrave", 0xF9},  {"ucirc", 0xFB},   {"uuml", 0xFC},    {"Agrave", 0xC0},   {"Acirc", 0xC2},
    {"Ccedil", 0xC7},  {"Egrave", 0xC8},  {"Eacute", 0xC9},  {"Ecirc", 0xCA},   {"Icirc", 0xCE},    {"Ocirc", 0xD4},
    {"oelig", 0x153},  {"OElig", 0x152},  {"laquo", 0xAB},   {"raquo", 0xBB},   {"hellip", 0x2026}, {"ndash", 0x2013},
    {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D},  {"bull", 0x2022},
    {"middot", 0xB7},  {"euro", 0x20AC},  {"deg", 0xB0},     {"copy", 0xA9},    {"reg", 0xAE},      {"trade", 0x2122},
    {"times", 0xD7},   {"aacute", 0xE1},  {"szlig", 0xDF},   {"rarr", 0x2192},
}};

template <std::size_t count>
bool contains(const std::array<std::string_view, count>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct Tag {
  std::string name;
  bool closing = false;
  std::size_t length = 0;
};

// The known tag that begins at the '<' at the front of `text`.
std::optional<Tag> tag_at(std::string_view text) {
  Tag tag;
  std::size_t at = 1;
  if (at < text.size() && text[at] == '/') tag.closing = true, ++at;
  const std::size_t name_begin = at;
  const auto is_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  while (at < text.size() && at - name_begin < 12 && is_name(text[at])) ++at;
  tag.name = fold(text.substr(name_begin, at - name_begin));
  if (!contains(block_tags, tag.name) && !contains(inline_tags, tag.name) && !contains(swallowed_tags, tag.name))
    return std::nullopt;
  if (at < text.size() && std::string_view{" \t\r\n/>"}.find(text[at]) == std::string_view::npos) return std::nullopt;
  const auto end = text.substr(0, longest_tag).find('>', at);
  if (end == std::string_view::npos) return std::nullopt;
  tag.length = end + 1;
  return tag;
}

bool looks_like_html(std::string_view text) {
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const auto tag = tag_at(text.substr(at));
    if (tag && (tag->closing || contains(block_tags, tag->name) || contains(swallowed_tags, tag->name))) return true;
  }
  return false;
}

std::size_t end_of_swallowed(std::string_view text, const Tag& tag) {
  const std::string closing = "</" + tag.name;
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; };
  const auto found = std::search(text.begin(), text.end(), closing.begin(), closing.end(), same);
  const auto end = std::find(found, text.end(), '>');
  return end == text.end() ? text.size() : static_cast<std::size_t>(end - text.begin()) + 1;
}

std::string without_tags(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    if (text.starts_with("<!--")) {
      const auto end = text.find("-->");
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 3);
      continue;
    }
    const auto tag = text.front() == '<' ? tag_at(text) : std::nullopt;
    if (!tag) {
      const bool white = text.front() == '\n' || text.front() == '\r';
      out += white ? ' ' : text.front();
      text.remove_prefix(1);
      continue;
    }
    if (tag->name == "li" && !tag->closing) out += "\n- ";
    if (tag->name == "p" && tag->closing) out += '\n';
    if (contains(block_tags, tag->name)) out += '\n';
    text.remove_prefix(!tag->closing && contains(swallowed_tags, tag->name) ? end_of_swallowed(text, *tag)
                                                                            : tag->length);
  }
  return out;
}

std::optional<char32_t> numeric_entity(std::string_view digits) {
  const bool hexadecimal = !digits.empty() && (digits.front() == 'x' || digits.front() == 'X');
  if (hexadecimal) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 7) return std::nullopt;
  char32_t value = 0;
  for (char c : digits) {
    const auto lower = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9')
      value = value * (hexadecimal ? 16 : 10) + static_cast<char32_t>(c - '0');
    else if (hexadecimal && lower >= 'a' && lower <= 'f')
      value = value * 16 + static_cast<char32_t>(lower - 'a' + 10);
    else
      return std::nullopt;
  }
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return std::nullopt;
  return value;
}

std::optional<char32_t> entity_named(std::string_view name) {
  if (name.starts_with('#')) return numeric_entity(name.substr(1));
  const auto found = std::find_if(entities.begin(), entities.end(), [&](const Entity& e) { return e.name == name; });
  if (found == entities.end()) return std::nullopt;
  return found->value;
}

std::string with_entities_decoded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = text.front() == '&' ? text.substr(0, longest_entity).find(';') : std::string_view::npos;
    const auto value = end == std::string_view::npos ? std::nullopt : entity_named(text.substr(1, end - 1));
    if (value) {
      append_utf8(out, *value);
      text.remove_prefix(end + 1);
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace

std::string without_markup(std::string_view text) {
  const bool html = text.find('<') != std::string_view::npos && looks_like_html(text);
  std::string plain = html ? without_tags(text) : std::string{text};
  return plain.find('&') == std::string::npos ? plain : with_entities_decoded(plain);
}

}  // namespace beffroi::organiser
