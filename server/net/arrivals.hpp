// Who may connect: how fast connections are taken in, and how many may be there without having become a WebSocket.
// Whoever opens connections and never finishes a handshake can hold this much and no more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "net/limits.hpp"

namespace beffroi::net {

// Tokens that refill evenly; full at first with what comes in two seconds, so that a whole room may come back at once.
// Those above the rate are not refused: they wait in the kernel's queue. One thread.
class AcceptRate {
 public:
  explicit AcceptRate(std::uint32_t per_second);

  // Takes one, or says in how many milliseconds there are some. `now_ms` of a clock that never goes back.
  std::optional<std::int64_t> take(std::int64_t now_ms);
  // The one that was taken last was not needed.
  void give_back() { milli_ += 1000; }

 private:
  const std::int64_t per_second_;
  std::int64_t milli_;  // thousandths of tokens
  std::int64_t at_ms_ = 0;
};

// Those who share one bound.
struct Source {
  std::string key;
  std::size_t bound = kArrivalsPerSource;  // 0: only the bound of all holds
};

// Places for connections that are no WebSocket yet, over all threads. Any thread; the mutex is taken twice in the life
// of a connection, never for a message.
class Arrivals {
 public:
  using SourceOf = std::function<Source(const std::string& address)>;
  enum class Refusal : std::uint8_t { all_taken, source_has_enough };

  // Gives itself back when it is destroyed.
  class Place {
   public:
    Place() = default;
    Place(std::shared_ptr<Arrivals> of, std::string key) : of_(std::move(of)), key_(std::move(key)) {}
    ~Place() {
      if (of_) of_->leave(key_);
    }
    Place(Place&& other) noexcept = default;
    Place& operator=(Place&&) = delete;

   private:
    std::shared_ptr<Arrivals> of_;
    std::string key_;
  };

  // Without `source_of` every address is a source of its own.
  explicit Arrivals(std::size_t bound, SourceOf source_of = {});

  Source source_of(const std::string& address) const { return source_of_(address); }
  std::optional<Refusal> enter(const Source& source);
  void leave(const std::string& key);
  std::size_t count() const;

 private:
  // constant after construction
  const std::size_t bound_;
  const SourceOf source_of_;

  mutable std::mutex mutex_;  // of what follows
  std::size_t count_ = 0;
  std::unordered_map<std::string, std::size_t> by_source_;  // at most `bound_`
};

}  // namespace beffroi::net
