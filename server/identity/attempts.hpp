// How often somebody may try a door: token buckets per address and per session, in bounded memory, with the time passed
// in. A lecture hall joins within a minute through one shared address, so joining is generous; wrong codes and wrong
// invitations are what guessing looks like, so they are not. Networks of venues get a multiple of both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "identity/address.hpp"

namespace beffroi::identity {

using TimeMs = std::int64_t;

// So many at once, and so many more in a minute.
struct Rate {
  double burst;
  double per_minute;
};

inline constexpr double kDeepestDebt = 20;

// Buckets by key. When `most_keys` are in use, the one that was not asked for the longest time is forgotten (it starts
// full again). Not thread-safe.
class Buckets {
 public:
  Buckets(Rate rate, std::size_t most_keys) : rate_(rate), most_keys_(most_keys) {}

  // Takes one, or says after how many milliseconds there will be one. A clock that goes back is read as standing still.
  std::optional<std::int64_t> take(const std::string& key, TimeMs now, double factor = 1.0);

  // As take(), without taking.
  std::optional<std::int64_t> wait(const std::string& key, TimeMs now, double factor = 1.0);

  // Takes one even from an empty bucket, which then owes it; at most kDeepestDebt times its burst.
  void charge(const std::string& key, TimeMs now, double factor = 1.0);

  std::size_t size() const { return by_key_.size(); }

 private:
  struct Bucket {
    std::string key;
    double left;
    TimeMs at;
  };

  Bucket& filled(const std::string& key, TimeMs now, double factor);
  std::optional<std::int64_t> wait_of(const Bucket& bucket, double factor) const;

  const Rate rate_;
  const std::size_t most_keys_;
  std::list<Bucket> buckets_;  // the latest asked first
  std::unordered_map<std::string, std::list<Bucket>::iterator> by_key_;
};

struct AttemptLimits {
  Rate joins_per_address{300, 300};
  Rate joins_per_session{10, 10};
  Rate wrong_per_address{30, 30};  // codes, invitations: a right one costs nothing
  Rate wrong_per_session{10, 10};
  double venue_factor = 10;
  std::size_t most_keys = 65'536;  // of each kind
};

// All doors of a hub. Thread-safe; every call is short.
class Attempts {
 public:
  // `session` is the digest of the caller's session token, or empty.
  struct Caller {
    std::string address;  // as the socket, or the trusted proxy, names it
    std::string session;
  };

  explicit Attempts(AttemptLimits limits, std::vector<Network> venues = {});

  // Before letting somebody in: milliseconds to wait, or nothing.
  std::optional<std::int64_t> join(const Caller& caller, TimeMs now);

  // Before looking at a code or an invitation: milliseconds to wait because of too many wrong ones, or nothing.
  std::optional<std::int64_t> guess(const Caller& caller, TimeMs now);

  // After one that did not exist. Guesses sent all at once are all looked at, and all charged: what they are above the
  // rate is owed, so that a guesser gains nothing by haste, and a hall that joins in one second is not taken for one.
  void was_wrong(const Caller& caller, TimeMs now);

 private:
  struct Place {
    std::string bucket;
    double factor;
  };
  Place place_of(const std::string& address) const;

  // Constant after construction.
  const AttemptLimits limits_;
  const std::vector<Network> venues_;
  // Guarded by mutex_: asked from every I/O thread, never while anything waits.
  std::mutex mutex_;
  Buckets joins_by_address_;
  Buckets joins_by_session_;
  Buckets wrong_by_address_;
  Buckets wrong_by_session_;
};

}  // namespace beffroi::identity
