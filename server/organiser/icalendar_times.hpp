// The times of a calendar file: which zone each property is in, and what moment it names.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "organiser/icalendar_reader.hpp"
#include "organiser/icalendar_zone.hpp"
#include "organiser/import_collector.hpp"

namespace beffroi::organiser {

struct CalendarMoment {
  LocalTime local;
  std::string zone;  // an IANA name, or one that only this file knows
  std::int64_t utc_ms = 0;
  bool whole_day = false;
};

class CalendarTimes {
 public:
  // Reads the feed's own zone and every VTIMEZONE: an IANA name counts before the file's own rules.
  CalendarTimes(const CalendarFile& file, ImportCollector& into);

  // Complains and gives nothing when the value is no date or its zone is unknown.
  std::optional<CalendarMoment> read(const CalendarProperty& property);
  // A list of dates or of periods, of which the starts are taken (RDATE, EXDATE).
  std::vector<CalendarMoment> read_list(const CalendarProperty& property);

  CalendarMoment at(LocalTime local, const CalendarMoment& like);

  // The IANA zone to show a moment in: its own, or the feed's for UTC and zones only this file knows.
  const std::string& shown_zone(const CalendarMoment& moment) const;

 private:
  std::optional<CalendarMoment> read_value(const CalendarProperty& property, std::string_view value);
  std::optional<std::string> zone_of(const CalendarProperty& property);
  void define(const CalendarComponent& zone);
  TimeMs utc_ms(LocalTime local, const std::string& zone);

  ImportCollector& into_;
  std::string feed_zone_;
  std::map<std::string, std::string, std::less<>> zone_by_tzid_;
  std::map<std::string, CalendarZone, std::less<>> own_zones_;  // by the names in zone_by_tzid_
};

}  // namespace beffroi::organiser
