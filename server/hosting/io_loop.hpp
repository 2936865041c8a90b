// The event loop of one I/O thread, and the two clocks, as hosting needs them: net gives them with Asio, tests by hand.
//
// A loop may be destroyed with tasks still waiting; they are then dropped without being run. Tasks hold values and
// shared pointers only, besides the gateway itself, which outlives every loop's last task.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

#include "hosting/volley.hpp"

namespace beffroi::hosting {

using Task = std::function<void()>;

class IoLoop {
 public:
  virtual ~IoLoop() = default;

  // From any thread. Tasks posted by one thread run in the order they were posted, never inside the call.
  virtual void post(Task task) = 0;

  // From this loop's own thread. Runs the task once, not before the delay has passed. Cannot be taken back.
  virtual void after(std::chrono::milliseconds delay, Task task) = 0;

  // Writes to many connections of this thread. From this loop's own thread.
  virtual Volley& volley() = 0;
};

// Both from any thread.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t wall_ms() const = 0;    // milliseconds since 1970 UTC: what entries carry
  virtual std::int64_t steady_ms() const = 0;  // never goes back: for intervals and limits
};

}  // namespace beffroi::hosting
