// /healthz, /readyz and /metrics: for load balancers and operators, not for the public.
#pragma once

#include <atomic>

#include "net/io_threads.hpp"
#include "net/router.hpp"
#include "observe/metrics.hpp"

namespace beffroi::app {

// Whether this node should get new connections. From any thread.
class Readiness {
 public:
  void set(bool ready) { ready_.store(ready, std::memory_order_release); }
  bool get() const { return ready_.load(std::memory_order_acquire); }

 private:
  std::atomic<bool> ready_{false};
};

// Metrics answer to this machine only, unless they are public. The arguments outlive the router.
void add_operator_routes(net::Router& router, const observe::Metrics& metrics, const Readiness& readiness,
                         bool public_metrics);

// The figures of the edge under their public names; the threads outlive the metrics.
void list_edge_figures(observe::Metrics& metrics, const net::IoThreads& threads);

}  // namespace beffroi::app
