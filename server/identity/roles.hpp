// Who may act as what, where: pure rules over grants. A grant gives a role for a scope; a room lies in several scopes,
// and the strongest role that reaches it counts. Whoever holds no grant is an attendee of any room but a conversation.
// A hub holds one event for now: a grant for the event reaches what a grant for the hub reaches.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/messages.hpp"

namespace beffroi::identity {

using protocol::Grant;
using protocol::Role;
using protocol::Scope;
using protocol::Seq;

// Where a room, or a session that has none yet, lies. Empty members match no grant.
struct Place {
  std::string room;
  std::string session;
  std::string partner;
};

struct RoleHere {
  Role role = Role::attendee;
  std::vector<Seq> booths;  // those that grants for booths name, in order

  bool operator==(const RoleHere&) const = default;
};

struct BoothId {
  std::string room;
  Seq booth = 0;
};
// "room/17"; nothing for other texts.
std::optional<BoothId> read_booth_id(std::string_view scope_id);

// A private room of two: "c-<hall>-<ticket>". Who may enter it is decided by its own log, never by grants.
struct ConversationId {
  std::string hall;
  Seq ticket = 0;
};
std::optional<ConversationId> read_conversation_id(std::string_view room);

bool reaches(const Grant& grant, const Place& place);

// Nothing for a projector outside the rooms it was made for.
std::optional<RoleHere> role_at(std::span<const Grant> grants, bool guest, const Place& place);

// Staff of a room see what its public does not.
bool is_staff(Role role);
// Roles under whose name nobody else may appear.
bool is_trusted(Role role);
// The whole hub is in their hands: programme, settings, people.
bool runs_the_hub(std::span<const Grant> grants);
// May invite at all: organisers and partner admins of whatever scope.
bool invites(std::span<const Grant> grants);
// A session that shows and changes nothing.
bool is_projector(std::span<const Grant> grants, bool guest);

// Which role can be granted for which scope, and with which scope id; existence is not looked at.
bool is_well_formed(const Grant& grant);

// Organisers of the hub give anything; others only weaker roles than their own, within their own scope.
// `target` is the place of the grant's scope: of its room or session, or with the partner only.
bool may_give(std::span<const Grant> giver, const Grant& wanted, const Place& target);

}  // namespace beffroi::identity
