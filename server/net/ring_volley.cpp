#include <liburing.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "net/limits.hpp"
#include "net/volleys.hpp"
#include "net/websocket_connection.hpp"
#include "observe/log.hpp"

namespace beffroi::net {

namespace {

// A ring of one thread, newest kernel first: the flags spare work between threads that never happens.
int open_ring(io_uring& ring) {
  constexpr std::array<unsigned, 3> flags = {IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN,
                                             IORING_SETUP_COOP_TASKRUN, 0};
  int outcome = 0;
  for (const unsigned wanted : flags) {
    outcome = io_uring_queue_init(kRingEntries, &ring, wanted);
    if (outcome != -EINVAL) break;
  }
  return outcome;
}

// The sends of a chunk are queued, submitted and reaped within fire(): at its end the kernel holds nothing of ours.
// Sockets do not block, so each send is over when it was submitted.
class RingVolley final : public hosting::Volley {
 public:
  explicit RingVolley(const io_uring& ring) : ring_(ring) {}
  ~RingVolley() override {
    if (usable_) io_uring_queue_exit(&ring_);
  }
  RingVolley(const RingVolley&) = delete;
  RingVolley& operator=(const RingVolley&) = delete;

  void fire(std::span<hosting::Shot> shots) override {
    while (!shots.empty()) {
      const auto chunk = shots.first(std::min<std::size_t>(shots.size(), kRingEntries));
      usable_ ? fire_by_ring(chunk) : fire_by_send(chunk);
      shots = shots.subspan(chunk.size());
    }
  }

 private:
  static WebSocketConnection& connection_of(const hosting::Shot& shot) {
    return *static_cast<WebSocketConnection*>(shot.outlet);
  }

  static void fire_by_send(std::span<hosting::Shot> shots) {
    for (hosting::Shot& shot : shots) shot.result = connection_of(shot).write_ready(shot.bytes);
  }

  void fire_by_ring(std::span<hosting::Shot> shots) {
    unsigned queued = 0;
    for (std::size_t i = 0; i < shots.size(); ++i) {
      const WebSocketConnection& connection = connection_of(shots[i]);
      outcomes_[i] = kNotSent;
      if (!connection.takes_directly()) continue;
      io_uring_sqe* entry = io_uring_get_sqe(&ring_);
      io_uring_prep_send(entry, connection.descriptor(), shots[i].bytes.data(), shots[i].bytes.size(),
                         MSG_NOSIGNAL | MSG_DONTWAIT);
      io_uring_sqe_set_data64(entry, i);
      ++queued;
    }
    if (queued > 0) run(queued);
    for (std::size_t i = 0; i < shots.size(); ++i) {
      WebSocketConnection& connection = connection_of(shots[i]);
      shots[i].result = outcomes_[i] == kNotSent ? connection.write_ready(shots[i].bytes)
                                                 : connection.after_direct(shots[i].bytes, outcomes_[i]);
    }
  }

  // Submits all and takes all outcomes. What the kernel did not take is left to send(), now and from then on.
  void run(unsigned queued) {
    unsigned taken = 0;
    while (taken < queued) {
      const int submitted = io_uring_submit_and_wait(&ring_, queued - taken);
      taken += reap();
      if (submitted >= 0 || submitted == -EINTR) continue;
      give_up(queued - io_uring_sq_ready(&ring_) - taken, submitted);
      return;
    }
  }

  unsigned reap() {
    io_uring_cqe* entry = nullptr;
    unsigned head = 0;
    unsigned count = 0;
    io_uring_for_each_cqe(&ring_, head, entry) {
      outcomes_[io_uring_cqe_get_data64(entry)] = entry->res;
      ++count;
    }
    io_uring_cq_advance(&ring_, count);
    return count;
  }

  // The outcomes still under way are waited for: what was sent must not be sent again.
  void give_up(unsigned under_way, int error) {
    while (under_way > 0) {
      io_uring_cqe* entry = nullptr;
      if (io_uring_wait_cqe(&ring_, &entry) == 0) under_way -= std::min(under_way, reap());
    }
    observe::log::warning("io_uring_given_up", {{"reason", std::strerror(-error)}});
    io_uring_queue_exit(&ring_);
    usable_ = false;
  }

  static constexpr int kNotSent = 1 << 30;  // no outcome of a send: those are bytes or a negative error

  io_uring ring_;
  bool usable_ = true;
  std::array<int, kRingEntries> outcomes_{};  // by place in the chunk
};

}  // namespace

std::string why_no_ring() {
  io_uring ring;
  if (const int outcome = open_ring(ring); outcome < 0) {
    return std::string("the kernel allows no io_uring (") + std::strerror(-outcome) + ")";
  }
  io_uring_probe* probe = io_uring_get_probe_ring(&ring);
  const bool can_send = probe != nullptr && io_uring_opcode_supported(probe, IORING_OP_SEND) != 0;
  if (probe != nullptr) io_uring_free_probe(probe);
  io_uring_queue_exit(&ring);
  return can_send ? std::string() : "the kernel's io_uring cannot send";
}

std::unique_ptr<hosting::Volley> make_ring_volley() {
  io_uring ring;
  if (open_ring(ring) < 0) return nullptr;
  return std::make_unique<RingVolley>(ring);
}

}  // namespace beffroi::net
