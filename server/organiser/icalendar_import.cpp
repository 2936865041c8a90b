#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <map>

#include "organiser/date_reading.hpp"
#include "organiser/icalendar_times.hpp"
#include "organiser/import_limits.hpp"
#include "organiser/importers.hpp"
#include "organiser/plain_text.hpp"
#include "organiser/recurrence.hpp"

namespace beffroi::organiser {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Properties we read, and those that change without the entry changing; the rest is kept as raw. People's addresses
// (ORGANIZER, ATTENDEE) are never kept.
constexpr std::string_view read_properties =
    " UID DTSTAMP DTSTART DTEND DURATION SEQUENCE SUMMARY DESCRIPTION X-ALT-DESC LOCATION CATEGORIES ORGANIZER "
    "ATTENDEE STATUS CLASS"
    " RRULE RDATE EXDATE RECURRENCE-ID CREATED LAST-MODIFIED CONFERENCE TRANSP PRIORITY X-MICROSOFT-CDO-BUSYSTATUS ";

std::string_view value_of(const CalendarComponent& event, std::string_view name) {
  const CalendarProperty* property = event.find(name);
  return property == nullptr ? std::string_view{} : std::string_view{property->value};
}

std::string text_of(const CalendarComponent& event, std::string_view name) {
  return text_value(value_of(event, name));
}

std::int64_t sequence_of(const CalendarComponent& event) {
  const std::string_view text = trimmed(value_of(event, "SEQUENCE"));
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::clamp<std::int64_t>(number, 0, 1'000'000'000);
}

bool is_newer(const CalendarComponent& a, const CalendarComponent& b) {
  if (sequence_of(a) != sequence_of(b)) return sequence_of(a) > sequence_of(b);
  const auto stamp = [](const CalendarComponent& event) {
    const auto modified = value_of(event, "LAST-MODIFIED");
    return modified.empty() ? value_of(event, "DTSTAMP") : modified;
  };
  return stamp(a) > stamp(b);
}

// How long an entry lasts: on the wall clock (a whole day is a day, also when the clocks change) or in true time.
struct Length {
  seconds duration{0};
  bool on_wall_clock = false;
};

std::string unread_properties(const CalendarComponent& event) {
  std::map<std::string, std::string> sorted;
  for (const CalendarProperty& property : event.properties)
    if (read_properties.find(" " + property.name + " ") == std::string_view::npos)
      sorted.emplace(property.name, text_value(property.value));
  if (sorted.empty()) return {};
  boost::json::object fields;
  for (const auto& [name, value] : sorted) fields[name] = several_lines(value);
  return boost::json::serialize(fields);
}

class CalendarImport {
 public:
  CalendarImport(const CalendarFile& file, ImportCollector& into) : into_(into), times_(file, into) {
    for (const CalendarProperty& property : file.calendar)
      if (property.name == "METHOD") cancelled_ = fold(property.value) == "cancel";
  }

  void read(const std::vector<CalendarComponent>& events) {
    for (const CalendarComponent& event : events)
      if (!into_.full()) sort(event);
    for (const std::string& uid : in_order_) {
      if (into_.full()) return;
      const auto& versions = by_uid_.at(uid);
      if (versions.entry != nullptr) read_entry(uid, *versions.entry);
      for (const auto& [original, changed] : versions.changed)
        if (!changed.used) add(*changed.event, instance_id(uid, changed.original), std::nullopt);
    }
  }

 private:
  // An occurrence with a RECURRENCE-ID of its own.
  struct Changed {
    const CalendarComponent* event = nullptr;
    CalendarMoment original;
    bool used = false;
  };
  struct Versions {
    const CalendarComponent* entry = nullptr;
    std::map<std::int64_t, Changed> changed;
  };

  static std::string instance_id(const std::string& uid, const CalendarMoment& original) {
    const auto day = std::chrono::floor<std::chrono::days>(original.local);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{original.local - day};
    const auto two = [](auto number) {
      const std::string text = std::to_string(number);
      return text.size() < 2 ? "0" + text : text;
    };
    std::string id = uid + '/' + std::to_string(static_cast<int>(date.year())) +
                     two(static_cast<unsigned>(date.month())) + two(static_cast<unsigned>(date.day()));
    if (!original.whole_day)
      id += 'T' + two(time.hours().count()) + two(time.minutes().count()) + two(time.seconds().count());
    return id;
  }

  void sort(const CalendarComponent& event) {
    const std::string uid = one_line(text_of(event, "UID"));
    if (uid.empty()) return into_.error({event.line, 1}, ImportCode::missing_field, "UID");
    if (!by_uid_.contains(uid)) in_order_.push_back(uid);
    Versions& versions = by_uid_[uid];
    const CalendarProperty* recurrence = event.find("RECURRENCE-ID");
    if (recurrence == nullptr) return keep_newest(versions.entry, event, uid);
    const auto original = times_.read(*recurrence);
    if (!original) return;
    if (!recurrence->param("RANGE").empty())
      into_.warn({event.line, 1}, ImportCode::recurrence_later_not_followed, {}, text_of(event, "SUMMARY"));
    Changed& changed = versions.changed[original->utc_ms];
    changed.original = *original;
    keep_newest(changed.event, event, uid);
  }

  void keep_newest(const CalendarComponent*& kept, const CalendarComponent& event, const std::string& uid) {
    if (kept != nullptr) into_.warn({event.line, 1}, ImportCode::older_version_left_out, {}, uid);
    if (kept == nullptr || !is_newer(*kept, event)) kept = &event;
  }

  void read_entry(const std::string& uid, const CalendarComponent& event) {
    const bool repeats = event.find("RRULE") != nullptr || event.find("RDATE") != nullptr;
    const CalendarProperty* start = event.find("DTSTART");
    if (!repeats || start == nullptr) return add(event, uid, std::nullopt);
    const auto first = times_.read(*start);
    if (!first) return;
    for (const CalendarMoment& moment : moments_of(event, *first)) {
      if (into_.full()) return;
      auto& changed = by_uid_[uid].changed;
      const auto found = changed.find(moment.utc_ms);
      if (found != changed.end()) found->second.used = true;
      const CalendarComponent& version = found == changed.end() ? event : *found->second.event;
      add(version, instance_id(uid, moment), found == changed.end() ? std::optional{moment} : std::nullopt);
    }
  }

  bool in_window(std::int64_t utc_ms) const {
    const auto& week = into_.options().event_week;
    return !week || (utc_ms >= week->from_ms && utc_ms < week->until_ms);
  }

  std::vector<CalendarMoment> moments_of(const CalendarComponent& event, const CalendarMoment& first) {
    std::map<std::int64_t, CalendarMoment> moments;
    bool cut = false;
    const auto take = [&](const CalendarMoment& moment) {
      if (!in_window(moment.utc_ms) || moments.contains(moment.utc_ms)) return;
      cut = cut || moments.size() == limits::occurrences;
      if (!cut) moments.emplace(moment.utc_ms, moment);
    };
    take(first);
    for (const CalendarProperty& property : event.properties) {
      if (property.name == "RRULE")
        follow(property, first, [&](const CalendarMoment& moment) { return take(moment), !cut; });
      if (property.name == "RDATE")
        for (const CalendarMoment& moment : times_.read_list(property)) take(moment);
    }
    for (const CalendarProperty& property : event.properties)
      if (property.name == "EXDATE")
        for (const CalendarMoment& moment : times_.read_list(property)) moments.erase(moment.utc_ms);
    if (cut) into_.warn({event.line, 1}, ImportCode::recurrence_cut, {}, text_of(event, "SUMMARY"));
    std::vector<CalendarMoment> list;
    for (auto& [utc_ms, moment] : moments) list.push_back(std::move(moment));
    return list;
  }

  template <class Take>
  void follow(const CalendarProperty& property, const CalendarMoment& first, Take take) {
    if (days_looked_at_ > limits::recurrence_days_per_file)
      return into_.error({property.line, 1}, ImportCode::too_many_repetitions);
    const auto rule = read_recurrence(property.value);
    if (!rule) return into_.warn({property.line, 1}, ImportCode::recurrence_not_understood, {}, property.value);
    std::optional<std::int64_t> until;
    if (rule->until && rule->until->time) {
      const LocalTime local = *rule->until->date + *rule->until->time;
      until = rule->until->offset_from_utc ? milliseconds{local.time_since_epoch()}.count()
                                           : times_.at(local, first).utc_ms;
    } else if (rule->until) {
      until = times_.at(*rule->until->date + std::chrono::hours{24} - seconds{1}, first).utc_ms;
    }
    const auto& week = into_.options().event_week;
    // No zone is more than a day from UTC.
    const LocalTime not_before =
        week ? LocalTime{std::chrono::seconds{week->from_ms / 1000}} - std::chrono::days{2} : first.local;
    days_looked_at_ += each_occurrence(*rule, first.local, not_before, [&](LocalTime local) {
      if (local < not_before) return true;
      const CalendarMoment moment = times_.at(local, first);
      const bool over = (until && moment.utc_ms > *until) || (week && moment.utc_ms >= week->until_ms);
      return !over && take(moment);
    });
  }

  std::optional<Length> length_of(const CalendarComponent& event, const CalendarMoment& start) {
    if (const CalendarProperty* end = event.find("DTEND")) {
      const auto moment = times_.read(*end);
      if (!moment) return std::nullopt;
      if (moment->zone == start.zone) return Length{moment->local - start.local, true};
      return Length{std::chrono::duration_cast<seconds>(milliseconds{moment->utc_ms - start.utc_ms}), false};
    }
    if (const CalendarProperty* duration = event.find("DURATION")) {
      const auto read = read_iso_duration(duration->value);
      if (!read) into_.error({duration->line, 1}, ImportCode::bad_duration, "DURATION", duration->value);
      return read ? std::optional{Length{*read, start.whole_day}} : std::nullopt;
    }
    if (start.whole_day) return Length{std::chrono::hours{24}, true};
    into_.warn({event.line, 1}, ImportCode::end_assumed, {}, text_of(event, "SUMMARY"));
    return Length{std::chrono::duration_cast<seconds>(milliseconds{limits::assumed_duration_ms}), false};
  }

  bool is_private(const CalendarComponent& event) {
    const std::string access = fold(trimmed(value_of(event, "CLASS")));
    if (access != "private" && access != "confidential") return false;
    into_.warn({event.line, 1}, ImportCode::private_left_out, {}, one_line(text_of(event, "UID")));
    return true;
  }

  // `occurrence` moves the entry to one of its repetitions.
  void add(const CalendarComponent& event, std::string external_id, std::optional<CalendarMoment> occurrence) {
    if (is_private(event)) return;
    const CalendarProperty* property = event.find("DTSTART");
    if (property == nullptr) return into_.error({event.line, 1}, ImportCode::missing_field, "DTSTART");
    const auto written = times_.read(*property);
    if (!written) return;
    const auto length = length_of(event, *written);
    if (!length) return;
    const CalendarMoment start = occurrence.value_or(*written);
    ProgrammeSession session = read_texts(event);
    session.external_id = std::move(external_id);
    session.starts_at = start.utc_ms;
    session.ends_at = length->on_wall_clock ? times_.at(start.local + length->duration, start).utc_ms
                                            : start.utc_ms + milliseconds{length->duration}.count();
    session.zone = times_.shown_zone(start);
    into_.add(std::move(session), {event.line, 1});
  }

  ProgrammeSession read_texts(const CalendarComponent& event) {
    ProgrammeSession session;
    session.kind = SessionKind::other;
    session.title = text_of(event, "SUMMARY");
    session.description = text_of(event, event.find("DESCRIPTION") != nullptr ? "DESCRIPTION" : "X-ALT-DESC");
    session.place = text_of(event, "LOCATION");
    session.online_url = trimmed(value_of(event, "CONFERENCE"));
    session.sequence = sequence_of(event);
    session.raw = unread_properties(event);
    if (const CalendarProperty* summary = event.find("SUMMARY")) session.language = summary->param("LANGUAGE");
    const std::string status = fold(trimmed(value_of(event, "STATUS")));
    if (status == "tentative") session.status = SessionStatus::tentative;
    if (status == "cancelled" || cancelled_) session.status = SessionStatus::cancelled;
    for (const CalendarProperty& property : event.properties) read_people_and_categories(property, session);
    return session;
  }

  // An attendee is named only when the calendar says that they lead or speak: a list of guests is nobody's business.
  static void read_people_and_categories(const CalendarProperty& property, ProgrammeSession& session) {
    if (property.name == "ORGANIZER") session.partner = property.param("CN");
    if (property.name == "ATTENDEE") {
      const std::string role = fold(property.param("ROLE"));
      if (role == "chair" || role == "speaker" || role == "x-speaker")
        session.speakers.emplace_back(property.param("CN"));
    }
    if (property.name != "CATEGORIES") return;
    for (const std::string& category : text_list(property.value)) {
      if (const auto kind = kind_of(one_line(category)); kind && session.kind == SessionKind::other)
        session.kind = *kind;
      else if (session.theme.empty())
        session.theme = category;
    }
  }

  ImportCollector& into_;
  CalendarTimes times_;
  std::map<std::string, Versions> by_uid_;
  std::vector<std::string> in_order_;
  std::int64_t days_looked_at_ = 0;  // for repetitions
  bool cancelled_ = false;
};

}  // namespace

void import_icalendar(std::string_view bytes, ImportCollector& into) {
  const CalendarReading reading = read_calendar(bytes);
  for (const CalendarFault& fault : reading.faults) into.error(fault.at, fault.code, fault.what, fault.what);
  CalendarImport{reading.file, into}.read(reading.file.events);
}

}  // namespace beffroi::organiser
