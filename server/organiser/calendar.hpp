// Sessions as an iCalendar file, for "add to my calendar" and for a feed to subscribe to (RFC 5545).
// The UID of a session never changes and SEQUENCE grows with it, so a calendar that knows the session takes the change.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "organiser/programme.hpp"

namespace beffroi::organiser {

struct CalendarOptions {
  std::string name;  // shown as the calendar's name
  std::string host;  // of this hub; makes the UIDs unique in the world
  TimeMs now = 0;    // DTSTAMP of sessions never stored; others carry updated_at
  // The address of a session's page; none when empty.
  std::function<std::string(const ProgrammeSession&)> page_address;
};

// Times in UTC, CRLF, lines folded at 75 octets between characters, texts escaped; control characters are left out.
std::string to_calendar(std::span<const ProgrammeSession> sessions, const CalendarOptions& options);

}  // namespace beffroi::organiser
