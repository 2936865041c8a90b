#include "app/shields.hpp"

#include "identity/places.hpp"
#include "identity/sanctions.hpp"
#include "protocol/codec.hpp"

namespace beffroi::app {
namespace {

using protocol::Scope;

protocol::ShieldState state_of(const storage::HubRecords& records, const storage::Shield& shield) {
  return {.scope = shield.scope,
          .scope_id = shield.scope_id,
          .on = shield.on,
          .by = shield.by,
          .by_name = identity::name_of(records, shield.by),
          .at = shield.at};
}

}  // namespace

std::vector<hosting::ShieldSwitch> shields_over(const storage::HubRecords& records, std::string_view room) {
  const auto place = identity::place_of_room(records, room);
  std::vector<hosting::ShieldSwitch> switches;
  for (const storage::Shield& shield : records.shields()) {
    const bool is_of_room = shield.scope == Scope::room;
    const identity::Grant scope{protocol::Role::moderator, shield.scope, shield.scope_id};
    if (!is_of_room && place && identity::reaches(scope, *place)) switches.push_back({shield.scope, shield.on});
  }
  return switches;
}

Result<protocol::ShieldState, protocol::ErrorCode> switch_shield(storage::HubRecords& records,
                                                                 const identity::Account& asker,
                                                                 const protocol::ShieldRequest& request,
                                                                 protocol::TimeMs now) {
  const auto place = identity::place_moderated_by(records, asker, request.scope, request.scope_id);
  if (!place) return Failure{place.error()};
  const storage::Shield shield{request.scope, request.scope_id, request.on, asker.person.id, now};
  records.put_shield(shield);
  const std::string scope(protocol::to_string(request.scope));
  identity::audit(records, {.at = now,
                            .actor = asker.person.id,
                            .act = protocol::AuditAct::shield,
                            .target = request.scope_id.empty() ? scope : scope + " " + request.scope_id,
                            .note = request.on ? "on" : "off",
                            .partner = place->partner});
  return state_of(records, shield);
}

protocol::ShieldList shields_for(const storage::HubRecords& records, const identity::Account& asker) {
  protocol::ShieldList list;
  for (const storage::Shield& shield : records.shields()) {
    const auto place = identity::moderated_place(records, shield.scope, shield.scope_id);
    if (identity::moderates(asker.grants, place.ok() ? place.value() : identity::Place{})) {
      list.shields.push_back(state_of(records, shield));
    }
  }
  return list;
}

}  // namespace beffroi::app
