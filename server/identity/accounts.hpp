// People and their browser sessions. A session is a random token in a cookie; the records hold its digest, so a session
// can be ended at once and a stolen database opens none. Guests have a name and nothing else; roles come by invitation.
//
// These functions run inside Storage::with_records() (or look_at_records() for the const ones): what they refuse they
// refuse before they write.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/display_name.hpp"
#include "identity/roles.hpp"
#include "protocol/errors.hpp"
#include "protocol/messages.hpp"
#include "result.hpp"
#include "storage/records.hpp"

namespace beffroi::identity {

using protocol::ErrorCode;
using protocol::TimeMs;
using storage::HubRecords;

// Somebody with a session that is good now.
struct Account {
  storage::Person person;
  std::vector<Grant> grants;
  std::string session;  // digest of its token
  TimeMs expires_at = 0;
};

struct SignedIn {
  Account account;
  std::string token;  // of a new session, for the cookie; empty when the former one goes on
};

// Nothing for tokens that are unknown, expired or revoked.
std::optional<Account> account_of(const HubRecords& records, std::string_view token, TimeMs now);

// Errors: unauthorised without a good session, forbidden for whoever does not run the hub.
Result<Account, ErrorCode> organiser_of(const HubRecords& records, std::string_view token, TimeMs now);

// Whether the session with this digest is still good.
bool session_is_good(const HubRecords& records, std::string_view session, TimeMs now);

std::vector<Grant> grants_of(const HubRecords& records, std::string_view person);
protocol::Profile profile_of(const Account& account);

// The name `person` may bear (empty: a new person). Names that look like those of staff, or speak for the hub, are for
// staff: name_taken_by_staff.
Result<DisplayName, ErrorCode> name_for(const HubRecords& records, std::string_view typed, std::string_view person,
                                        bool staff);

// The names of people with a role in the form in which this version compares them. At start.
void refresh_skeletons(HubRecords& records);

// A person with a session. The name is the caller's to check.
SignedIn sign_in(HubRecords& records, const DisplayName& name, bool guest, TimeMs now);

// A guest's entry to the hub. With a good session in `token` it goes on, under the new name if one is given; otherwise
// the name is needed. Errors: of names; forbidden for a projector that wants a name.
Result<SignedIn, ErrorCode> join_as_guest(HubRecords& records, std::string_view token,
                                          const std::optional<std::string>& name, TimeMs now);

// Errors: unauthorised, of names, forbidden for a projector.
Result<Account, ErrorCode> rename(HubRecords& records, std::string_view token, std::string_view name, TimeMs now);

// Ends the session; tells whose it was.
Result<std::string, ErrorCode> sign_out(HubRecords& records, std::string_view token, TimeMs now);

// Notes that the person was here, at most once in a while.
bool is_stale(const storage::Person& person, TimeMs now);

// Something done to the hub, for the audit. Empty texts are left out.
struct HubAct {
  TimeMs at = 0;
  std::string actor;  // person; empty: the hub itself
  protocol::AuditAct act{};
  std::string person;  // whom it concerns
  std::string target;  // what else it concerns
  std::optional<protocol::Reason> reason = {};
  std::string note;     // never a token
  std::string partner;  // whose rooms it concerns
};
// Written under the actor's name of now and their strongest role.
void audit(HubRecords& records, const HubAct& act);

// "moderator session 9f3a", for the audit: never a token.
std::string words_for(const Grant& grant);

}  // namespace beffroi::identity
