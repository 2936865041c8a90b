#include "app/rule_access.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace beffroi::app {
namespace {

using protocol::ErrorCode;
using protocol::Role;
using protocol::Scope;

bool judges(Role role) {
  return role <= Role::moderator;
}

bool is_wide(Scope scope) {
  return scope == Scope::hub || scope == Scope::event;
}

std::optional<identity::Place> place_of(const storage::HubRecords& records, Scope scope, const std::string& scope_id) {
  return identity::place_of_scope(records, {.role = Role::moderator, .scope = scope, .scope_id = scope_id});
}

}  // namespace

Result<identity::Account, ErrorCode> moderator_of(const storage::HubRecords& records, std::string_view token,
                                                  protocol::TimeMs now) {
  auto account = identity::account_of(records, token, now);
  if (!account) return Failure{ErrorCode::unauthorised};
  if (std::ranges::none_of(account->grants, judges, &identity::Grant::role)) return Failure{ErrorCode::forbidden};
  return std::move(*account);
}

bool may_change(const storage::HubRecords& records, const identity::Account& account, Scope scope,
                const std::string& scope_id) {
  const identity::Place place = place_of(records, scope, scope_id).value_or(identity::Place());
  return std::ranges::any_of(account.grants, [&](const identity::Grant& grant) {
    return judges(grant.role) && identity::reaches(grant, place);
  });
}

bool may_see(const storage::HubRecords& records, const identity::Account& account,
             const protocol::ModerationRule& rule) {
  return is_wide(rule.scope) || may_change(records, account, rule.scope, rule.scope_id);
}

bool place_exists(const storage::HubRecords& records, Scope scope, const std::string& scope_id) {
  return is_wide(scope) || place_of(records, scope, scope_id).has_value();
}

moderation::Situation ModeratedRoom::situation() const {
  moderation::Situation situation;
  situation.room = room;
  situation.session = session;
  situation.partner = partner;
  situation.kind = kind;
  return situation;
}

Result<ModeratedRoom, ErrorCode> moderated_room(const storage::HubRecords& records, const identity::Account& account,
                                                const std::string& room) {
  const auto record = records.room(room);
  const auto place = identity::place_of_room(records, room);
  if (!record || !place) return Failure{ErrorCode::unknown_room};
  const auto actor = identity::actor_in(records, account.person.id, room);
  if (!actor) return Failure{actor.error()};
  if (!judges(actor->role)) return Failure{ErrorCode::forbidden};
  return ModeratedRoom{room, place->session, place->partner, record->kind};
}

}  // namespace beffroi::app
