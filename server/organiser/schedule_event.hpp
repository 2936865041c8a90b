// One event of a frab or pretalx schedule, as its XML and JSON forms both carry it, and what becomes of it.
#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "organiser/import_collector.hpp"

namespace beffroi::organiser {

// Texts as they stand in the file; absent ones are empty.
struct ScheduleEvent {
  Position at;
  std::string guid;  // the slot
  std::string id;    // the submission: several slots may share it
  std::string code;  // the same, in pretalx
  std::string day;   // date of the programme day around the event; that day goes on until 4 in the morning
  std::string date;  // ISO 8601 with an offset, in all but the oldest files
  std::string start;
  std::string end;
  std::string duration;
  std::string room;
  std::string title;
  std::string subtitle;
  std::string track;
  std::string type;
  std::string language;
  std::string abstract;
  std::string description;
  std::vector<std::string> persons;
  bool do_not_record = false;
  boost::json::object unknown;
};

// The member that holds an element or key of this name; null for names we do not know.
std::string* text_member(ScheduleEvent& event, std::string_view name);

// Gathers the events of one file. `zone` is the conference's own, or empty.
class ScheduleImport {
 public:
  explicit ScheduleImport(ImportCollector& into) : into_(into), zone_(into.options().zone) {}

  void use_zone(std::string_view name, Position at);
  void add(ScheduleEvent event);

 private:
  std::string external_id(const ScheduleEvent& event);
  bool read_times(const ScheduleEvent& event, ProgrammeSession& session);
  std::optional<std::int64_t> utc_ms(const std::string& text, const ScheduleEvent& event, std::string_view field);
  std::optional<std::int64_t> start_of(const ScheduleEvent& event);

  ImportCollector& into_;
  std::string zone_;
  std::map<std::string, int> slots_;  // of submissions without guids
};

}  // namespace beffroi::organiser
