// The moderation delay: staff see at once what is written, all others some seconds later, unless it was taken away
// meanwhile.
//
// What is delayed is in a state of its own (delayed), and becomes visible by an entry of its own (delay_over) that the
// hub appends when it is due. So what anybody may see stays a function of the log alone, never of a clock:
//   - a frame still covers (after, upto]: the entry of the posting is in the public's range and empty there, the later
//     entry tells the message, under its first number, in its first place;
//   - a snapshot at a position holds what a fold up to that position holds, on every node, also after a restart;
//   - whoever comes back between the two gets the second entry like everybody else; a tail that kept both tells it
//   once;
//   - several nodes may all find it due: the log takes one, the others decide again and find nothing left to say;
//   - a hub that slept is late, never early.
#pragma once

#include "room/room.hpp"

namespace beffroi::room {

void fold(Room&, const protocol::Entry&, const protocol::fact::DelayOver&);
void show(const Room&, const protocol::Entry&, const protocol::fact::DelayOver&, Projection&);

// Waits from now on; and no longer, whatever became of it.
void begin_delay(Room& room, protocol::Seq item, protocol::TimeMs visible_at);
void end_delay(Room& room, protocol::Seq item, std::optional<protocol::TimeMs>& visible_at);

std::vector<protocol::Fact> due_delays(const Room& room, protocol::TimeMs now);
std::optional<protocol::TimeMs> next_due_delay(const Room& room);

}  // namespace beffroi::room
