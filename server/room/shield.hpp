// The shield: the strictest settings with one switch, and exactly the former ones back.
#pragma once

#include "room/room.hpp"

namespace beffroi::room {

Decision decide_on(const Room&, const Actor&, const protocol::command::SetShield&, const Context&);

void fold(Room&, const protocol::Entry&, const protocol::fact::ShieldRaised&);
void fold(Room&, const protocol::Entry&, const protocol::fact::ShieldLifted&);

void show(const Room&, const protocol::Entry&, const protocol::fact::ShieldRaised&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::ShieldLifted&, Projection&);

std::optional<protocol::Shield> shield_for(const Room& room, protocol::Audience audience);

}  // namespace beffroi::room
