// Bounds of the programme import. A file that goes over one is refused or shortened with a sentence that names it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace beffroi::organiser::limits {

inline constexpr std::size_t import_file_bytes = 8 * 1024 * 1024;
inline constexpr std::size_t import_sessions = 5'000;
inline constexpr std::size_t import_errors = 100;
inline constexpr std::size_t import_warnings = 100;
// Errors that are counted beyond those shown; then the rest of the file is not read.
inline constexpr std::size_t import_errors_counted = 5'000;

// Texts of a session, in bytes of UTF-8, not above what protocol::ProgrammeItem carries; longer ones are shortened with
// a warning, except the external id, which is refused.
inline constexpr std::size_t external_id_bytes = 200;
inline constexpr std::size_t title_bytes = 1'000;
inline constexpr std::size_t name_bytes = 200;
inline constexpr std::size_t place_bytes = 400;
inline constexpr std::size_t language_bytes = 16;
inline constexpr std::size_t abstract_bytes = 8'000;
inline constexpr std::size_t description_bytes = 40'000;
inline constexpr std::size_t url_bytes = 1'000;
inline constexpr std::size_t speakers = 50;
// What a sentence quotes from the file, and what a comparison shows of a field.
inline constexpr std::size_t quote_bytes = 80;
inline constexpr std::size_t shown_change_bytes = 4'000;
// Unknown fields kept as JSON text; more is left out with a warning.
inline constexpr std::size_t raw_bytes = 8 * 1024;

inline constexpr std::size_t csv_columns = 100;
inline constexpr unsigned xml_depth = 32;
inline constexpr unsigned json_depth = 32;
inline constexpr unsigned icalendar_depth = 8;
inline constexpr std::size_t icalendar_line_bytes = 256 * 1024;
inline constexpr std::size_t icalendar_zones = 64;
inline constexpr std::size_t vtimezone_parts = 50;

// Occurrences taken from one repeating entry, and how far from its first day they are looked for.
inline constexpr std::size_t occurrences = 200;
inline constexpr int recurrence_days = 40 * 366;
// The same for all entries of a file together: a second of work at most.
inline constexpr std::int64_t recurrence_days_per_file = 1'000'000;

inline constexpr int first_year = 1970;
inline constexpr int last_year = 2200;
inline constexpr std::int64_t session_duration_ms = 31LL * 24 * 3600 * 1000;
// Length given to an entry that has neither an end nor a duration.
inline constexpr std::int64_t assumed_duration_ms = 3600 * 1000;

}  // namespace beffroi::organiser::limits
