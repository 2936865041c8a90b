// A thread of its own for calls to other services: whatever happens there, no room and no connection waits for it.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace beffroi::outgoing {

class Loop {
 public:
  Loop();
  // Stops.
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  // From any thread: runs the task on the loop, in the order of the posts of one thread. Dropped after stop().
  void post(std::function<void()> task);
  // From any thread: not before the delay has passed. Dropped at stop().
  void after(std::chrono::milliseconds delay, std::function<void()> task);

  // Ends the thread after the task that runs. Not from the loop. Repeating it does nothing. A resolver that does not
  // answer can keep it for as long as the system's resolver waits.
  void stop();

  struct Parts;  // Asio stays in the .cpp files
  Parts& parts() { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

}  // namespace beffroi::outgoing
