#include "identity/revocation.hpp"

#include <algorithm>
#include <map>

namespace beffroi::identity {
namespace {

bool is_last_organiser(const HubRecords& records, const Grant& grant) {
  return grant.role == Role::organiser && grant.scope == Scope::hub &&
         records.holders_of(Role::organiser, Scope::hub) <= 1;
}

Result<Revocation, ErrorCode> end_sessions(HubRecords& records, const Account& asker, const std::string& person,
                                           TimeMs now) {
  if (!runs_the_hub(asker.grants)) return Failure{ErrorCode::forbidden};
  if (!records.person(person)) return Failure{ErrorCode::not_found};
  std::size_t ended = records.revoke_browser_sessions_of(person, now);
  audit(records, {.at = now,
                  .actor = asker.person.id,
                  .act = protocol::AuditAct::end_sessions,
                  .person = person,
                  .note = std::to_string(ended)});
  return Revocation{person, SocketsAre::closed};
}

bool may_take(const HubRecords& records, const Account& asker, const Grant& grant) {
  if (runs_the_hub(asker.grants)) return true;  // also when the session or partner is no longer in the programme
  std::optional<Place> place = place_of_scope(records, grant);
  return place && may_give(asker.grants, grant, *place);
}

Result<Revocation, ErrorCode> take_grant(HubRecords& records, const Account& asker, const std::string& person,
                                         const Grant& grant, TimeMs now) {
  if (!may_take(records, asker, grant)) return Failure{ErrorCode::forbidden};
  std::optional<storage::Person> found = records.person(person);
  if (!found) return Failure{ErrorCode::not_found};
  const std::vector<Grant> before = grants_of(records, person);
  if (std::ranges::find(before, grant) == before.end()) return Failure{ErrorCode::not_found};
  if (is_last_organiser(records, grant)) return Failure{ErrorCode::forbidden};
  records.remove_grant(person, grant.role, grant.scope, grant.scope_id);
  audit(records, {.at = now,
                  .actor = asker.person.id,
                  .act = protocol::AuditAct::take_role,
                  .person = person,
                  .note = words_for(grant),
                  .partner = partner_of(records, grant)});
  // A projector without its room is nobody: left alone, it would come back as an attendee who can write.
  if (is_projector(before, found->guest) && before.size() == 1) {
    records.revoke_browser_sessions_of(person, now);
    return Revocation{person, SocketsAre::closed};
  }
  return Revocation{person, SocketsAre::asked_again};
}

}  // namespace

Result<Revocation, ErrorCode> revoke(HubRecords& records, const Account& asker, const protocol::RevokeRequest& request,
                                     TimeMs now) {
  if (request.grant) return take_grant(records, asker, request.person, *request.grant, now);
  return end_sessions(records, asker, request.person, now);
}

Result<std::vector<protocol::PersonItem>, ErrorCode> people_for(const HubRecords& records, const Account& asker) {
  if (!runs_the_hub(asker.grants)) return Failure{ErrorCode::forbidden};
  std::map<std::string, std::vector<Grant>> grants;
  for (storage::Grant& grant : records.grants()) {
    grants[grant.person].push_back(Grant{grant.role, grant.scope, std::move(grant.scope_id)});
  }
  std::vector<protocol::PersonItem> people;
  for (storage::Person& person : records.people_with_grants()) {
    people.push_back({.person = person.id,
                      .name = std::move(person.name),
                      .grants = std::move(grants[person.id]),
                      .last_seen = person.last_seen});
  }
  return people;
}

}  // namespace beffroi::identity
