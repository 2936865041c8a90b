// Taking back: all sessions of a person, or one role. What to do with open sockets is part of the answer, to be done
// when the transaction is committed.
#pragma once

#include <string>
#include <vector>

#include "identity/accounts.hpp"
#include "identity/places.hpp"

namespace beffroi::identity {

enum class SocketsAre { closed, asked_again };  // ended for good, or with a new ticket under the roles of now

struct Revocation {
  std::string person;
  SocketsAre sockets = SocketsAre::closed;
};

// Organisers of the hub end sessions; whoever may give a role may take it back. The last organiser of the hub stays
// one. Errors: forbidden, not_found (no such person, or they do not hold that role).
Result<Revocation, ErrorCode> revoke(HubRecords& records, const Account& asker, const protocol::RevokeRequest& request,
                                     TimeMs now);

// People who hold roles, by name. Errors: forbidden (for organisers of the hub only).
Result<std::vector<protocol::PersonItem>, ErrorCode> people_for(const HubRecords& records, const Account& asker);

}  // namespace beffroi::identity
