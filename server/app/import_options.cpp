#include "app/import_options.hpp"

#include <chrono>
#include <string_view>

#include "organiser/date_reading.hpp"
#include "organiser/time_zones.hpp"

namespace beffroi::app {
namespace {

std::optional<std::chrono::local_days> day_of(std::string_view text) {
  const auto read = organiser::read_date(text);
  return read && read->date && !read->time && text.size() == std::string_view("2027-03-20").size() ? read->date
                                                                                                   : std::nullopt;
}

}  // namespace

Result<std::optional<organiser::TimeWindow>, std::string> event_week_of(const Config& config) {
  using Week = std::optional<organiser::TimeWindow>;
  organiser::TimeZones zones;
  if (!zones.knows(config.zone)) {
    return Failure{"hub.zone: \"" + config.zone + "\" is not a time zone. Write it as in \"Europe/Paris\"."};
  }
  if (config.first_day.empty() && config.last_day.empty()) return Week();
  if (config.first_day.empty() != config.last_day.empty()) {
    return Failure{std::string("programme.first_day and programme.last_day go together. Give both days, or neither.")};
  }
  const auto first = day_of(config.first_day);
  const auto last = day_of(config.last_day);
  if (!first || !last) {
    return Failure{"programme." + std::string(first ? "last_day" : "first_day") + ": \"" +
                   (first ? config.last_day : config.first_day) + "\" is not a day. Write it as in \"2027-03-20\"."};
  }
  if (*last < *first) return Failure{std::string("programme.last_day lies before programme.first_day. Swap them.")};
  return Week(organiser::TimeWindow{zones.utc_ms(*first, config.zone),
                                    zones.utc_ms(*last + std::chrono::days{1}, config.zone)});
}

organiser::ImportOptions import_options_of(const Config& config, const std::string& source) {
  organiser::ImportOptions options;
  options.source = source;
  options.zone = config.zone;
  options.language = organiser::Language::english;
  if (auto week = event_week_of(config)) options.event_week = week.value();
  return options;
}

}  // namespace beffroi::app
