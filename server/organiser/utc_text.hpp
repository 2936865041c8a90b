// Moments as text, in UTC.
#pragma once

#include <string>

#include "protocol/messages.hpp"

namespace beffroi::organiser {

// "2027-03-20T08:30:00Z"; any moment a programme can hold.
std::string utc_text(protocol::TimeMs moment);
// "20270320T083000Z" (RFC 5545).
std::string utc_calendar_text(protocol::TimeMs moment);

}  // namespace beffroi::organiser
