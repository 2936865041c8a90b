// RFC 5545 recurrence rules, as far as programmes use them: DAILY, WEEKLY, MONTHLY and YEARLY with INTERVAL, COUNT,
// UNTIL, BYDAY, BYMONTHDAY, BYMONTH and WKST. Pure arithmetic on local times; zones are the caller's.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "organiser/date_reading.hpp"
#include "organiser/time_zones.hpp"

namespace beffroi::organiser {

enum class Frequency { daily, weekly, monthly, yearly };

// "2TU": the second Tuesday; ordinal 0: every one; negative: counted from the end.
struct WeekdayRule {
  int ordinal = 0;
  std::chrono::weekday weekday;
};

struct Recurrence {
  Frequency frequency = Frequency::daily;
  int interval = 1;
  std::optional<int> count;
  std::optional<DateReading> until;
  std::vector<WeekdayRule> by_day;
  std::vector<int> by_month_day;
  std::vector<int> by_month;
  std::chrono::weekday week_start = std::chrono::Monday;
};

// Nothing when the rule is damaged or has a part we do not follow (BYSETPOS, BYHOUR, ...).
std::optional<Recurrence> read_recurrence(std::string_view rule);

// Whether a rule that first happens on `first` happens on `date`, which is not before it; COUNT and UNTIL are not
// looked at.
bool recurs_on(const Recurrence& rule, std::chrono::local_days first, std::chrono::local_days date);

// Calls `take` with the occurrences in order until it returns false, the rule ends (COUNT and the date of UNTIL; the
// caller judges UNTIL's time) or limits::recurrence_days have been looked at. `first` is always an occurrence. Those
// before `not_before` may be left out. Gives how many days it looked at.
int each_occurrence(const Recurrence& rule, LocalTime first, LocalTime not_before,
                    const std::function<bool(LocalTime)>& take);

}  // namespace beffroi::organiser
