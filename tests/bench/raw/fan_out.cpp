#include "raw/fan_out.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

#ifdef BEFFROI_HAS_URING
#include <liburing.h>
#endif

namespace bench {

namespace {

class SendFanOut final : public FanOut {
 public:
  void send(std::span<Receiver* const> receivers, std::string_view bytes) override {
    for (Receiver* receiver : receivers) {
      if (!receiver->unsent.empty()) {
        keep(*receiver, bytes);
        continue;
      }
      const ssize_t count = ::send(receiver->descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      const auto taken = static_cast<std::size_t>(std::max<ssize_t>(count, 0));
      if (taken < bytes.size()) keep(*receiver, bytes.substr(taken));
    }
  }
};

#ifdef BEFFROI_HAS_URING

// Groups of sends handed over in one system call, and waited for: the bytes need not outlive the call.
class UringFanOut final : public FanOut {
 public:
  static std::unique_ptr<UringFanOut> make() {
    auto fan_out = std::make_unique<UringFanOut>();
    io_uring_params parameters{};
    parameters.flags = IORING_SETUP_COOP_TASKRUN;
    const int result = io_uring_queue_init_params(group, &fan_out->ring_, &parameters);
    if (result != 0) {
      std::fprintf(stderr, "io_uring: %s\n", std::strerror(-result));
      return nullptr;
    }
    fan_out->is_open_ = true;
    return fan_out;
  }
  ~UringFanOut() override {
    if (is_open_) io_uring_queue_exit(&ring_);
  }

  void send(std::span<Receiver* const> receivers, std::string_view bytes) override {
    unsigned under_way = 0;
    for (Receiver* receiver : receivers) {
      if (!receiver->unsent.empty()) {
        keep(*receiver, bytes);
        continue;
      }
      io_uring_sqe* entry = io_uring_get_sqe(&ring_);
      io_uring_prep_send(entry, receiver->descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      io_uring_sqe_set_data(entry, receiver);
      if (++under_way == group) {
        finish(under_way, bytes);
        under_way = 0;
      }
    }
    if (under_way > 0) finish(under_way, bytes);
  }

 private:
  static constexpr unsigned group = 512;

  void finish(unsigned under_way, std::string_view bytes) {
    io_uring_submit_and_wait(&ring_, under_way);
    for (unsigned i = 0; i < under_way; ++i) {
      io_uring_cqe* done = nullptr;
      if (io_uring_wait_cqe(&ring_, &done) != 0) return;
      const auto taken = static_cast<std::size_t>(std::max(done->res, 0));
      if (taken < bytes.size()) keep(*static_cast<Receiver*>(io_uring_cqe_get_data(done)), bytes.substr(taken));
      io_uring_cqe_seen(&ring_, done);
    }
  }

  io_uring ring_{};
  bool is_open_ = false;
};

#endif

}  // namespace

std::unique_ptr<FanOut> make_send_fan_out() {
  return std::make_unique<SendFanOut>();
}

std::unique_ptr<FanOut> make_uring_fan_out() {
#ifdef BEFFROI_HAS_URING
  return UringFanOut::make();
#else
  std::fprintf(stderr, "built without liburing\n");
  return nullptr;
#endif
}

}  // namespace bench
