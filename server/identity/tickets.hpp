// Tickets for the WebSocket: what a browser fetches with its session and sends as the first message, so that nothing
// secret stands in an address and another site's page cannot use the cookie. Single use, ticket_life_ms long, kept in
// memory: after a restart clients fetch new ones. Thread-safe.
#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "protocol/errors.hpp"
#include "protocol/messages.hpp"
#include "result.hpp"

namespace beffroi::identity {

struct TicketLimits {
  std::size_t tickets = 65'536;        // of the hub; more: busy
  std::size_t tickets_of_session = 8;  // more: the oldest is void
};

class Tickets {
 public:
  struct Holder {
    std::string person;
    std::string session;  // digest of the session's token: look again whether it is good

    bool operator==(const Holder&) const = default;
  };

  explicit Tickets(TicketLimits limits = {}) : limits_(limits) {}

  // Errors: busy, when all tickets are out.
  Result<std::string, protocol::ErrorCode> issue(const Holder& holder, protocol::TimeMs now);

  // Nothing for one that is unknown, used or expired. The first call uses it up.
  std::optional<Holder> redeem(std::string_view ticket, protocol::TimeMs now);

  // Voids all tickets of a person.
  void void_all_of(std::string_view person);

  std::size_t size() const;

 private:
  struct Entry {
    Holder holder;
    protocol::TimeMs expires_at;
  };
  struct Issued {
    std::string digest;
    protocol::TimeMs expires_at;
  };

  void drop_expired(protocol::TimeMs now);
  void drop(const std::string& digest);

  const TicketLimits limits_;

  mutable std::mutex mutex_;  // guards all that follows; held for map operations only
  std::unordered_map<std::string, Entry> by_digest_;
  std::unordered_map<std::string, std::deque<std::string>> of_session_;  // digests, oldest first
  std::deque<Issued> in_order_;  // all lives are equally long: the front expires first
};

}  // namespace beffroi::identity
