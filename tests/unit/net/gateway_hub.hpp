// The real hosting behind a real edge: rooms, rings and cursors served over sockets, with clocks that a test turns.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "bus/local/local_bus.hpp"
#include "hosting/gateway.hpp"
#include "moderation/pipeline.hpp"
#include "net/io_threads.hpp"
#include "net/listener.hpp"
#include "net/router.hpp"
#include "protocol/codec.hpp"
#include "room/room.hpp"
#include "storage/memory/memory_storage.hpp"
#include "unit/net/test_client.hpp"
#include "unit/net/websocket_frames.hpp"

namespace beffroi::net::testing {

// Everybody may enter every room; "mod" moderates.
class OpenEntrance final : public hosting::Entrance {
 public:
  void identify(std::string ticket, Answer<hosting::Who> answer) override {
    answer(hosting::Who{ticket, "Sample " + ticket});
  }
  void role_in(std::string person, std::string, Answer<hosting::Admission> answer) override {
    const auto role = person == "mod" ? protocol::Role::moderator : protocol::Role::attendee;
    answer(hosting::Admission{room::Actor{person, "Sample " + person, role, {}}, {}, {}});
  }
  void moderated(std::string person, std::vector<std::string> rooms, Answer<std::vector<std::string>> answer) override {
    answer(person == "mod" ? std::move(rooms) : std::vector<std::string>{});
  }
  void describe(std::string, Answer<hosting::Opening> answer) override {
    constexpr auto kind = protocol::RoomKind::session;
    answer(hosting::Opening{{.kind = kind, .title = "A masterclass", .settings = room::opening_settings(kind)}, {}});
  }
};

class MovableClock final : public hosting::Clock {
 public:
  std::int64_t wall_ms() const override { return 1'774'000'000'000 + steady_ms(); }
  std::int64_t steady_ms() const override {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
               .count() +
           ahead_ms.load();
  }
  std::atomic<std::int64_t> ahead_ms = 0;
};

struct GatewayHub {
  explicit GatewayHub(ListenerOptions options = {}, hosting::Settings settings = {})
      : threads(2, [this] { return steady_seconds() + ahead.load(); }),
        gateway({storage, bus, entrance, judge, clock, threads.loops()}, settings) {
    router.upgrade("/ws", "beffroi.v1");
    listener = std::move(Listener::open(threads, router, gateway, std::move(options))).value();
    threads.start();
  }
  ~GatewayHub() {
    listener.reset();
    threads.stop(std::chrono::seconds(1));
    storage.close();
  }

  // Of the edge: deadlines of connections.
  void pass(std::uint32_t seconds) { ahead += seconds; }

  std::atomic<std::uint32_t> ahead = 0;
  MovableClock clock;  // of hosting: paces and limits of people
  storage::MemoryStorage storage;
  bus::LocalBus bus;
  OpenEntrance entrance;
  moderation::Pipeline judge;
  IoThreads threads;
  hosting::Gateway gateway;
  Router router;
  std::unique_ptr<Listener> listener;
};

// A viewer of one room that checks what it is told: whole frames, ranges without a gap, a reset only with its snapshot.
class Viewer {
 public:
  Viewer(GatewayHub& hub, const std::string& person, int receive_buffer_bytes = 0)
      : client(hub.listener->port(), false, receive_buffer_bytes) {
    client.ask(upgrade_request());
    say(protocol::client::Hello{person});
    say(protocol::client::Join{kRoom, std::nullopt, std::nullopt});
  }

  void say(const protocol::ClientMessage& message) { client.send(text_frame(protocol::encoded(message))); }
  void chat(const std::string& id, std::string text) {
    say(protocol::client::Do{id, kRoom,
                             protocol::command::PostMessage{std::move(text), protocol::Channel::room, std::nullopt}});
  }

  // Takes one frame in; false when the connection ended.
  bool read() {
    const auto frame = client.read_frame();
    if (frame.opcode == 8) close_code = frame.close_code();
    if (frame.opcode != 1) return frame.opcode > 8;
    auto decoded = protocol::decode_server_message(frame.payload);
    if (!decoded.ok()) {
      breach = "no message: " + frame.payload.substr(0, 80);
      return false;
    }
    std::visit([this](const auto& message) { take(message); }, decoded.value());
    return true;
  }
  // Reads until it knows the room up to there.
  bool read_up_to(protocol::Seq seq) {
    while (position < seq || snapshots == 0) {
      if (!read()) return false;
    }
    return true;
  }
  bool read_until_acknowledged(int count) {
    while (acknowledged < count) {
      if (!read()) return false;
    }
    return true;
  }

  static constexpr const char* kRoom = "masterclass-1";

  TestClient client;
  protocol::Seq position = 0;
  int snapshots = 0;
  int acknowledged = 0;
  std::vector<protocol::ResetWhy> resets;
  std::string breach;
  int close_code = 0;

 private:
  void take(const protocol::server::Snap& snap) {
    if (snapshots > 0 && static_cast<int>(resets.size()) != snapshots) breach = "a snapshot without a reset";
    ++snapshots;
    position = snap.seq;
  }
  void take(const protocol::server::Reset& reset) { resets.push_back(reset.why); }
  void take(const protocol::server::Up& up) {
    if (up.after > position) breach = "a gap after " + std::to_string(position);
    position = std::max(position, up.upto);
  }
  void take(const protocol::server::Ok&) { ++acknowledged; }
  void take(const protocol::server::Err& error) { breach = "refused: " + std::string(to_string(error.code)); }
  template <class Other>
  void take(const Other&) {}
};

}  // namespace beffroi::net::testing
