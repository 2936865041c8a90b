// A client as the protocol wants it: keeps its position, folds what it is told over its snapshot, notes every breach.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fake_outlet.hpp"
#include "hosting/session.hpp"
#include "protocol/codec.hpp"

namespace beffroi::hosting::testing {

// What a client knows of a room it follows.
struct Followed {
  std::string epoch;
  protocol::Seq position = 0;
  protocol::Role role = protocol::Role::attendee;
  protocol::Audience audience = protocol::Audience::public_;
  protocol::RoomView shared;
  protocol::MineView mine;
  std::optional<protocol::Viewers> viewers;
  int snapshots = 0;
  int replays = 0;
  int beats = 0;
  std::vector<protocol::ResetWhy> resets;
};

class Client {
 public:
  explicit Client(std::string name) : person(std::move(name)) {}

  void send(const protocol::ClientMessage& message) { session->on_text(protocol::encoded(message)); }
  void hello() { send(protocol::client::Hello{"ticket-of-" + person}); }
  void join(const std::string& room) { send(protocol::client::Join{room, std::nullopt, std::nullopt}); }
  void resume(const std::string& room, const Followed& from) {
    rooms[room] = from;
    send(protocol::client::Join{room, from.epoch, from.position});
  }
  // Returns the command's id.
  std::string command(const std::string& room, protocol::Command command, std::string id = {});
  std::string chat(const std::string& room, std::string text) {
    return command(room, protocol::command::PostMessage{std::move(text), protocol::Channel::room, std::nullopt});
  }
  std::string ask(const std::string& room, std::string text) {
    return command(room, protocol::command::AskQuestion{std::move(text), std::nullopt});
  }

  // Takes in what the outlet recorded since the last call.
  void read();
  // The connection takes this many more bytes.
  void make_room(std::size_t bytes);
  void hang_up();
  // The same person on a new connection.
  void reconnect() { outlet = std::make_unique<FakeOutlet>(); }

  std::optional<protocol::Seq> ok_of(const std::string& id) const;
  std::optional<protocol::ErrorCode> error_of(const std::string& id) const;
  std::optional<protocol::ErrorCode> last_error() const;
  template <class T>
  std::vector<T> all_of() const {
    std::vector<T> found;
    for (const protocol::ServerMessage& message : received) {
      if (const T* match = std::get_if<T>(&message)) {
        found.push_back(*match);
      }
    }
    return found;
  }

  const std::string person;
  std::unique_ptr<FakeOutlet> outlet = std::make_unique<FakeOutlet>();
  std::unique_ptr<Session> session;
  std::vector<protocol::ServerMessage> received;
  std::vector<std::string> texts;  // the same as they came
  std::map<std::string, Followed> rooms;
  std::vector<std::string> breaches;

 private:
  void take(const protocol::ServerMessage& message);
  void take_up(const protocol::server::Up& up);

  int last_command_ = 0;
};

void fold(protocol::RoomView& view, const protocol::Change& change);
void fold(protocol::MineView& view, const protocol::Change& change);

}  // namespace beffroi::hosting::testing
