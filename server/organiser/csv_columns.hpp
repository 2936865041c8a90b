// Which column of a table means what: header names in French and English, accents, case and punctuation ignored.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "organiser/csv_reader.hpp"
#include "organiser/import_collector.hpp"

namespace beffroi::organiser {

class CsvColumns {
 public:
  // Reads the header row; complains of columns that are missing or doubled.
  CsvColumns(const CsvRow& header, ImportCollector& into);

  // False when sessions cannot be read with this header.
  bool usable() const { return usable_; }

  // The cell of a row by the column's meaning ("starts_at", "title", ...); empty text at the row's start when there is
  // none.
  CsvCell cell(const CsvRow& row, std::string_view meaning) const;
  // The header as its author wrote it, for sentences.
  std::string_view title_of(std::string_view meaning) const;
  bool has(std::string_view meaning) const { return index_.contains(meaning); }

  std::size_t count() const { return titles_.size(); }
  // Columns that mean nothing to us, as a JSON object of this row's texts; empty when they are.
  std::string unknown_of(const CsvRow& row) const;

 private:
  std::vector<std::string> titles_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::vector<std::size_t> unknown_;
  bool usable_ = true;
};

}  // namespace beffroi::organiser
