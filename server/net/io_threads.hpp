// The I/O threads of the hub: one loop each, connections pinned to one, nothing shared between them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "hosting/io_loop.hpp"
#include "net/edge_counts.hpp"
#include "net/volleys.hpp"

namespace beffroi::net {

class IoThread;

// Seconds that never go back; called from every thread.
using SecondsClock = std::function<std::uint32_t()>;
std::uint32_t steady_seconds();

class IoThreads {
 public:
  // 0: as many as the machine has cores. Deadlines are looked at once a second and judged by the clock.
  // `sends`: see net/volleys.hpp; a thread that is refused a ring sends without.
  explicit IoThreads(std::size_t count = 0, const SecondsClock& clock = steady_seconds, Sends sends = Sends::send);
  ~IoThreads();  // stops without grace, if stop() was not called

  void start();
  std::size_t size() const { return threads_.size(); }

  // Of every thread in order, for hosting. They live as long as this object.
  std::vector<hosting::IoLoop*> loops() const;

  // Connections and open listeners, about. From any thread.
  std::size_t load() const;

  // Sums over all threads, for the metrics. From any thread.
  EdgeFigures figures() const;

  // Graceful: requests under way are answered, WebSockets closed with 1001; what has not ended at the limit is cut.
  // Returns when all threads have ended. Listeners stop accepting first.
  void stop(std::chrono::milliseconds limit);

  // For the listener.
  IoThread& at(std::size_t index) { return *threads_[index]; }
  IoThread& least_loaded();

 private:
  std::vector<std::unique_ptr<IoThread>> threads_;
};

}  // namespace beffroi::net
