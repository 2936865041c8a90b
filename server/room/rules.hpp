// Rules that several features share when they decide.
#pragma once

#include <string>

#include "room/room.hpp"

namespace beffroi::room {

bool recruits(protocol::Role role);      // may serve a booth
bool is_staff(protocol::Role role);      // organiser, partner_admin, moderator, speaker
bool is_senior(protocol::Role role);     // organiser, partner_admin
bool is_moderator(protocol::Role role);  // staff that may judge contributions: all of them but speakers

Failure<Refusal> refuse(protocol::ErrorCode code);
Failure<Refusal> refuse_until(protocol::ErrorCode code, protocol::TimeMs until, protocol::TimeMs now);
Failure<Refusal> refuse_full(std::int64_t limit, protocol::ErrorCode code = protocol::ErrorCode::room_full);
Failure<Refusal> refuse_decided(const std::optional<protocol::Decided>& decided);  // already_decided, by whom
Failure<Refusal> refuse_because(protocol::ErrorCode code, std::string detail);

std::optional<Refusal> muted(const Room& room, const Actor& actor, protocol::TimeMs now);
std::optional<Refusal> banned(const Room& room, const std::string& person, protocol::TimeMs now);

// The two people of a conversation; attendee is the candidate.
std::optional<protocol::Role> part_in(const protocol::Conversation& conversation, const std::string& person);

// Whoever decides with this entry.
protocol::Decided decided_by(const protocol::Entry& entry);
// Somebody else than the actor decided.
bool decided_otherwise(const std::optional<protocol::Decided>& decided, const Actor& actor);

// The actor under the name and the role they have in this room: before a young audience attendees have pseudonyms.
Actor acting_in(const Room& room, const Actor& actor);

// The room has shown something of this person: no newcomer any more.
void note_shown(Room& room, const protocol::Author& author);

// An author as the public may know them.
protocol::Author public_author(const protocol::Author& author);

template <class Map>
auto* look_up(Map& map, protocol::Seq id) {
  const auto found = map.find(id);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace beffroi::room
