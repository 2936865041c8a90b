// A running edge for tests: I/O threads, a listener on a free port, routes, and sessions that say back what they hear.
#pragma once

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "hosting/session.hpp"
#include "net/io_threads.hpp"
#include "net/listener.hpp"
#include "net/router.hpp"
#include "net/websocket_codec.hpp"

namespace beffroi::net::testing {

// Understands: "close CODE" closes, "throw" throws, "flood N" sends N frames of 1000 bytes; everything else is sent
// back.
class EchoSession final : public hosting::Session {
 public:
  EchoSession(hosting::Outlet& outlet, std::atomic<int>& open) : outlet_(outlet), open_(open) { ++open_; }

  void on_text(std::string_view message) override {
    if (message.starts_with("close "))
      return outlet_.close(static_cast<std::uint16_t>(std::stoi(std::string(message.substr(6)))), "asked");
    if (message == "throw") throw std::runtime_error("on purpose");
    if (message.starts_with("flood ")) {
      const int count = std::stoi(std::string(message.substr(6)));
      for (int i = 0; i < count; ++i)
        waiting_.push_back(encode_frame(Opcode::text, std::to_string(i) + std::string(1000, '.')));
    } else {
      waiting_.push_back(encode_frame(Opcode::text, message));
    }
    flush();
  }
  void on_writable() override { flush(); }
  void on_closed() override { --open_; }

 private:
  void flush() {
    while (!waiting_.empty()) {
      std::vector<iovec> pieces;
      for (std::string& frame : waiting_) {
        const std::size_t skip = pieces.empty() ? sent_ : 0;
        pieces.push_back({frame.data() + skip, frame.size() - skip});
        if (pieces.size() == hosting::Outlet::max_pieces) break;
      }
      const auto result = outlet_.write_now(pieces);
      sent_ += result.bytes;
      while (!waiting_.empty() && sent_ >= waiting_.front().size()) {
        sent_ -= waiting_.front().size();
        waiting_.pop_front();
      }
      if (result.state == hosting::WriteResult::State::would_block) return outlet_.want_writable();
      if (result.state == hosting::WriteResult::State::broken) return;
    }
  }

  hosting::Outlet& outlet_;
  std::atomic<int>& open_;
  std::deque<std::string> waiting_;
  std::size_t sent_ = 0;  // of the first one
};

class EchoDoor final : public hosting::SessionDoor {
 public:
  std::unique_ptr<hosting::Session> open(hosting::Outlet& outlet, const hosting::ConnectionFacts&) override {
    return std::make_unique<EchoSession>(outlet, open_sessions);
  }
  std::atomic<int> open_sessions = 0;
};

struct TestHub {
  explicit TestHub(ListenerOptions options = {}, std::size_t thread_count = 2)
      : threads(thread_count, [this] { return steady_seconds() + ahead.load(); }) {
    router.upgrade("/ws", "beffroi.v1");
    router.get("/api/hello", [](Request, Respond respond) { respond(text_response(200, "hello")); });
    router.get("/api/rooms/{room}", [](Request request, Respond respond) {
      respond(text_response(200, std::string(request.parameter("room"))));
    });
    router.get("/api/address", [](Request request, Respond respond) {
      respond(text_response(200, request.remote_address + (request.is_tls ? " https" : " http")));
    });
    router.post("/api/echo",
                [](Request request, Respond respond) { respond(json_response(201, std::move(request.body))); });
    before_start = [](Router&) {};
    listener_options = std::move(options);
  }
  void run() {
    before_start(router);
    auto opened = Listener::open(threads, router, door, std::move(listener_options));
    listener = std::move(opened).value();
    threads.start();
  }
  std::uint16_t port() const { return listener->port(); }

  // Lets time pass: what is due is done within a second.
  void pass(std::uint32_t seconds) { ahead += seconds; }

  std::atomic<std::uint32_t> ahead = 0;
  EchoDoor door;
  Router router;
  std::function<void(Router&)> before_start;
  ListenerOptions listener_options;
  IoThreads threads;
  std::unique_ptr<Listener> listener;
};

// Until the condition holds, at most so long.
template <class Condition>
bool eventually(Condition condition, std::chrono::milliseconds limit = std::chrono::seconds(5)) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

// The condition holds once that much time has passed. Time may pass before the hub has begun to count, so it is tried
// again.
template <class Condition>
bool holds_after(TestHub& hub, std::uint32_t seconds, Condition condition) {
  for (int i = 0; i < 3; ++i) {
    hub.pass(seconds);
    if (eventually(condition, std::chrono::milliseconds(2500))) return true;
  }
  return false;
}

}  // namespace beffroi::net::testing
