#include "organiser/icalendar_times.hpp"

#include "organiser/date_reading.hpp"
#include "organiser/import_limits.hpp"

namespace beffroi::organiser {

namespace {

constexpr std::string_view utc = "Etc/UTC";
constexpr std::string_view own_zone_prefix = "file:";

}  // namespace

CalendarTimes::CalendarTimes(const CalendarFile& file, ImportCollector& into)
    : into_(into), feed_zone_(into.options().zone) {
  for (const CalendarProperty& property : file.calendar) {
    if (property.name != "X-WR-TIMEZONE" && property.name != "TIMEZONE-ID") continue;
    const auto name = into_.zones().iana_name(text_value(property.value));
    if (name)
      feed_zone_ = *name;
    else
      into_.warn({property.line, 1}, ImportCode::unknown_zone, property.name, property.value);
  }
  for (const CalendarComponent& zone : file.zones) define(zone);
}

void CalendarTimes::define(const CalendarComponent& zone) {
  const CalendarProperty* tzid = zone.find("TZID");
  if (tzid == nullptr || into_.zones().iana_name(tzid->value)) return;
  const CalendarProperty* location = zone.find("X-LIC-LOCATION");
  if (location != nullptr) {
    if (const auto name = into_.zones().iana_name(location->value)) {
      zone_by_tzid_[tzid->value] = *name;
      return;
    }
  }
  if (auto own = CalendarZone::read(zone)) {
    std::string name = std::string{own_zone_prefix} + tzid->value;
    own_zones_.insert_or_assign(name, std::move(*own));
    zone_by_tzid_[tzid->value] = std::move(name);
  }
}

TimeMs CalendarTimes::utc_ms(LocalTime local, const std::string& zone) {
  const auto own = own_zones_.find(zone);
  return own != own_zones_.end() ? own->second.utc_ms(local) : into_.zones().utc_ms(local, zone);
}

std::optional<std::string> CalendarTimes::zone_of(const CalendarProperty& property) {
  const std::string_view tzid = property.param("TZID");
  if (tzid.empty()) return feed_zone_;
  if (const auto own = zone_by_tzid_.find(tzid); own != zone_by_tzid_.end()) return own->second;
  auto name = into_.zones().iana_name(tzid);
  if (!name) {
    into_.error({property.line, 1}, ImportCode::unknown_zone, property.name, tzid);
    return std::nullopt;
  }
  zone_by_tzid_.emplace(tzid, *name);
  return name;
}

std::optional<CalendarMoment> CalendarTimes::read_value(const CalendarProperty& property, std::string_view value) {
  const auto reading = read_icalendar_date(value);
  if (!reading) {
    into_.error({property.line, 1}, ImportCode::bad_date, property.name, value);
    return std::nullopt;
  }
  CalendarMoment moment;
  moment.whole_day = !reading->time;
  moment.local = *reading->date + reading->time.value_or(std::chrono::seconds{0});
  if (reading->offset_from_utc) {
    moment.zone = utc;
  } else if (moment.whole_day) {
    moment.zone = feed_zone_;
  } else {
    auto zone = zone_of(property);
    if (!zone) return std::nullopt;
    moment.zone = std::move(*zone);
  }
  moment.utc_ms = utc_ms(moment.local, moment.zone);
  return moment;
}

std::optional<CalendarMoment> CalendarTimes::read(const CalendarProperty& property) {
  return read_value(property, property.value);
}

std::vector<CalendarMoment> CalendarTimes::read_list(const CalendarProperty& property) {
  std::vector<CalendarMoment> moments;
  std::string_view rest = property.value;
  while (moments.size() < limits::import_sessions) {
    const auto end = rest.find(',');
    std::string_view value = rest.substr(0, end);
    value = value.substr(0, value.find('/'));
    if (auto moment = read_value(property, value)) moments.push_back(std::move(*moment));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return moments;
}

CalendarMoment CalendarTimes::at(LocalTime local, const CalendarMoment& like) {
  return {local, like.zone, utc_ms(local, like.zone), like.whole_day};
}

const std::string& CalendarTimes::shown_zone(const CalendarMoment& moment) const {
  const bool only_here = moment.zone == utc || moment.zone.starts_with(own_zone_prefix);
  return only_here ? feed_zone_ : moment.zone;
}

}  // namespace beffroi::organiser
