// Invitations: a link that gives one role, once, within invitation_life_ms. The link holds a random token, the records
// its digest. Looking uses nothing up (mail scanners open links); accepting does, for exactly one caller. A projector's
// link asks for no name and makes a session that shows and changes nothing.
//
// An invitation is worth what its maker may give at the moment it is accepted: with the maker's role gone, it is void.
// Every step is in the audit. Functions run inside with_records() or look_at_records(), as in accounts.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/accounts.hpp"
#include "identity/places.hpp"

namespace beffroi::identity {

inline constexpr std::size_t kOpenInvitations = 20'000;  // of a hub; more: too_many
inline constexpr std::size_t kLabelBytes = 200;          // longer labels are shortened

struct MadeInvitation {
  storage::Invitation record;
  std::string token;  // to be shown once
};

// Made by the hub itself (no person asks): the caller answers for the grant.
MadeInvitation make_invitation(HubRecords& records, const Grant& grant, std::string_view label, std::string_view maker,
                               TimeMs now);

// Errors: forbidden, not_found (what it is for does not exist), too_many.
Result<MadeInvitation, ErrorCode> invite(HubRecords& records, const Account& maker,
                                         const protocol::InvitationRequest& request, TimeMs now);

// Errors: bad_invitation.
Result<protocol::InvitationFacts, ErrorCode> look_at_invitation(const HubRecords& records, std::string_view token,
                                                                TimeMs now);

// `session` is the caller's token, if any: then the grant goes to that person. Errors: bad_invitation, of names.
Result<SignedIn, ErrorCode> accept_invitation(HubRecords& records, std::string_view session,
                                              const protocol::InvitationAcceptance& acceptance, TimeMs now);

// Errors: forbidden, not_found (also when used or revoked already).
Result<protocol::Done, ErrorCode> withdraw_invitation(HubRecords& records, const Account& asker, std::string_view id,
                                                      TimeMs now);

// Those the asker could have made, newest first. Errors: forbidden.
Result<std::vector<protocol::Invitation>, ErrorCode> invitations_for(const HubRecords& records, const Account& asker);

// As long as nobody organises the hub: a link to become its organiser; the former such links are void.
std::optional<MadeInvitation> bootstrap(HubRecords& records, TimeMs now);

// "https://hub.example/i#TOKEN": what stands after # never reaches a server, a log or a referrer.
std::string invitation_link(std::string_view public_url, std::string_view token);

protocol::Invitation invitation_view(const storage::Invitation& record);

}  // namespace beffroi::identity
