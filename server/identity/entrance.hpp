// The two questions of a connection: whose ticket is this, and what is this person in that room?
//
// Answers come on a thread of the storage. They are asked in line with the writers of the records, so that an answer
// given before a session or a grant was revoked is delivered before the news of the revocation: whoever then closes the
// person's sockets, on the callback of that revocation, misses none.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "identity/sanctions.hpp"
#include "identity/tickets.hpp"
#include "protocol/errors.hpp"
#include "result.hpp"
#include "storage/storage.hpp"

namespace beffroi::identity {

struct Visitor {
  std::string person;
  std::string name;
};

class Entrance {
 public:
  using Clock = std::function<TimeMs()>;  // callable from any thread
  using OnIdentified = std::function<void(Result<Visitor, ErrorCode>)>;
  using OnArrival = std::function<void(Result<Arrival, ErrorCode>)>;
  using OnRooms = std::function<void(Result<std::vector<std::string>, ErrorCode>)>;

  Entrance(storage::Storage& storage, Tickets& tickets, Clock clock)
      : storage_(storage), tickets_(tickets), clock_(std::move(clock)) {}

  // Errors: bad_ticket, storage_unavailable.
  void identify(std::string_view ticket, OnIdentified done);

  // Errors: those of arrival_in(), storage_unavailable.
  void role_in(std::string person, std::string room, OnArrival done);

  // Those of the rooms that the person may moderate. Errors: storage_unavailable.
  void moderated(std::string person, std::vector<std::string> rooms, OnRooms done);

 private:
  storage::Storage& storage_;
  Tickets& tickets_;
  const Clock clock_;
};

}  // namespace beffroi::identity
