// Who may see and change which rules of moderation: staff who judge contributions, within the scope of their grants.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/rule_book.hpp"
#include "identity/accounts.hpp"
#include "identity/places.hpp"
#include "moderation/rule_set.hpp"
#include "storage/records.hpp"

namespace beffroi::app {

// Errors: unauthorised; forbidden for whoever moderates nothing.
Result<identity::Account, protocol::ErrorCode> moderator_of(const storage::HubRecords& records, std::string_view token,
                                                            protocol::TimeMs now);

// A place that is gone from the programme is the hub's.
bool may_change(const storage::HubRecords& records, const identity::Account& account, protocol::Scope scope,
                const std::string& scope_id);
// Rules of the hub and the event, and those they may change.
bool may_see(const storage::HubRecords& records, const identity::Account& account,
             const protocol::ModerationRule& rule);
bool place_exists(const storage::HubRecords& records, protocol::Scope scope, const std::string& scope_id);

// The room as a rule sees it, for somebody who moderates it. Errors: unknown_room, forbidden.
struct ModeratedRoom {
  std::string room;
  std::string session;
  std::string partner;
  protocol::RoomKind kind = protocol::RoomKind::session;

  moderation::Situation situation() const;
};
Result<ModeratedRoom, protocol::ErrorCode> moderated_room(const storage::HubRecords& records,
                                                          const identity::Account& account, const std::string& room);

}  // namespace beffroi::app
