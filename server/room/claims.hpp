// Who looks at what: a moderator claims an item that waits, and until the claim ends nobody else decides about it.
#pragma once

#include "room/room.hpp"

namespace beffroi::room {

Decision decide_on(const Room&, const Actor&, const protocol::command::ClaimItem&, const Context&);
Decision decide_on(const Room&, const Actor&, const protocol::command::ReleaseItem&, const Context&);

void fold(Room&, const protocol::Entry&, const protocol::fact::ItemClaimed&);
void fold(Room&, const protocol::Entry&, const protocol::fact::ItemReleased&);

void show(const Room&, const protocol::Entry&, const protocol::fact::ItemClaimed&, Projection&);
void show(const Room&, const protocol::Entry&, const protocol::fact::ItemReleased&, Projection&);

// What a claim for this item locks; nothing for items the room does not know.
std::optional<ItemKey> key_of(const Room& room, protocol::ItemKind kind, protocol::Seq item);

// claimed, with who holds it and until when, where somebody else does.
std::optional<Refusal> held_by_other(const Room& room, const Actor& actor, const ItemKey& key, protocol::TimeMs now);

// The item was decided about.
void end_claim(Room& room, const ItemKey& key);

// The hub's own steps in time: claims whose minute is over.
std::vector<protocol::Fact> due_claims(const Room& room, protocol::TimeMs now);
std::optional<protocol::TimeMs> next_due_claim(const Room& room);

}  // namespace beffroi::room
