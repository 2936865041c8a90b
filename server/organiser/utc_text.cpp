#include "organiser/utc_text.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace beffroi::organiser {

namespace {

std::string written(protocol::TimeMs moment, const char* pattern) {
  const std::chrono::sys_seconds time{std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds{moment})};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), pattern, static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  return text.data();
}

}  // namespace

std::string utc_text(protocol::TimeMs moment) {
  return written(moment, "%04d-%02u-%02uT%02d:%02d:%02dZ");
}
std::string utc_calendar_text(protocol::TimeMs moment) {
  return written(moment, "%04d%02u%02uT%02d%02d%02dZ");
}

}  // namespace beffroi::organiser
