// A private conversation of a candidate and a recruiter, seen from its own room: its end, and its one extension.
#pragma once

#include "room/room.hpp"

namespace beffroi::room {

Decision decide_on(const Room&, const Actor&, const protocol::command::ExtendConversation&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::EndConversation&, const Context&);

void fold(Room&, const protocol::Entry&, const protocol::fact::ConversationExtended&);
void fold(Room&, const protocol::Entry&, const protocol::fact::ConversationEnded&);

void show(const Room&, const protocol::Entry&, const protocol::fact::ConversationExtended&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::ConversationEnded&, Projection&);

}  // namespace beffroi::room
