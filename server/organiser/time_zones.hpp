// Local times of named zones as UTC, with ICU's zone data (libstdc++ 12 has none).
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace beffroi::organiser {

// What a programme says: a date and a time on the wall of some place. Always within limits::first_year..last_year.
using LocalTime = std::chrono::local_seconds;

// Zones looked up once and kept; one instance per import, not shared between threads.
class TimeZones {
 public:
  TimeZones();
  ~TimeZones();
  TimeZones(const TimeZones&) = delete;
  TimeZones& operator=(const TimeZones&) = delete;

  // The IANA zone meant by a TZID: an IANA name, a Windows name ("Romance Standard Time"), or a path that ends in an
  // IANA name ("/citadel.org/20210210_1/Europe/Paris").
  std::optional<std::string> iana_name(std::string_view tzid);

  bool knows(std::string_view name);

  // Precondition: knows(name). As RFC 5545 3.3.5 has it, a time skipped in spring is read with the offset before the
  // gap and a time that happens twice in autumn is the first of the two.
  std::int64_t utc_ms(LocalTime local, std::string_view name);

 private:
  struct Zone;
  Zone* find(std::string_view name);

  std::map<std::string, std::unique_ptr<Zone>, std::less<>> zones_;
};

}  // namespace beffroi::organiser
