// What can be wrong with a programme file, and the sentence that tells an organiser what to do about it.
#pragma once

#include <string>
#include <string_view>

#include "organiser/encoding.hpp"

namespace beffroi::organiser {

enum class Language { french, english };

enum class ImportCode {
  // The file as a whole: nothing can be read from it.
  file_too_large,
  empty_file,
  unknown_format,
  bad_encoding,
  syntax,
  doctype_forbidden,
  too_deep,
  not_a_schedule,
  missing_column,
  duplicate_column,
  too_many_columns,
  no_sessions,
  too_many_sessions,
  too_many_repetitions,
  unknown_default_zone,
  // One entry.
  too_many_cells,
  missing_field,
  bad_date,
  missing_time,
  bad_duration,
  unknown_zone,
  end_before_start,
  too_long,
  duplicate_id,
  too_long_id,
  // Warnings: the entry was taken all the same.
  assumed_windows_1252,
  text_shortened,
  too_many_speakers,
  unknown_fields_dropped,
  unknown_kind,
  unknown_status,
  unknown_flag,
  bad_url,
  end_assumed,
  slot_key_assumed,
  private_left_out,
  recurrence_not_understood,
  recurrence_cut,
  recurrence_later_not_followed,
  older_version_left_out,
};

// `line` and `column` start at 1; 0 when the whole file is meant.
struct ImportError {
  std::size_t line = 0;
  std::size_t column = 0;
  ImportCode code = ImportCode::syntax;
  std::string message;
};

// Snake-case name, e.g. "bad_date"; stable, for clients and tests.
std::string_view name_of(ImportCode code);

// `field` names the column or property, `value` quotes what stood there (shortened for display).
ImportError import_error(Position at, ImportCode code, std::string_view field, std::string_view value,
                         Language language);

}  // namespace beffroi::organiser
