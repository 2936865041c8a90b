// A programme file, whatever its format, as checked sessions: the "plan" of plan -> difference -> apply.
// Pure: bytes in, values out; nothing is read, stored or fetched. Every bound is in import_limits.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "organiser/import_messages.hpp"
#include "organiser/programme.hpp"

namespace beffroi::organiser {

enum class ProgrammeFormat { csv, schedule_json, schedule_xml, icalendar };
std::string_view name_of(ProgrammeFormat format);

// By content first, by the end of the file name when the content does not tell.
std::optional<ProgrammeFormat> detect_format(std::string_view bytes, std::string_view filename);

// Where repeating calendar entries are looked for: [from_ms, until_ms).
struct TimeWindow {
  TimeMs from_ms = 0;
  TimeMs until_ms = 0;
};

struct ImportOptions {
  std::string source;                    // kept as ProgrammeSession::source, e.g. "programme-2027"
  std::string zone = "Europe/Paris";     // of times that name none
  Language language = Language::french;  // of the sentences
  bool accept_partial = false;           // take the good sessions of a file with errors
  std::optional<TimeWindow> event_week;
};

// Errors and warnings come in the order of the file, at most limits::import_errors and limits::import_warnings of them;
// how many more there were is counted. With an error `sessions` is empty, unless accept_partial was asked.
struct ImportResult {
  std::optional<ProgrammeFormat> format;
  std::vector<ProgrammeSession> sessions;
  std::vector<ImportError> errors;
  std::vector<ImportError> warnings;
  std::size_t errors_left_off = 0;
  std::size_t warnings_left_off = 0;

  bool ok() const { return errors.empty(); }
};

ImportResult import_programme(std::string_view bytes, std::string_view filename, const ImportOptions& options);

}  // namespace beffroi::organiser
