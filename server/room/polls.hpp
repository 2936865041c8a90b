// Polls: prepared by staff, answered by people, results shown by the poll's own rule.
#pragma once

#include "room/room.hpp"

namespace beffroi::room {

Decision decide_on(const Room&, const Actor&, const protocol::command::CreatePoll&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::EditPoll&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::MovePoll&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::AnswerPoll&, const Context&);

void fold(Room&, const protocol::Entry&, const protocol::fact::PollCreated&);
void fold(Room&, const protocol::Entry&, const protocol::fact::PollEdited&);
void fold(Room&, const protocol::Entry&, const protocol::fact::PollMoved&);
void fold(Room&, const protocol::Entry&, const protocol::fact::PollAnswered&);

void show(const Room&, const protocol::Entry&, const protocol::fact::PollCreated&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::PollEdited&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::PollMoved&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::PollAnswered&, Projection&);

std::vector<protocol::Poll> polls_for(const Room& room, protocol::Audience audience);
std::vector<protocol::PollAnswer> my_answers(const Room& room, PersonIndex person);
// Polls whose results this person sees because they answered.
std::vector<protocol::Seq> polls_opened_by_vote(const Room& room, PersonIndex person);

}  // namespace beffroi::room
