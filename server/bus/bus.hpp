// How the nodes of a hub tell each other that something happened. The log in the storage is the truth; the bus only
// makes looking there unnecessary most of the time. Every implementation runs tests/contract/bus_test.cpp.
//
// What a caller may rely on, and what not:
//   Loss, order  Any message may be lost, repeated, late or out of order, and a bus may go deaf altogether while
//   publish()
//              still seems to work. Whoever needs certainty compares (epoch, seq) with its own position and reads the
//              gap from the storage; heads are announced every few seconds for that purpose.
//   Self       A node does not hear its own messages (but see "repeated": a message that is already known is ignored).
//   publish()  never waits and never fails: what does not fit into the bounds of the bus is lost and counted.
//   Threads    Every function may be called from any thread. A handler runs on a thread of the bus, one call at a time
//              per subscription, never inside subscribe() or publish(); it must not block and must not throw.
//   unsubscribe()  When it returns, the handler does not run and will not run again; only when it was called from this
//   very
//              handler, the call in progress goes on to its end.
//   Bodies     The bus does not look inside entries and signals.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace beffroi::bus {

using Seq = std::int64_t;

inline constexpr std::size_t hint_bytes_max = 256U * 1024;  // of a hint's entries; larger: publish it without them

// A room's log grew from `after` to `upto`. The entries are those after + 1 ... upto, or none: read them from the
// storage.
struct Hint {
  std::string epoch;
  Seq after = 0;
  Seq upto = 0;
  std::vector<std::string> entries;  // each an encoded protocol::Entry

  bool operator==(const Hint&) const = default;
};

// Where a room's log ends, said again every few seconds.
struct Head {
  std::string epoch;
  Seq seq = 0;

  bool operator==(const Head&) const = default;
};

// Something live that is not stored; a newer one of the same key replaces an older one.
struct Signal {
  std::string key;   // what it is about, for example "viewers"
  std::string body;  // encoded

  bool operator==(const Signal&) const = default;
};

using Message = std::variant<Hint, Head, Signal>;

enum class Hearing { yes, deaf };  // deaf: known not to receive, positions must be checked against the storage

using Subscription = std::uint64_t;  // never 0

class Bus {
 public:
  using Handler = std::function<void(const Message&)>;

  virtual ~Bus() = default;

  virtual void publish(std::string_view room, Message message) = 0;

  // Several subscriptions to one room are independent of each other. What was published before is not delivered.
  virtual Subscription subscribe(std::string room, Handler handler) = 0;
  virtual void unsubscribe(Subscription subscription) = 0;

  virtual Hearing hearing() const = 0;
  virtual std::uint64_t lost() const = 0;  // messages known to be lost by this node's bounds, since the start

 protected:
  Bus() = default;
  Bus(const Bus&) = delete;
  Bus& operator=(const Bus&) = delete;
};

}  // namespace beffroi::bus
