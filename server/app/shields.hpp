// The shield of scopes: one switch for the event's, a partner's or a session's rooms, kept in the records, so that
// rooms that open later and a hub that starts again know it. The shield of a single room is kept by its own log.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hosting/entrance.hpp"
#include "identity/accounts.hpp"

namespace beffroi::app {

// Where the switches of the scopes stand that the room lies in.
std::vector<hosting::ShieldSwitch> shields_over(const storage::HubRecords& records, std::string_view room);

// For moderators of the whole scope. Errors: forbidden, not_found, bad_setting.
Result<protocol::ShieldState, protocol::ErrorCode> switch_shield(storage::HubRecords& records,
                                                                 const identity::Account& asker,
                                                                 const protocol::ShieldRequest& request,
                                                                 protocol::TimeMs now);

// The last switch of each scope the asker moderates.
protocol::ShieldList shields_for(const storage::HubRecords& records, const identity::Account& asker);

}  // namespace beffroi::app
