// RFC 5545 content lines and components: unfolds, splits names, parameters and values, nests BEGIN and END.
// Pure. Unfolding is done on bytes, because a fold may cut a UTF-8 character; each whole line is then checked.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "organiser/import_messages.hpp"

namespace beffroi::organiser {

struct CalendarProperty {
  std::string name;                                        // upper case
  std::map<std::string, std::string, std::less<>> params;  // names in upper case, values without quotes
  std::string value;                                       // as it stands in the file, see text_value()
  std::size_t line = 0;                                    // of its first physical line

  std::string_view param(std::string_view param_name) const;
};

// A VEVENT or VTIMEZONE. What is inside an event (alarms) is left out.
struct CalendarComponent {
  std::string name;
  std::vector<CalendarProperty> properties;
  std::size_t line = 0;
  std::vector<CalendarComponent> parts;  // STANDARD and DAYLIGHT of a VTIMEZONE

  const CalendarProperty* find(std::string_view property) const;
};

struct CalendarFile {
  std::vector<CalendarProperty> calendar;  // of all VCALENDARs together
  std::vector<CalendarComponent> zones;
  std::vector<CalendarComponent> events;
};

struct CalendarFault {
  Position at;
  ImportCode code = ImportCode::syntax;
  std::string what;
};

// What could be read, and what could not. After a fault that leaves the nesting in doubt nothing more is read.
struct CalendarReading {
  CalendarFile file;
  std::vector<CalendarFault> faults;
};
CalendarReading read_calendar(std::string_view bytes);

// TEXT values: "\n", "\,", "\;" and "\\" undone.
std::string text_value(std::string_view value);
// TEXT lists (CATEGORIES): split at commas that are not escaped, then undone.
std::vector<std::string> text_list(std::string_view value);

}  // namespace beffroi::organiser
