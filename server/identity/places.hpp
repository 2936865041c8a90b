// Where rooms lie, as the records have it, and who comes to a room as what.
#pragma once

#include <optional>
#include <string_view>

#include "identity/accounts.hpp"
#include "identity/roles.hpp"
#include "protocol/errors.hpp"
#include "result.hpp"
#include "room/room.hpp"
#include "storage/records.hpp"

namespace beffroi::identity {

// Nothing for unknown rooms and for conversations, which lie in no scope.
std::optional<Place> place_of_room(const HubRecords& records, std::string_view room);
std::optional<Place> place_of_session(const HubRecords& records, std::string_view session);

// The place a grant is for; nothing when its session, room, booth's room or partner is not in the programme.
std::optional<Place> place_of_scope(const HubRecords& records, const Grant& grant);

// The partner whose rooms a grant is for, or nothing.
std::string partner_of(const HubRecords& records, const Grant& grant);

// Who the person is in the room. In a conversation the actor is an attendee, and the room's own state says who its two
// are. Errors: unauthorised (unknown person), unknown_room, forbidden (a projector elsewhere than in its room).
Result<room::Actor, ErrorCode> actor_in(const HubRecords& records, std::string_view person, std::string_view room);

}  // namespace beffroi::identity
