#include "organiser/schedule_event.hpp"

#include <array>
#include <boost/json/serialize.hpp>
#include <chrono>

#include "organiser/date_reading.hpp"
#include "organiser/import_limits.hpp"
#include "organiser/plain_text.hpp"

namespace beffroi::organiser {

namespace {

using std::chrono::milliseconds;

// Events that start before this hour belong to the programme day before.
constexpr std::chrono::hours day_border{4};

}  // namespace

std::string* text_member(ScheduleEvent& event, std::string_view name) {
  struct Member {
    std::string_view name;
    std::string ScheduleEvent::* member;
  };
  using E = ScheduleEvent;
  static constexpr std::array<Member, 16> members{{{"guid", &E::guid},
                                                   {"id", &E::id},
                                                   {"code", &E::code},
                                                   {"date", &E::date},
                                                   {"start", &E::start},
                                                   {"end", &E::end},
                                                   {"duration", &E::duration},
                                                   {"room", &E::room},
                                                   {"title", &E::title},
                                                   {"subtitle", &E::subtitle},
                                                   {"track", &E::track},
                                                   {"type", &E::type},
                                                   {"language", &E::language},
                                                   {"abstract", &E::abstract},
                                                   {"description", &E::description},
                                                   {"day", &E::day}}};
  for (const Member& member : members)
    if (member.name == name) return &(event.*member.member);
  return nullptr;
}

void ScheduleImport::use_zone(std::string_view name, Position at) {
  if (trimmed(name).empty()) return;
  if (const auto known = into_.zones().iana_name(trimmed(name)))
    zone_ = *known;
  else
    into_.warn(at, ImportCode::unknown_zone, "time_zone_name", name);
}

// The guid names the slot. Without one, the submission's id serves, numbered when a second slot has the same.
std::string ScheduleImport::external_id(const ScheduleEvent& event) {
  if (!trimmed(event.guid).empty()) return event.guid;
  const std::string& submission = trimmed(event.id).empty() ? event.code : event.id;
  if (trimmed(submission).empty()) return {};
  std::string key = one_line(submission);
  const int slot = ++slots_[key];
  if (slot > 1) key += '#' + std::to_string(slot);
  into_.warn(event.at, ImportCode::slot_key_assumed, {}, key);
  return key;
}

std::optional<std::int64_t> ScheduleImport::utc_ms(const std::string& text, const ScheduleEvent& event,
                                                   std::string_view field) {
  const auto reading = read_date(text);
  if (!reading || !reading->date || !reading->time) {
    into_.error(event.at, ImportCode::bad_date, field, text);
    return std::nullopt;
  }
  const LocalTime local = *reading->date + *reading->time;
  if (!reading->offset_from_utc) return into_.zones().utc_ms(local, zone_);
  return milliseconds{local.time_since_epoch() - *reading->offset_from_utc}.count();
}

std::optional<std::int64_t> ScheduleImport::start_of(const ScheduleEvent& event) {
  const auto date = read_date(event.date);
  if (!trimmed(event.date).empty() && (!date || date->time)) return utc_ms(event.date, event, "date");
  const std::string& day_text = trimmed(event.date).empty() ? event.day : event.date;
  const auto day = read_date(day_text);
  if (!day || !day->date) {
    into_.error(event.at, ImportCode::bad_date, "date", day_text);
    return std::nullopt;
  }
  const auto start = read_time_range(event.start);
  if (!start) {
    into_.error(event.at, ImportCode::missing_time, "start", event.start);
    return std::nullopt;
  }
  const auto next_morning = start->start < day_border ? std::chrono::days{1} : std::chrono::days{0};
  return into_.zones().utc_ms(*day->date + next_morning + start->start, zone_);
}

bool ScheduleImport::read_times(const ScheduleEvent& event, ProgrammeSession& session) {
  const auto start = start_of(event);
  if (!start) return false;
  session.starts_at = *start;
  if (!trimmed(event.duration).empty()) {
    const auto duration = read_frab_duration(event.duration);
    if (!duration) {
      into_.error(event.at, ImportCode::bad_duration, "duration", event.duration);
      return false;
    }
    session.ends_at = *start + milliseconds{*duration}.count();
    return true;
  }
  if (!trimmed(event.end).empty()) {
    const auto end = utc_ms(event.end, event, "end");
    session.ends_at = end.value_or(*start);
    return end.has_value();
  }
  into_.warn(event.at, ImportCode::end_assumed, {}, event.title);
  session.ends_at = *start + limits::assumed_duration_ms;
  return true;
}

void ScheduleImport::add(ScheduleEvent event) {
  ProgrammeSession session;
  session.external_id = external_id(event);
  if (!read_times(event, session)) return;
  session.title = std::move(event.title);
  session.abstract =
      trimmed(event.subtitle).empty() ? std::move(event.abstract) : event.subtitle + "\n" + event.abstract;
  session.description = std::move(event.description);
  session.kind = into_.kind_or_other(event.type, event.at);
  session.theme = std::move(event.track);
  session.place = std::move(event.room);
  session.language = std::move(event.language);
  session.speakers = std::move(event.persons);
  session.recording_allowed = !event.do_not_record;
  session.zone = zone_;
  if (!event.unknown.empty()) session.raw = boost::json::serialize(event.unknown);
  into_.add(std::move(session), event.at);
}

}  // namespace beffroi::organiser
