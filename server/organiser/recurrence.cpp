#include "organiser/recurrence.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "organiser/import_limits.hpp"

namespace beffroi::organiser {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::weekday;
using std::chrono::year_month_day;

std::optional<int> number_in(std::string_view text, int least, int most) {
  int value = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
  return value;
}

std::optional<weekday> weekday_named(std::string_view name) {
  static constexpr std::array<std::string_view, 7> names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return weekday{static_cast<unsigned>(found - names.begin())};
}

std::optional<WeekdayRule> weekday_rule(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  const auto day = weekday_named(text.substr(text.size() - 2));
  if (!day) return std::nullopt;
  if (text.size() == 2) return WeekdayRule{0, *day};
  const auto ordinal = number_in(text.substr(0, text.size() - 2), -53, 53);
  if (!ordinal || *ordinal == 0) return std::nullopt;
  return WeekdayRule{*ordinal, *day};
}

// Calls `read` with each part between commas; false as soon as one call is.
template <class Read>
bool each_part(std::string_view list, char separator, Read read) {
  while (true) {
    const auto end = list.find(separator);
    if (!read(list.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    list.remove_prefix(end + 1);
  }
}

bool read_numbers(std::string_view list, int least, int most, std::vector<int>& into) {
  return each_part(list, ',', [&](std::string_view part) {
    const auto number = number_in(part, least, most);
    if (!number || *number == 0 || into.size() > 366) return false;
    into.push_back(*number);
    return true;
  });
}

bool read_frequency(std::string_view value, Recurrence& rule) {
  static constexpr std::array<std::string_view, 4> names{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
  const auto found = std::find(names.begin(), names.end(), value);
  if (found == names.end()) return false;
  rule.frequency = static_cast<Frequency>(found - names.begin());
  return true;
}

bool read_days(std::string_view value, Recurrence& rule) {
  return each_part(value, ',', [&](std::string_view part) {
    const auto day = weekday_rule(part);
    if (!day || rule.by_day.size() > 366) return false;
    rule.by_day.push_back(*day);
    return true;
  });
}

bool read_part(std::string_view part, Recurrence& rule) {
  if (part.empty()) return true;  // a ';' at the end
  const auto equals = part.find('=');
  if (equals == std::string_view::npos) return false;
  const std::string_view name = part.substr(0, equals);
  const std::string_view value = part.substr(equals + 1);
  if (name == "FREQ") return read_frequency(value, rule);
  if (name == "BYDAY") return read_days(value, rule);
  if (name == "BYMONTHDAY") return read_numbers(value, -31, 31, rule.by_month_day);
  if (name == "BYMONTH") return read_numbers(value, 1, 12, rule.by_month);
  if (name == "INTERVAL") {
    rule.interval = number_in(value, 1, 10'000).value_or(0);
    return rule.interval > 0;
  }
  if (name == "COUNT") return (rule.count = number_in(value, 1, 1'000'000)).has_value();
  if (name == "UNTIL") return (rule.until = read_icalendar_date(value)).has_value();
  if (name == "WKST") {
    const auto day = weekday_named(value);
    rule.week_start = day.value_or(rule.week_start);
    return day.has_value();
  }
  return false;
}

// Ordinals need a month to count in.
bool is_followed(const Recurrence& rule) {
  const bool ordinals =
      std::any_of(rule.by_day.begin(), rule.by_day.end(), [](const auto& day) { return day.ordinal != 0; });
  const bool of_month =
      rule.frequency == Frequency::monthly || (rule.frequency == Frequency::yearly && !rule.by_month.empty());
  return !ordinals || of_month;
}

unsigned days_in(const year_month_day& date) {
  return static_cast<unsigned>(
      std::chrono::year_month_day_last{date.year(), std::chrono::month_day_last{date.month()}}.day());
}

bool is_on_weekday(const Recurrence& rule, const year_month_day& date) {
  const weekday day{local_days{date}};
  const int forwards = (static_cast<int>(static_cast<unsigned>(date.day())) - 1) / 7 + 1;
  const int backwards =
      -((static_cast<int>(days_in(date)) - static_cast<int>(static_cast<unsigned>(date.day()))) / 7 + 1);
  return std::any_of(rule.by_day.begin(), rule.by_day.end(), [&](const WeekdayRule& wanted) {
    return wanted.weekday == day && (wanted.ordinal == 0 || wanted.ordinal == forwards || wanted.ordinal == backwards);
  });
}

bool is_on_month_day(const Recurrence& rule, const year_month_day& date) {
  const int day = static_cast<int>(static_cast<unsigned>(date.day()));
  const int from_end = day - static_cast<int>(days_in(date)) - 1;
  return std::any_of(rule.by_month_day.begin(), rule.by_month_day.end(),
                     [&](int wanted) { return wanted == day || wanted == from_end; });
}

bool is_in_period(const Recurrence& rule, const year_month_day& first, const year_month_day& date) {
  const auto week_of = [&](const year_month_day& of) {
    const local_days day{of};
    return day - (weekday{day} - rule.week_start);
  };
  switch (rule.frequency) {
    case Frequency::daily:
      return (local_days{date} - local_days{first}).count() % rule.interval == 0;
    case Frequency::weekly:
      return (week_of(date) - week_of(first)).count() / 7 % rule.interval == 0;
    case Frequency::monthly:
      return (date.year() / date.month() - first.year() / first.month()).count() % rule.interval == 0;
    case Frequency::yearly:
      return (date.year() - first.year()).count() % rule.interval == 0;
  }
  return false;
}

}  // namespace

std::optional<Recurrence> read_recurrence(std::string_view text) {
  Recurrence rule;
  if (text.find("FREQ=") == std::string_view::npos) return std::nullopt;
  const bool read = each_part(text, ';', [&](std::string_view part) { return read_part(part, rule); });
  if (!read || !is_followed(rule)) return std::nullopt;
  return rule;
}

// What the rule leaves open is as in the first occurrence (RFC 5545 3.3.10).
bool recurs_on(const Recurrence& rule, local_days first_day, local_days day) {
  const year_month_day first{first_day};
  const year_month_day date{day};
  if (!is_in_period(rule, first, date)) return false;
  const auto month = static_cast<int>(static_cast<unsigned>(date.month()));
  const bool months = !rule.by_month.empty();
  if (months && std::find(rule.by_month.begin(), rule.by_month.end(), month) == rule.by_month.end()) return false;
  if (!rule.by_day.empty() && !is_on_weekday(rule, date)) return false;
  if (!rule.by_month_day.empty() && !is_on_month_day(rule, date)) return false;
  if (!rule.by_day.empty() || !rule.by_month_day.empty() || rule.frequency == Frequency::daily) return true;
  if (rule.frequency == Frequency::weekly) return weekday{local_days{date}} == weekday{local_days{first}};
  return date.day() == first.day() && (rule.frequency == Frequency::monthly || months || date.month() == first.month());
}

int each_occurrence(const Recurrence& rule, LocalTime first, LocalTime not_before,
                    const std::function<bool(LocalTime)>& take) {
  const local_days first_day = std::chrono::floor<days>(first);
  const auto time = first - first_day;
  // What comes before can be passed over, unless it has to be counted.
  const local_days start = rule.count ? first_day : std::max(first_day, std::chrono::floor<days>(not_before));
  int taken = 0;
  for (int passed = 0; passed < limits::recurrence_days; ++passed) {
    const local_days day = start + days{passed};
    // A day more than UNTIL, whose zone is not known here.
    if (rule.until && day > *rule.until->date + days{1}) return passed;
    if (day != first_day && !recurs_on(rule, first_day, day)) continue;
    if (!take(day + time) || (rule.count && ++taken >= *rule.count)) return passed;
  }
  return limits::recurrence_days;
}

}  // namespace beffroi::organiser
