// Days as the walls of the event's zone have them: until when "the rest of the day" and "the rest of the event" last.
#pragma once

#include <string>

#include "protocol/messages.hpp"
#include "storage/records.hpp"

namespace beffroi::app {

// The midnight after a moment in the zone; in UTC for a zone that is not known.
protocol::TimeMs end_of_day(protocol::TimeMs moment, const std::string& zone);

// The end of the last day of the programme, or of today where that is over or there is none.
protocol::TimeMs end_of_event(const storage::HubRecords& records, protocol::TimeMs now, const std::string& zone);

}  // namespace beffroi::app
