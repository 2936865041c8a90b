#include "identity/places.hpp"

#include <algorithm>

namespace beffroi::identity {
namespace {

bool is_partner(const HubRecords& records, const std::string& name) {
  return std::ranges::any_of(records.programme(),
                             [&](const storage::ProgrammeSession& session) { return session.partner == name; });
}

bool is_hall(const HubRecords& records, std::string_view room) {
  std::optional<storage::RoomRecord> found = records.room(room);
  return found && found->kind == protocol::RoomKind::hall;
}

// Nothing: no such room.
std::optional<Result<RoleHere, ErrorCode>> role_of(const HubRecords& records, const storage::Person& person,
                                                   std::string_view room) {
  const std::vector<Grant> grants = grants_of(records, person.id);
  if (std::optional<ConversationId> conversation = read_conversation_id(room)) {
    if (!is_hall(records, conversation->hall)) return std::nullopt;
    if (is_projector(grants, person.guest)) return Failure{ErrorCode::forbidden};
    return RoleHere{};
  }
  std::optional<Place> place = place_of_room(records, room);
  if (!place) return std::nullopt;
  std::optional<RoleHere> role = role_at(grants, person.guest, *place);
  if (!role) return Failure{ErrorCode::forbidden};
  return std::move(*role);
}

}  // namespace

std::optional<Place> place_of_session(const HubRecords& records, std::string_view session) {
  std::optional<storage::ProgrammeSession> found = records.programme_session(session);
  if (!found) return std::nullopt;
  Place place{.room = {}, .session = found->id, .partner = found->partner};
  if (std::optional<storage::RoomRecord> room = records.room_of_session(session)) place.room = room->id;
  return place;
}

std::optional<Place> place_of_room(const HubRecords& records, std::string_view room) {
  std::optional<storage::RoomRecord> found = records.room(room);
  if (!found || found->kind == protocol::RoomKind::conversation) return std::nullopt;
  Place place{.room = found->id, .session = found->session, .partner = {}};
  if (std::optional<storage::ProgrammeSession> session = records.programme_session(found->session)) {
    place.partner = session->partner;
  }
  return place;
}

std::optional<Place> place_of_scope(const HubRecords& records, const Grant& grant) {
  switch (grant.scope) {
    case Scope::hub:
    case Scope::event:
      return Place{};
    case Scope::partner:
      if (!is_partner(records, grant.scope_id)) return std::nullopt;
      return Place{.room = {}, .session = {}, .partner = grant.scope_id};
    case Scope::session:
      return place_of_session(records, grant.scope_id);
    case Scope::room:
      return place_of_room(records, grant.scope_id);
    case Scope::booth: {
      std::optional<BoothId> booth = read_booth_id(grant.scope_id);
      if (!booth || !is_hall(records, booth->room)) return std::nullopt;
      return place_of_room(records, booth->room);
    }
  }
  return std::nullopt;
}

std::string partner_of(const HubRecords& records, const Grant& grant) {
  const auto place = place_of_scope(records, grant);
  return place ? place->partner : std::string();
}

Result<room::Actor, ErrorCode> actor_in(const HubRecords& records, std::string_view person, std::string_view room) {
  std::optional<storage::Person> found = records.person(person);
  if (!found) return Failure{ErrorCode::unauthorised};
  std::optional<Result<RoleHere, ErrorCode>> role = role_of(records, *found, room);
  if (!role) return Failure{ErrorCode::unknown_room};
  if (!role->ok()) return Failure{role->error()};
  RoleHere& here = role->value();
  return room::Actor{found->id, found->name, here.role, std::move(here.booths), found->guest};
}

}  // namespace beffroi::identity
