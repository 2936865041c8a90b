#include "moderation/word_list.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "moderation/characters.hpp"
#include "protocol/limits.hpp"

namespace beffroi::moderation {
namespace {

namespace limits = protocol::limits;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r";
  const std::size_t from = text.find_first_not_of(blank);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(blank) - from + 1);
}

Failure<std::string> wrong(std::string what) {
  return Failure{std::move(what)};
}

Result<WordForm, std::string> word_form(std::string_view entry) {
  WordForm form;
  std::string_view word = entry;
  form.open_start = word.starts_with('*');
  if (form.open_start) word.remove_prefix(1);
  form.open_end = word.ends_with('*');
  if (form.open_end) word.remove_suffix(1);
  if (word.find('*') != std::string_view::npos) return wrong("a * stands at the beginning or the end of a word");
  const std::vector<char32_t> points = code_points(word);
  if (std::ssize(points) > limits::rule_word_length) {
    return wrong("a word has at most " + std::to_string(limits::rule_word_length) + " characters");
  }
  form.symbols = word_symbols(points);
  if (form.symbols.empty()) return wrong("\"" + std::string(entry) + "\" has no letter or digit");
  if ((form.open_start || form.open_end) && form.symbols.size() < 3) {
    return wrong("\"" + std::string(entry) + "\" is too short to be looked for inside other words");
  }
  // Scripts without spaces have no whole words to look for.
  if (std::ranges::any_of(points, writes_without_spaces)) form.open_start = form.open_end = true;
  return form;
}

// Equal for forms that find the same.
std::string key_of(const WordForm& form) {
  std::string key;
  key += form.open_start ? '*' : '.';
  key += form.open_end ? '*' : '.';
  for (const Symbol& symbol : form.symbols) {
    append_utf8(key, symbol.letter);
    key += static_cast<char>('0' + std::min<int>(symbol.run, 3));
  }
  return key;
}

}  // namespace

std::vector<Line> lines_of(std::string_view list) {
  std::vector<Line> lines;
  for (std::size_t number = 1; !list.empty(); ++number) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    const std::string_view whole = list.substr(0, end);
    const std::string_view text = trimmed(whole.substr(0, std::min(whole.find('#'), whole.size())));
    if (!text.empty()) lines.push_back({number, text});
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return lines;
}

Result<std::vector<WordForm>, LineProblem> read_word_list(std::string_view list) {
  const std::vector<Line> lines = lines_of(list);
  const auto most = static_cast<std::size_t>(limits::rule_words);
  if (lines.size() > most) {
    return Failure{LineProblem{lines[most].number, "at most " + std::to_string(most) + " words"}};
  }
  std::vector<WordForm> forms;
  std::unordered_set<std::string> known;
  for (const Line& line : lines) {
    auto form = word_form(line.text);
    if (!form) return Failure{LineProblem{line.number, form.error()}};
    if (known.insert(key_of(form.value())).second) forms.push_back(std::move(form).value());
  }
  return forms;
}

}  // namespace beffroi::moderation
