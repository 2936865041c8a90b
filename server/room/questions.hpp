// Questions: asking, voting, the steps of moderation and the stage, merging with united votes, undo.
#pragma once

#include "room/room.hpp"

namespace beffroi::room {

Decision decide_on(const Room&, const Actor&, const protocol::command::TurnIntoQuestion&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::AskQuestion&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::EditQuestion&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::MoveQuestion&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::DeclineQuestion&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::MergeQuestion&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::WithdrawQuestion&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::UndoQuestion&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::VoteQuestion&, const Context&);

void fold(Room&, const protocol::Entry&, const protocol::fact::QuestionAsked&);
void fold(Room&, const protocol::Entry&, const protocol::fact::QuestionEdited&);
void fold(Room&, const protocol::Entry&, const protocol::fact::QuestionMoved&);
void fold(Room&, const protocol::Entry&, const protocol::fact::QuestionMerged&);
void fold(Room&, const protocol::Entry&, const protocol::fact::QuestionUndone&);
void fold(Room&, const protocol::Entry&, const protocol::fact::VoteCast&);

void show(const Room&, const protocol::Entry&, const protocol::fact::QuestionAsked&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::QuestionEdited&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::QuestionMoved&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::QuestionMerged&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::QuestionUndone&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::VoteCast&, Projection&);

// The moderation delay of a question is over.
void release_question(Room& room, protocol::Seq id);
// A question whose state changed with the last entry, to all who may know.
void show_question_change(const Room& room, protocol::Seq id, Projection& out);
// What became of the author's objection, to staff and the author.
void show_contest_of_question(const Room& room, protocol::Seq id, Projection& out);

// States in which the public sees a question.
bool is_public(protocol::QuestionState state);
// A step of moderation, unlike those of the stage or of the author: it says whether the question is seen.
bool is_decision(protocol::QuestionState from, protocol::QuestionState to);
// States that wait for a decision or an answer.
bool is_waiting(protocol::QuestionState state);

// One vote per person over the question and all that were merged into it, however far down.
std::int64_t united_votes(const Questions& questions, const AskedQuestion& question);
// The question itself, then the one it was merged into, then the one that one was merged into, ...
std::vector<protocol::Seq> merge_chain(const Questions& questions, protocol::Seq question);
// The question and all that were merged into it, however far down.
std::vector<protocol::Seq> united_questions(const Questions& questions, protocol::Seq question);

std::vector<protocol::Question> questions_for(const Room& room, protocol::Audience audience);
std::vector<protocol::Question> my_questions(const Room& room, const Person& person);
std::vector<protocol::Seq> my_votes(const Room& room, PersonIndex person);

}  // namespace beffroi::room
