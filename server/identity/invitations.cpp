#include "identity/invitations.hpp"

#include <algorithm>

#include "identity/token.hpp"
#include "protocol/codec.hpp"
#include "protocol/limits.hpp"

namespace beffroi::identity {
namespace {

using protocol::AuditAct;

constexpr std::string_view kHub = "hub";  // as a maker
constexpr std::string_view kFirstOrganiser = "first organiser";
constexpr std::string_view kProjectorName = "Projecteur";

Grant grant_of(const storage::Invitation& invitation) {
  return Grant{invitation.role, invitation.scope, invitation.scope_id};
}

bool is_open(const storage::Invitation& invitation, TimeMs now) {
  return !invitation.used_at && !invitation.revoked_at && now < invitation.expires_at;
}

bool may_give(const HubRecords& records, const std::vector<Grant>& giver, const Grant& grant) {
  std::optional<Place> place = place_of_scope(records, grant);
  return place && identity::may_give(giver, grant, *place);
}

bool maker_still_may(const HubRecords& records, const storage::Invitation& invitation) {
  return invitation.created_by == kHub ||
         may_give(records, grants_of(records, invitation.created_by), grant_of(invitation));
}

// Nothing for any token that would not be accepted.
std::optional<storage::Invitation> open_invitation(const HubRecords& records, std::string_view token, TimeMs now) {
  if (!looks_like_token(token)) return std::nullopt;
  std::optional<storage::Invitation> found = records.invitation_by_token(digest_of(token));
  if (!found || !is_open(*found, now) || !maker_still_may(records, *found)) return std::nullopt;
  return found;
}

// One line, without controls, cut at a character.
std::string clean_label(std::string_view label) {
  std::string clean;
  for (char c : label) clean.push_back(static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c);
  if (clean.size() <= kLabelBytes) return clean;
  std::size_t end = kLabelBytes;
  while (end > 0 && (static_cast<unsigned char>(clean[end]) & 0xC0) == 0x80) --end;
  clean.resize(end);
  return clean;
}

std::string title_of(const HubRecords& records, const Grant& grant) {
  std::optional<Place> place = place_of_scope(records, grant);
  if (!place) return {};
  if (auto session = records.programme_session(place->session)) return session->title;
  if (auto room = records.room(place->room)) return room->title;
  return {};
}

std::size_t count_open(const HubRecords& records, TimeMs now) {
  return static_cast<std::size_t>(std::ranges::count_if(
      records.invitations(), [now](const storage::Invitation& invitation) { return is_open(invitation, now); }));
}

// The person the grant goes to, with a checked name; nothing is written unless all is well.
Result<SignedIn, ErrorCode> taker(HubRecords& records, std::string_view session, const Grant& grant,
                                  const std::optional<std::string>& typed, TimeMs now) {
  std::optional<Account> account = account_of(records, session, now);
  if (grant.role == Role::projector) {
    if (account) return SignedIn{std::move(*account), {}};
    return sign_in(records, {std::string(kProjectorName), name_skeleton(kProjectorName), {}}, false, now);
  }
  // A projector that becomes a person needs a name of its own.
  if (account && !typed && !is_projector(account->grants, account->person.guest)) {
    return SignedIn{std::move(*account), {}};
  }
  auto name = name_for(records, typed.value_or(""), account ? account->person.id : "", is_trusted(grant.role));
  if (!name) return Failure{name.error()};
  if (!account) return sign_in(records, name.value(), false, now);
  account->person.name = name->shown;
  account->person.folded_name = name->skeleton;
  return SignedIn{std::move(*account), {}};
}

}  // namespace

std::string invitation_link(std::string_view public_url, std::string_view token) {
  return std::string(public_url).append("/i#").append(token);
}

protocol::Invitation invitation_view(const storage::Invitation& record) {
  return {.id = record.id,
          .grant = grant_of(record),
          .label = record.label,
          .created_at = record.created_at,
          .expires_at = record.expires_at,
          .used_at = record.used_at,
          .revoked_at = record.revoked_at,
          .link = std::nullopt};
}

MadeInvitation make_invitation(HubRecords& records, const Grant& grant, std::string_view label, std::string_view maker,
                               TimeMs now) {
  MadeInvitation made;
  made.token = new_token();
  made.record = {.id = new_identifier("i"),
                 .token_hash = digest_of(made.token),
                 .role = grant.role,
                 .scope = grant.scope,
                 .scope_id = grant.scope_id,
                 .label = clean_label(label),
                 .created_by = std::string(maker.empty() ? kHub : maker),
                 .created_at = now,
                 .expires_at = now + protocol::limits::invitation_life_ms,
                 .used_at = std::nullopt,
                 .used_by = {},
                 .revoked_at = std::nullopt};
  records.add_invitation(made.record);
  audit(records, {.at = now,
                  .actor = std::string(maker),
                  .act = AuditAct::invite,
                  .target = made.record.id,
                  .note = words_for(grant),
                  .partner = partner_of(records, grant)});
  return made;
}

Result<MadeInvitation, ErrorCode> invite(HubRecords& records, const Account& maker,
                                         const protocol::InvitationRequest& request, TimeMs now) {
  if (!invites(maker.grants) || !is_well_formed(request.grant)) return Failure{ErrorCode::forbidden};
  std::optional<Place> place = place_of_scope(records, request.grant);
  if (!place) return Failure{ErrorCode::not_found};
  if (!identity::may_give(maker.grants, request.grant, *place)) return Failure{ErrorCode::forbidden};
  if (count_open(records, now) >= kOpenInvitations) return Failure{ErrorCode::too_many};
  return make_invitation(records, request.grant, request.label, maker.person.id, now);
}

Result<protocol::InvitationFacts, ErrorCode> look_at_invitation(const HubRecords& records, std::string_view token,
                                                                TimeMs now) {
  std::optional<storage::Invitation> found = open_invitation(records, token, now);
  if (!found) return Failure{ErrorCode::bad_invitation};
  const Grant grant = grant_of(*found);
  return protocol::InvitationFacts{.grant = grant, .label = found->label, .title = title_of(records, grant)};
}

Result<SignedIn, ErrorCode> accept_invitation(HubRecords& records, std::string_view session,
                                              const protocol::InvitationAcceptance& acceptance, TimeMs now) {
  std::optional<storage::Invitation> invitation = open_invitation(records, acceptance.token, now);
  if (!invitation) return Failure{ErrorCode::bad_invitation};
  const Grant grant = grant_of(*invitation);
  auto result = taker(records, session, grant, acceptance.name, now);
  if (!result) return Failure{result.error()};
  Account& account = result->account;
  // It was open a moment ago in this same transaction, so this cannot fail; if it did, all is taken back.
  if (!records.consume_invitation(invitation->token_hash, now, account.person.id)) {
    throw storage::RecordsError("an open invitation could not be used");
  }
  if (is_trusted(grant.role)) account.person.guest = false;
  records.put_person(account.person);
  records.add_grant({.person = account.person.id,
                     .role = grant.role,
                     .scope = grant.scope,
                     .scope_id = grant.scope_id,
                     .granted_by = invitation->created_by,
                     .granted_at = now});
  account.grants = grants_of(records, account.person.id);
  audit(records, {.at = now,
                  .actor = account.person.id,
                  .act = AuditAct::accept_invitation,
                  .target = invitation->id,
                  .note = words_for(grant),
                  .partner = partner_of(records, grant)});
  return result;
}

Result<protocol::Done, ErrorCode> withdraw_invitation(HubRecords& records, const Account& asker, std::string_view id,
                                                      TimeMs now) {
  if (!invites(asker.grants)) return Failure{ErrorCode::forbidden};
  std::optional<storage::Invitation> found = records.invitation(id);
  if (!found) return Failure{ErrorCode::not_found};
  if (!runs_the_hub(asker.grants) && !may_give(records, asker.grants, grant_of(*found))) {
    return Failure{ErrorCode::forbidden};
  }
  if (!records.revoke_invitation(id, now)) return Failure{ErrorCode::not_found};
  audit(records, {.at = now,
                  .actor = asker.person.id,
                  .act = AuditAct::withdraw_invitation,
                  .target = std::string(id),
                  .note = words_for(grant_of(*found)),
                  .partner = partner_of(records, grant_of(*found))});
  return protocol::Done{};
}

Result<std::vector<protocol::Invitation>, ErrorCode> invitations_for(const HubRecords& records, const Account& asker) {
  if (!invites(asker.grants)) return Failure{ErrorCode::forbidden};
  const bool all = runs_the_hub(asker.grants);
  std::vector<protocol::Invitation> views;
  for (const storage::Invitation& invitation : records.invitations()) {
    if (all || may_give(records, asker.grants, grant_of(invitation))) views.push_back(invitation_view(invitation));
  }
  return views;
}

std::optional<MadeInvitation> bootstrap(HubRecords& records, TimeMs now) {
  if (records.holders_of(Role::organiser, Scope::hub) > 0) return std::nullopt;
  for (const storage::Invitation& former : records.invitations()) {
    if (former.created_by == kHub && former.label == kFirstOrganiser) records.revoke_invitation(former.id, now);
  }
  return make_invitation(records, Grant{Role::organiser, Scope::hub, {}}, kFirstOrganiser, {}, now);
}

}  // namespace beffroi::identity
