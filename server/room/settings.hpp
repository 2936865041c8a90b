// The room itself: its opening, its title, what moderators can set, the stage and the speaker's clock.
#pragma once

#include "room/room.hpp"

namespace beffroi::room {

Decision decide_on(const Room&, const Actor&, const protocol::command::ChangeSettings&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::SetStage&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::SetTimer&, const Context&);

void fold(Room&, const protocol::Entry&, const protocol::fact::RoomOpened&);
void fold(Room&, const protocol::Entry&, const protocol::fact::RoomRenamed&);
void fold(Room&, const protocol::Entry&, const protocol::fact::SettingsChanged&);
void fold(Room&, const protocol::Entry&, const protocol::fact::StageSet&);
void fold(Room&, const protocol::Entry&, const protocol::fact::TimerSet&);

void show(const Room&, const protocol::Entry&, const protocol::fact::RoomOpened&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::RoomRenamed&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::SettingsChanged&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::StageSet&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::TimerSet&, Projection&);

}  // namespace beffroi::room
