// Objections: an author asks, once, that somebody else look at what was decided about a message, a question or
// themselves. Whoever made the decision cannot be the one who upholds or reverses it.
#pragma once

#include "room/room.hpp"

namespace beffroi::room {

Decision decide_on(const Room&, const Actor&, const protocol::command::ContestDecision&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::DecideContest&, const Context&);

void fold(Room&, const protocol::Entry&, const protocol::fact::ContestFiled&);
void fold(Room&, const protocol::Entry&, const protocol::fact::ContestDecided&);

void show(const Room&, const protocol::Entry&, const protocol::fact::ContestFiled&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::ContestDecided&, Projection&);

// The objection to what was decided about an item, while it waits.
const Objection* filed_contest(const Room& room, protocol::ItemKind kind, protocol::Seq item);
const Objection* filed_contest_of(const Room& room, const std::string& person);  // to a mute or a ban

// The item comes back by another way than deciding about the objection: that reverses the decision, so own_decision for
// whoever made it.
Result<std::vector<protocol::Fact>, Refusal> closing_contest(const Room& room, const Actor& actor,
                                                             protocol::ItemKind kind, protocol::Seq item);
Result<std::vector<protocol::Fact>, Refusal> closing_contest_of(const Room& room, const Actor& actor,
                                                                const std::string& person);

std::vector<protocol::Contest> contests_for_staff(const Room& room);  // those that wait
std::vector<protocol::MyContest> my_contests(const Room& room, const Person& person);

}  // namespace beffroi::room
