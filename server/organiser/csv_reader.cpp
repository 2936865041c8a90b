#include "organiser/csv_reader.hpp"

#include <algorithm>
#include <array>

#include "organiser/import_limits.hpp"
#include "organiser/plain_text.hpp"

namespace beffroi::organiser {

void CsvReader::advance(std::size_t bytes) {
  for (const char c : rest_.substr(0, bytes)) {
    if (c == '\n')
      at_ = {at_.line + 1, 1};
    else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
      ++at_.column;
  }
  rest_.remove_prefix(bytes);
}

void CsvReader::skip_line_end() {
  if (rest_.empty()) return;
  const bool alone = rest_.front() == '\r' && !rest_.starts_with("\r\n");
  advance(rest_.starts_with("\r\n") ? 2 : 1);
  if (alone) at_ = {at_.line + 1, 1};
}

void CsvReader::fail(CsvError::Kind kind, Position at) {
  error_ = CsvError{kind, at};
  rest_ = {};
}

std::optional<CsvRow> CsvReader::next() {
  while (!rest_.empty() && !error_) {
    CsvRow row = read_row();
    if (error_) return std::nullopt;
    skip_line_end();
    const bool blank =
        std::all_of(row.begin(), row.end(), [](const CsvCell& cell) { return trimmed(cell.text).empty(); });
    if (!blank) return row;
  }
  return std::nullopt;
}

CsvRow CsvReader::read_row() {
  CsvRow row;
  while (true) {
    const Position at = at_;
    row.push_back({rest_.starts_with('"') ? read_quoted() : read_cell(), at});
    if (error_ || at_line_end()) return row;
    if (row.size() == limits::csv_columns) {
      fail(CsvError::Kind::too_many_cells, at_);
      return row;
    }
    advance(1);  // the separator
  }
}

std::string CsvReader::read_cell() {
  const std::array<char, 3> ends{separator_, '\n', '\r'};
  const auto end = std::min(rest_.find_first_of(std::string_view{ends.data(), ends.size()}), rest_.size());
  std::string text{rest_.substr(0, end)};
  advance(end);
  return text;
}

std::string CsvReader::read_quoted() {
  const Position opened = at_;
  std::string text;
  advance(1);
  while (true) {
    const auto quote = rest_.find('"');
    if (quote == std::string_view::npos) {
      fail(CsvError::Kind::open_quote, opened);
      return text;
    }
    text += rest_.substr(0, quote);
    advance(quote + 1);
    if (!rest_.starts_with('"')) break;
    text += '"';
    advance(1);
  }
  while (rest_.starts_with(' ')) advance(1);
  if (!at_line_end() && rest_.front() != separator_) fail(CsvError::Kind::text_after_quote, at_);
  return text;
}

char take_csv_separator(std::string_view& text) {
  if (text.starts_with("sep=") && text.size() > 4) {
    const char separator = text[4];
    const auto line_end = text.find('\n');
    text = line_end == std::string_view::npos ? std::string_view{} : text.substr(line_end + 1);
    return separator;
  }
  static constexpr std::string_view candidates = ";\t,";
  std::array<std::size_t, candidates.size()> found{};
  bool quoted = false;
  bool any = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r') && any) break;
    any = any || (c != '\n' && c != '\r' && c != ' ');
    const auto which = candidates.find(c);
    if (!quoted && which != std::string_view::npos) ++found[which];
  }
  const auto most = std::max_element(found.begin(), found.end());
  return *most == 0 ? ';' : candidates[static_cast<std::size_t>(most - found.begin())];
}

}  // namespace beffroi::organiser
