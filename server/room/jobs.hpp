// Jobs-connect: booths with their recruiters, first-come queues, calls, and the hall's side of private conversations.
#pragma once

#include "room/room.hpp"

namespace beffroi::room {

Decision decide_on(const Room&, const Actor&, const protocol::command::AddBooth&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::EditBooth&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::StaffBooth&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::PauseBooth&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::JoinQueue&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::LeaveQueue&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::CallNext&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::AcceptCall&, const Context&);

void fold(Room&, const protocol::Entry&, const protocol::fact::BoothAdded&);
void fold(Room&, const protocol::Entry&, const protocol::fact::BoothEdited&);
void fold(Room&, const protocol::Entry&, const protocol::fact::BoothStaffed&);
void fold(Room&, const protocol::Entry&, const protocol::fact::BoothPaused&);
void fold(Room&, const protocol::Entry&, const protocol::fact::QueueJoined&);
void fold(Room&, const protocol::Entry&, const protocol::fact::QueueLeft&);
void fold(Room&, const protocol::Entry&, const protocol::fact::CandidateCalled&);
void fold(Room&, const protocol::Entry&, const protocol::fact::CallMissed&);
void fold(Room&, const protocol::Entry&, const protocol::fact::ConversationStarted&);
void fold(Room&, const protocol::Entry&, const protocol::fact::ConversationFinished&);

void show(const Room&, const protocol::Entry&, const protocol::fact::BoothAdded&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::BoothEdited&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::BoothStaffed&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::BoothPaused&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::QueueJoined&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::QueueLeft&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::CandidateCalled&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::CallMissed&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::ConversationStarted&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::ConversationFinished&, Projection&);

// Seconds until the place `position` (1 is the next) is called, from what the room knows: recruiters on the booth, who
// of them is busy, and how long conversations at this booth last.
std::int64_t estimate_s(const Stand& booth, std::int64_t position);

// Whether the booth names the person among its recruiters.
bool is_listed(const Stand& booth, const std::string& person);
// Whether the actor serves this booth as a recruiter: it names them, or it was granted to them and nobody took them
// off; and they still have a role that may.
bool serves(const Stand& booth, const Actor& actor);

std::vector<protocol::Booth> booths_for(const Room& room);
std::vector<protocol::Ticket> my_tickets(const Room& room, const Person& person);
std::vector<protocol::Queue> my_queues(const Room& room, const Actor& actor);
// In the order they began.
std::vector<protocol::Conversation> my_conversations(const Room& room, const Person& person);

// The hall's own steps in time: rings that nobody answered, conversations whose end never arrived.
std::vector<protocol::Fact> due_in_hall(const Room& room, protocol::TimeMs now);
std::optional<protocol::TimeMs> next_due_in_hall(const Room& room);

// The effect of a ticket whose conversation goes on.
Effect opening_of(const QueueTicket& ticket);

}  // namespace beffroi::room
