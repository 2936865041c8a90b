// The chat of a room and its backstage channel: writing, holding, reviewing.
#pragma once

#include "room/room.hpp"

namespace beffroi::room {

Decision decide_on(const Room&, const Actor&, const protocol::command::PostMessage&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::ReviewMessage&, const Context&);

void fold(Room&, const protocol::Entry&, const protocol::fact::MessagePosted&);
void fold(Room&, const protocol::Entry&, const protocol::fact::MessageReviewed&);

void show(const Room&, const protocol::Entry&, const protocol::fact::MessagePosted&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::MessageReviewed&, Projection&);

// The moderation delay of a message is over.
void release_message(Room& room, protocol::Seq id);
// What became of the author's objection; and to whom it is told.
void note_contest(Room& room, protocol::Seq message, protocol::ContestState contest);
void show_contest_of_message(const Room& room, protocol::Seq message, Projection& out);
// It was turned into a question.
void show_question_of_message(const Room& room, protocol::Seq id, Projection& out);

// A message whose state or text changed with the last entry, to all who may know.
void show_message_change(const Room& room, protocol::Seq message, Projection& out);

protocol::Message staff_message(const ChatMessage& message);
// Nothing where the public may not see it.
std::optional<protocol::Message> public_message(const ChatMessage& message);

std::vector<protocol::Message> messages_for(const Room& room, protocol::Audience audience);
std::vector<protocol::Message> my_messages(const Room& room, const std::string& person);

}  // namespace beffroi::room
