#include "app/event_days.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "app/programme_edition.hpp"
#include "organiser/time_zones.hpp"

namespace beffroi::app {

protocol::TimeMs end_of_day(protocol::TimeMs moment, const std::string& zone) {
  using namespace std::chrono;
  const std::string day = day_of(moment, zone);  // YYYY-MM-DD
  const year_month_day date{year(std::atoi(day.substr(0, 4).c_str())),
                            month(static_cast<unsigned>(std::atoi(day.substr(5, 2).c_str()))),
                            std::chrono::day(static_cast<unsigned>(std::atoi(day.substr(8, 2).c_str())))};
  const local_seconds midnight = local_days(date) + days(1);
  organiser::TimeZones zones;
  if (!zones.knows(zone)) return midnight.time_since_epoch().count() * 1000;
  return zones.utc_ms(midnight, zone);
}

protocol::TimeMs end_of_event(const storage::HubRecords& records, protocol::TimeMs now, const std::string& zone) {
  protocol::TimeMs last = now;
  for (const storage::ProgrammeSession& session : records.programme()) last = std::max(last, session.ends_at - 1);
  return end_of_day(last, zone);
}

}  // namespace beffroi::app
