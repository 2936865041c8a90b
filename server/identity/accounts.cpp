#include "identity/accounts.hpp"

#include <algorithm>

#include "identity/token.hpp"
#include "protocol/codec.hpp"
#include "protocol/limits.hpp"

namespace beffroi::identity {
namespace {

constexpr TimeMs kLastSeenStepMs = 5 * 60 * 1000;

bool holds_trust(const std::vector<Grant>& grants) {
  return std::ranges::any_of(grants, [](const Grant& grant) { return is_trusted(grant.role); });
}

// Precondition: the name was checked.
void give_name(HubRecords& records, Account& account, const DisplayName& name) {
  records.rename_person(account.person.id, name.shown, name.skeleton);
  account.person.name = name.shown;
  account.person.folded_name = name.skeleton;
}

Result<Account, ErrorCode> renamed(HubRecords& records, Account account, std::string_view typed) {
  if (is_projector(account.grants, account.person.guest)) return Failure{ErrorCode::forbidden};
  auto name = name_for(records, typed, account.person.id, holds_trust(account.grants));
  if (!name) return Failure{name.error()};
  if (name->shown != account.person.name) give_name(records, account, name.value());
  return account;
}

}  // namespace

std::vector<Grant> grants_of(const HubRecords& records, std::string_view person) {
  std::vector<Grant> grants;
  for (storage::Grant& grant : records.grants_of(person)) {
    grants.push_back(Grant{grant.role, grant.scope, std::move(grant.scope_id)});
  }
  return grants;
}

bool session_is_good(const HubRecords& records, std::string_view session, TimeMs now) {
  std::optional<storage::BrowserSession> found = records.browser_session(session);
  return found && !found->revoked_at && now < found->expires_at;
}

std::optional<Account> account_of(const HubRecords& records, std::string_view token, TimeMs now) {
  if (!looks_like_token(token)) return std::nullopt;
  std::optional<storage::BrowserSession> session = records.browser_session(digest_of(token));
  if (!session || session->revoked_at || now >= session->expires_at) return std::nullopt;
  std::optional<storage::Person> person = records.person(session->person);
  if (!person) return std::nullopt;
  return Account{std::move(*person), grants_of(records, session->person), session->token_hash, session->expires_at};
}

Result<Account, ErrorCode> organiser_of(const HubRecords& records, std::string_view token, TimeMs now) {
  std::optional<Account> account = account_of(records, token, now);
  if (!account) return Failure{ErrorCode::unauthorised};
  if (!runs_the_hub(account->grants)) return Failure{ErrorCode::forbidden};
  return std::move(*account);
}

protocol::Profile profile_of(const Account& account) {
  return protocol::Profile{.person = account.person.id,
                           .name = account.person.name,
                           .grants = account.grants,
                           .guest = account.person.guest,
                           .expires_at = account.expires_at};
}

Result<DisplayName, ErrorCode> name_for(const HubRecords& records, std::string_view typed, std::string_view person,
                                        bool staff) {
  auto name = display_name(typed);
  if (!name || staff) return name;
  // A name without anything comparable cannot look like anybody's.
  const std::string& skeleton = name->skeleton;
  const auto is_staff = [&](const std::string& form) { return !form.empty() && records.is_staff_name(form, person); };
  if (speaks_for_the_team(name->shown) || is_staff(skeleton) || is_staff(name->imitated)) {
    return Failure{ErrorCode::name_taken_by_staff};
  }
  return name;
}

void refresh_skeletons(HubRecords& records) {
  for (const storage::Person& person : records.people_with_grants()) {
    const std::string skeleton = name_skeleton(person.name);
    if (skeleton != person.folded_name) records.rename_person(person.id, person.name, skeleton);
  }
}

SignedIn sign_in(HubRecords& records, const DisplayName& name, bool guest, TimeMs now) {
  SignedIn result;
  Account& account = result.account;
  account.person = {.id = new_identifier("p"),
                    .name = name.shown,
                    .folded_name = name.skeleton,
                    .guest = guest,
                    .created_at = now,
                    .last_seen = now};
  records.put_person(account.person);
  result.token = new_token();
  account.session = digest_of(result.token);
  account.expires_at = now + protocol::limits::session_life_ms;
  records.add_browser_session({.token_hash = account.session,
                               .person = account.person.id,
                               .created_at = now,
                               .expires_at = account.expires_at,
                               .revoked_at = std::nullopt});
  return result;
}

Result<SignedIn, ErrorCode> join_as_guest(HubRecords& records, std::string_view token,
                                          const std::optional<std::string>& name, TimeMs now) {
  if (std::optional<Account> account = account_of(records, token, now)) {
    if (!name) return SignedIn{std::move(*account), {}};
    auto result = renamed(records, std::move(*account), *name);
    if (!result) return Failure{result.error()};
    return SignedIn{std::move(result).value(), {}};
  }
  auto checked = name_for(records, name.value_or(""), {}, false);
  if (!checked) return Failure{checked.error()};
  return sign_in(records, checked.value(), true, now);
}

Result<Account, ErrorCode> rename(HubRecords& records, std::string_view token, std::string_view name, TimeMs now) {
  std::optional<Account> account = account_of(records, token, now);
  if (!account) return Failure{ErrorCode::unauthorised};
  return renamed(records, std::move(*account), name);
}

Result<std::string, ErrorCode> sign_out(HubRecords& records, std::string_view token, TimeMs now) {
  std::optional<Account> account = account_of(records, token, now);
  if (!account) return Failure{ErrorCode::unauthorised};
  records.revoke_browser_session(account->session, now);
  return account->person.id;
}

bool is_stale(const storage::Person& person, TimeMs now) {
  return now - person.last_seen >= kLastSeenStepMs;
}

void audit(HubRecords& records, const HubAct& act) {
  const auto given = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
  storage::AuditRecord record;
  record.at = act.at;
  record.actor = given(act.actor);
  record.act = act.act;
  record.person = given(act.person);
  record.target = given(act.target);
  record.reason = act.reason;
  record.note = given(act.note);
  record.partner = given(act.partner);
  if (const auto person = records.person(act.actor)) {
    record.name = person->name;
    record.role = Role::attendee;
    for (const Grant& grant : grants_of(records, person->id)) record.role = std::min(*record.role, grant.role);
  }
  records.add_audit(record);
}

std::string words_for(const Grant& grant) {
  std::string words(protocol::to_string(grant.role));
  words.append(" ").append(protocol::to_string(grant.scope));
  if (!grant.scope_id.empty()) words.append(" ").append(grant.scope_id);
  return words;
}

}  // namespace beffroi::identity
