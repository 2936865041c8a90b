// A time zone that a calendar file defines itself (RFC 5545 3.6.5 VTIMEZONE), for the few whose name says nothing.
// Our own reading of it: ICU 72's VTimeZone ends the process on some damaged definitions.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <vector>

#include "organiser/icalendar_reader.hpp"
#include "organiser/recurrence.hpp"
#include "protocol/messages.hpp"

namespace beffroi::organiser {

class CalendarZone {
 public:
  // Nothing when there is no STANDARD or DAYLIGHT part, or one of them cannot be read.
  static std::optional<CalendarZone> read(const CalendarComponent& vtimezone);

  // A time skipped in spring is read with the offset before the gap; one that happens twice in autumn is the first.
  protocol::TimeMs utc_ms(LocalTime local);

 private:
  struct Observance {
    LocalTime first;
    std::chrono::seconds offset_before{0};
    std::chrono::seconds offset{0};
    std::optional<Recurrence> rule;
  };
  struct Onset {
    LocalTime at;
    std::size_t observance = 0;
  };

  static std::optional<Observance> read_observance(const CalendarComponent& part);
  const std::vector<Onset>& onsets_in(std::chrono::year year);

  // Constant after read().
  std::vector<Observance> observances_;

  // Worked out when a year is first asked for.
  std::map<int, std::vector<Onset>> onsets_by_year_;
};

}  // namespace beffroi::organiser
