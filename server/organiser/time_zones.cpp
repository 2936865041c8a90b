#include "organiser/time_zones.hpp"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <cassert>

namespace beffroi::organiser {

namespace {

constexpr std::size_t longest_zone_name = 120;

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<int32_t>(text.size())});
}

std::optional<std::string> system_zone(std::string_view name) {
  if (name.empty() || name.size() > longest_zone_name) return std::nullopt;
  icu::UnicodeString canonical;
  UBool is_system = false;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(unicode(name), canonical, is_system, status);
  if (U_FAILURE(status) || !is_system || canonical == UNICODE_STRING_SIMPLE("Etc/Unknown")) return std::nullopt;
  std::string text;
  canonical.toUTF8String(text);
  return text;
}

std::optional<std::string> windows_zone(std::string_view name) {
  if (name.empty() || name.size() > longest_zone_name) return std::nullopt;
  icu::UnicodeString id;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getIDForWindowsID(unicode(name), nullptr, id, status);
  if (U_FAILURE(status) || id.isEmpty()) return std::nullopt;
  std::string text;
  id.toUTF8String(text);
  return text;
}

}  // namespace

struct TimeZones::Zone {
  std::unique_ptr<icu::BasicTimeZone> zone;
};

TimeZones::TimeZones() = default;
TimeZones::~TimeZones() = default;

std::optional<std::string> TimeZones::iana_name(std::string_view tzid) {
  if (auto name = system_zone(tzid)) return name;
  if (auto name = windows_zone(tzid)) return name;
  if (tzid.size() > longest_zone_name) return std::nullopt;
  for (auto slash = tzid.find('/'); slash != std::string_view::npos; slash = tzid.find('/', slash + 1))
    if (const auto rest = tzid.substr(slash + 1); rest.find('/') != std::string_view::npos)
      if (auto name = system_zone(rest)) return name;
  return std::nullopt;
}

bool TimeZones::knows(std::string_view name) {
  return find(name) != nullptr;
}

TimeZones::Zone* TimeZones::find(std::string_view name) {
  if (const auto kept = zones_.find(name); kept != zones_.end()) return kept->second.get();
  std::unique_ptr<Zone> found;
  if (system_zone(name)) {
    // Every system zone of ICU is a BasicTimeZone (timezone.h says so of createTimeZone).
    auto* zone = dynamic_cast<icu::BasicTimeZone*>(icu::TimeZone::createTimeZone(unicode(name)));
    if (zone != nullptr) found = std::make_unique<Zone>(std::unique_ptr<icu::BasicTimeZone>{zone});
  }
  if (!found) return nullptr;  // not kept: a file may hold any number of wrong names
  return (zones_[std::string{name}] = std::move(found)).get();
}

std::int64_t TimeZones::utc_ms(LocalTime local, std::string_view name) {
  Zone* zone = find(name);
  assert(zone != nullptr);
  const std::int64_t local_ms = local.time_since_epoch().count() * 1000;
  std::int32_t raw = 0;
  std::int32_t daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->zone->getOffsetFromLocal(static_cast<UDate>(local_ms), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw,
                                 daylight, status);
  return U_FAILURE(status) ? local_ms : local_ms - raw - daylight;
}

}  // namespace beffroi::organiser
