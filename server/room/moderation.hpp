// What moderation decides about people in this room: pauses, closed doors, and taking both back.
#pragma once

#include "room/room.hpp"

namespace beffroi::room {

Decision decide_on(const Room&, const Actor&, const protocol::command::MutePerson&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::BanPerson&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::LiftPerson&, const Context&);

void fold(Room&, const protocol::Entry&, const protocol::fact::PersonMuted&);
void fold(Room&, const protocol::Entry&, const protocol::fact::PersonBanned&);
void fold(Room&, const protocol::Entry&, const protocol::fact::PersonLifted&);

void show(const Room&, const protocol::Entry&, const protocol::fact::PersonMuted&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::PersonBanned&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::PersonLifted&, Projection&);

// To staff, and to the person.
void show_standing(const Room& room, const std::string& person, Projection& out);

// In the order of the first decision about each.
std::vector<protocol::Standing> standings_for_staff(const Room& room);
// Nothing where nothing was decided.
std::optional<protocol::Standing> my_standing(const Person& person);

}  // namespace beffroi::room
