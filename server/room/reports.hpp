// Reports: anybody tells moderation of a message or a question; moderators decide; both sides are told what came of it.
// A report from a private conversation goes to its hall, with the one item it is about and nothing else.
#pragma once

#include "room/room.hpp"

namespace beffroi::room {

Decision decide_on(const Room&, const Actor&, const protocol::command::ReportItem&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::DecideReport&, const Context&);

void fold(Room&, const protocol::Entry&, const protocol::fact::ReportFiled&);
void fold(Room&, const protocol::Entry&, const protocol::fact::ReportDecided&);

void show(const Room&, const protocol::Entry&, const protocol::fact::ReportFiled&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::ReportDecided&, Projection&);

// The open reports of an item of this room.
const ReportCase* open_case(const Room& room, protocol::ItemKind kind, protocol::Seq item);
// The item was taken away: what its reports asked for is done.
std::vector<protocol::Fact> closing_reports(const Room& room, protocol::ItemKind kind, protocol::Seq item,
                                            const std::optional<protocol::Reason>& reason);

std::vector<protocol::Report> reports_for_staff(const Room& room);  // open ones
std::vector<protocol::MyReport> my_reports(const Room& room, PersonIndex person);

// What other rooms are still to be told: the hall of a conversation, or the conversations of a hall.
std::vector<Effect> pending_report_effects(const Room& room);
std::optional<Effect> effect_of(const Room& room, const protocol::Entry& entry,
                                const protocol::fact::ReportFiled& filed);
std::optional<Effect> effect_of(const Room& room, const protocol::fact::ReportDecided& decided);

}  // namespace beffroi::room
