// Comma-separated values as RFC 4180 has them and as spreadsheets write them: quotes, doubled quotes, line breaks
// inside quotes, CRLF or LF or CR, and ',' or ';' or tab between cells. Pure: text in, rows out, one at a time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "organiser/encoding.hpp"

namespace beffroi::organiser {

struct CsvCell {
  std::string text;
  Position at;
};
using CsvRow = std::vector<CsvCell>;

// What stopped the reader: a quote never closed, text behind a closing quote, or a row of too many cells.
struct CsvError {
  enum class Kind { open_quote, text_after_quote, too_many_cells };
  Kind kind = Kind::open_quote;
  Position at;
};

class CsvReader {
 public:
  // `text` is well-formed UTF-8 without a byte order mark, outlives the reader and begins on `first_line` of its file.
  CsvReader(std::string_view text, char separator, std::size_t first_line = 1)
      : rest_(text), separator_(separator), at_{first_line, 1} {}

  // The next row that has any text in it; nothing at the end of the text or after an error.
  std::optional<CsvRow> next();
  const std::optional<CsvError>& error() const { return error_; }

 private:
  bool at_line_end() const { return rest_.empty() || rest_.front() == '\n' || rest_.front() == '\r'; }
  void advance(std::size_t bytes);
  void skip_line_end();
  CsvRow read_row();
  std::string read_cell();
  std::string read_quoted();
  void fail(CsvError::Kind kind, Position at);

  std::string_view rest_;
  char separator_;
  Position at_;
  std::optional<CsvError> error_;
};

// The separator of the first line with text, counted outside quotes; Excel's "sep=;" line decides if it is there and is
// removed from `text`.
char take_csv_separator(std::string_view& text);

}  // namespace beffroi::organiser
