// Dates, times and durations as people and programs write them: "20/03/2027 9h30", "samedi 20 mars 2027 à 14 h",
// "2027-03-20T09:30:00+01:00", "20270320T083000Z", "1h30", "0:45", "P1DT2H".
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace beffroi::organiser {

struct DateReading {
  std::optional<std::chrono::local_days> date;
  std::optional<std::chrono::seconds> time;             // since midnight
  std::optional<std::chrono::minutes> offset_from_utc;  // present only beside a time
};

// Free text of a table cell or an ISO 8601 string: a date, a time, or both. Day before month unless the year comes
// first. Nothing when any part of the text is not understood, or the date does not exist.
std::optional<DateReading> read_date(std::string_view text);

// A time or two ("9h30 - 11h", "de 14h à 16h").
struct TimeRange {
  std::chrono::seconds start{};
  std::optional<std::chrono::seconds> end;
};
std::optional<TimeRange> read_time_range(std::string_view text);

// "HH:MM" or "D:HH:MM" of the frab formats.
std::optional<std::chrono::seconds> read_frab_duration(std::string_view text);
// "1h30", "90 min", "01:30", "90" (minutes).
std::optional<std::chrono::seconds> read_cell_duration(std::string_view text);
// "PT1H30M", "P1W", "-PT15M" (RFC 5545 3.3.6).
std::optional<std::chrono::seconds> read_iso_duration(std::string_view text);

// "20270320", "20270320T093000", "20270320T083000Z" (RFC 5545 3.3.4 and 3.3.5).
std::optional<DateReading> read_icalendar_date(std::string_view text);

}  // namespace beffroi::organiser
