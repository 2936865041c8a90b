// What moderation did with the questions of a room: figures that anybody may count again.
#pragma once

#include "room/room.hpp"

namespace beffroi::room {

protocol::Tally tally_for(const Room& room, protocol::Audience audience);
// Whether an entry may change it.
bool changes_tally(const protocol::Fact& fact);

}  // namespace beffroi::room
