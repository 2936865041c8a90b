#include "organiser/icalendar_zone.hpp"

#include <algorithm>
#include <string>

#include "organiser/date_reading.hpp"
#include "organiser/import_limits.hpp"

namespace beffroi::organiser {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::seconds;
using std::chrono::year;

// "+0100", "-033000".
std::optional<seconds> read_offset(const CalendarProperty* property) {
  if (property == nullptr) return std::nullopt;
  const std::string& text = property->value;
  const bool shaped = (text.size() == 5 || text.size() == 7) && (text[0] == '+' || text[0] == '-') &&
                      text.find_first_not_of("0123456789", 1) == std::string::npos;
  if (!shaped) return std::nullopt;
  const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  const seconds offset{two(1) * 3600 + two(3) * 60 + (text.size() == 7 ? two(5) : 0)};
  if (offset > std::chrono::hours{16}) return std::nullopt;
  return text[0] == '-' ? -offset : offset;
}

// Definitions often begin in 1601; we begin in 1970, on the same day and time.
std::optional<LocalTime> read_first(const CalendarProperty* property) {
  if (property == nullptr || property->value.size() < 8) return std::nullopt;
  std::string text = property->value;
  if (text.substr(0, 4) < std::to_string(limits::first_year)) text.replace(0, 4, std::to_string(limits::first_year));
  const auto reading = read_icalendar_date(text);
  if (!reading) return std::nullopt;
  return *reading->date + reading->time.value_or(seconds{0});
}

}  // namespace

std::optional<CalendarZone::Observance> CalendarZone::read_observance(const CalendarComponent& part) {
  const auto first = read_first(part.find("DTSTART"));
  const auto before = read_offset(part.find("TZOFFSETFROM"));
  const auto after = read_offset(part.find("TZOFFSETTO"));
  if (!first || !before || !after) return std::nullopt;
  Observance observance{*first, *before, *after, std::nullopt};
  const CalendarProperty* rule = part.find("RRULE");
  if (rule == nullptr) return observance;
  observance.rule = read_recurrence(rule->value);
  if (!observance.rule) return std::nullopt;
  return observance;
}

std::optional<CalendarZone> CalendarZone::read(const CalendarComponent& vtimezone) {
  CalendarZone zone;
  for (const CalendarComponent& part : vtimezone.parts) {
    auto observance = read_observance(part);
    if (!observance) return std::nullopt;
    zone.observances_.push_back(std::move(*observance));
  }
  if (zone.observances_.empty()) return std::nullopt;
  return zone;
}

const std::vector<CalendarZone::Onset>& CalendarZone::onsets_in(year asked) {
  const auto [found, is_new] = onsets_by_year_.try_emplace(static_cast<int>(asked));
  if (!is_new) return found->second;
  for (std::size_t i = 0; i < observances_.size(); ++i) {
    const Observance& observance = observances_[i];
    const local_days first = std::chrono::floor<days>(observance.first);
    const auto time = observance.first - first;
    const local_days end{(asked + std::chrono::years{1}) / 1 / 1};
    for (local_days day{asked / 1 / 1}; observance.rule && day < end; day += days{1}) {
      const bool over = observance.rule->until && day > *observance.rule->until->date;
      if (day >= first && !over && recurs_on(*observance.rule, first, day)) found->second.push_back({day + time, i});
    }
  }
  return found->second;
}

protocol::TimeMs CalendarZone::utc_ms(LocalTime local) {
  // The last change at or before this time on the clock: the first of each part, or one of this year or the year
  // before.
  std::optional<Onset> last;
  const auto consider = [&](const Onset& onset) {
    if (onset.at <= local && (!last || onset.at > last->at)) last = onset;
  };
  const auto year_of = [](local_days day) { return std::chrono::year_month_day{day}.year(); };
  const year this_year = year_of(std::chrono::floor<days>(local));
  for (std::size_t i = 0; i < observances_.size(); ++i) {
    const Observance& part = observances_[i];
    consider({part.first, i});
    if (!part.rule || !part.rule->until) continue;
    const year last_year = year_of(*part.rule->until->date);
    if (last_year >= this_year) continue;
    for (const Onset& onset : onsets_in(last_year)) consider(onset);
  }
  for (const Onset& onset : onsets_in(this_year - std::chrono::years{1})) consider(onset);
  for (const Onset& onset : onsets_in(this_year)) consider(onset);

  const auto utc = [&](seconds offset) { return std::chrono::milliseconds{local.time_since_epoch() - offset}.count(); };
  if (!last) return utc(observances_.front().offset_before);
  const Observance& observance = observances_[last->observance];
  const bool skipped = local - last->at < observance.offset - observance.offset_before;
  return utc(skipped ? observance.offset_before : observance.offset);
}

}  // namespace beffroi::organiser
