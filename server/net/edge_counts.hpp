// What the edge has seen, for the metrics: one set per I/O thread, so that counting costs no shared cache line.
#pragma once

#include <atomic>
#include <cstdint>

namespace beffroi::net {

struct EdgeFigures {
  std::uint64_t accepted = 0;           // connections
  std::uint64_t turned_away = 0;        // connections closed on accept: the thread was full, or the hub stopped
  std::uint64_t refused_full = 0;       // connections closed on accept: too many that are no WebSocket yet
  std::uint64_t refused_source = 0;     // the same for their source alone
  std::uint64_t accept_pauses = 0;      // times that accepting waited for the accept rate
  std::uint64_t handshakes_queued = 0;  // TLS handshakes that had to wait for their turn
  std::uint64_t never_spoke = 0;        // connections ended at their deadline without a request
  std::uint64_t tls_handshakes = 0;     // finished
  std::uint64_t kernel_tls = 0;         // of them: those whose records the kernel makes
  std::uint64_t requests = 0;           // heads that were read
  std::uint64_t refused_heads = 0;      // by the gate
  std::uint64_t upgrades = 0;           // WebSockets opened
  std::uint64_t compressed = 0;         // of them with permessage-deflate
  std::uint64_t websockets_ended = 0;
  std::uint64_t messages = 0;    // text messages from clients
  std::uint64_t violations = 0;  // WebSockets closed for breaking the protocol
  std::uint64_t silent = 0;      // WebSockets closed because nothing was heard
  std::uint64_t slow = 0;        // WebSockets closed because nothing was taken

  std::uint64_t websockets_open() const { return upgrades - websockets_ended; }
};

// Written by one thread, read by any.
class alignas(64) EdgeCounts {
 public:
  using Counter = std::atomic<std::uint64_t>;

  Counter accepted = 0, turned_away = 0, refused_full = 0, refused_source = 0, accept_pauses = 0, handshakes_queued = 0,
          never_spoke = 0, tls_handshakes = 0, kernel_tls = 0, requests = 0, refused_heads = 0, upgrades = 0,
          compressed = 0, websockets_ended = 0, messages = 0, violations = 0, silent = 0, slow = 0;

  static void count(Counter& counter) {
    counter.store(counter.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  }

  void add_to(EdgeFigures& sum) const {
    const auto add = [](std::uint64_t& to, const Counter& from) { to += from.load(std::memory_order_relaxed); };
    add(sum.websockets_ended, websockets_ended);  // before the upgrades, so that the difference is never negative
    add(sum.upgrades, upgrades);
    add(sum.accepted, accepted);
    add(sum.turned_away, turned_away);
    add(sum.refused_full, refused_full);
    add(sum.refused_source, refused_source);
    add(sum.accept_pauses, accept_pauses);
    add(sum.handshakes_queued, handshakes_queued);
    add(sum.never_spoke, never_spoke);
    add(sum.compressed, compressed);
    add(sum.tls_handshakes, tls_handshakes);
    add(sum.kernel_tls, kernel_tls);
    add(sum.requests, requests);
    add(sum.refused_heads, refused_heads);
    add(sum.messages, messages);
    add(sum.violations, violations);
    add(sum.silent, silent);
    add(sum.slow, slow);
  }
};

}  // namespace beffroi::net
