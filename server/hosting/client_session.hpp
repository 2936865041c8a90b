// One client: says hello, follows rooms, sends commands. Takes its messages apart, asks identity who it is and rooms'
// home threads for everything else, and puts their answers on its line. All on the connection's I/O thread.
//
// A message that is no good gets an err and the connection goes on; too many of them end it (close_code::abuse).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hosting/bounds.hpp"
#include "hosting/desk.hpp"
#include "hosting/entrance.hpp"
#include "hosting/line.hpp"
#include "hosting/local_room.hpp"
#include "hosting/pace.hpp"
#include "hosting/requests.hpp"
#include "hosting/session.hpp"
#include "hosting/shard.hpp"
#include "protocol/codec.hpp"
#include "protocol/limits.hpp"

namespace beffroi::hosting {

class ClientSession final : public Session, public Follower {
 public:
  ClientSession(Shard& shard, Outlet& outlet, bool compressed);
  ~ClientSession() override;

  // ---- from net
  void on_text(std::string_view message) override;
  void on_writable() override;
  void on_closed() override;

  // ---- from a room of this thread
  void seat_moved(const LocalRoom& room, std::size_t seat) override;
  void seat_lost(const LocalRoom& room, protocol::ResetWhy why) override;
  void signals_missed(const LocalRoom& room) override;
  void evicted(const LocalRoom& room) override;

  // ---- answers from elsewhere, by way of the shard
  void identified(Result<Who, protocol::ErrorCode> who);
  void role_known(std::uint64_t serial, Result<Admission, protocol::ErrorCode> admission);
  void desk_role_known(protocol::client::Do message, Result<Admission, protocol::ErrorCode> actor);
  void reconsidered(const std::string& room, Result<Admission, protocol::ErrorCode> actor);
  bool granted(const Grant& grant);  // false: not wanted any more
  void denied(const Denial& denial);
  void live_values(const std::string& room, std::string frame);  // after signals_missed()
  void answer(std::string frame) { line_.send(std::move(frame)); }

  // ---- client_desk.cpp: the desk for all rooms, and sanctions across rooms
  void tell_desk(const Desk::Telling& telling);
  void desk_refused();
  // Asks again what this person may in the rooms they follow.
  void reconsider();

  const std::string& person() const { return person_; }
  bool waits_for_hello() const { return life_ == Life::awaiting_hello; }
  void close(std::uint16_t code, std::string_view reason) { line_.close(code, reason); }

 private:
  enum class Life : std::uint8_t { awaiting_hello, identifying, ready, over };

  // A room this client follows or asked to follow.
  struct Membership {
    enum class State : std::uint8_t {
      asking,     // identity is asked for the role
      joining,    // the room's home is asked
      following,  // has a seat
      lost,       // has a seat, waits for a snapshot
    };
    // Largest first: an idle connection is held to a kilobyte (tests/guard).
    std::string room;
    std::unique_ptr<std::vector<protocol::Seq>> booths;  // few recruit
    std::optional<protocol::TimeMs> muted_until;         // across rooms
    moderation::Acquaintance known;
    std::uint64_t serial = 0;
    std::unique_ptr<Position> position;               // until following
    std::unique_ptr<moderation::Surroundings> where;  // from the role known until following
    LocalRoom* local = nullptr;
    std::uint32_t seat = 0;
    protocol::Role granted = protocol::Role::attendee;  // what identity says
    protocol::Role role = protocol::Role::attendee;     // in effect, once following
    State state = State::asking;
    bool guest = false;

    bool seated() const { return local != nullptr; }
  };

  void handle(const protocol::client::Hello& message);
  void handle(const protocol::client::Join& message);
  void handle(const protocol::client::Leave& message);
  void handle(protocol::client::Do& message);
  void handle(const protocol::client::React& message);
  void handle(const protocol::client::Typing& message);
  void handle(const protocol::client::History& message);
  void handle(const protocol::client::Pong&) {}
  void handle(const protocol::client::WatchDesk&);
  void handle(const protocol::client::UnwatchDesk&);
  void handle_decoded(protocol::ClientMessage& message);
  void submit(protocol::client::Do& message, room::Actor actor, const moderation::Acquaintance& known,
              const moderation::Surroundings& where);
  void submit_from_desk(protocol::client::Do message);
  void ask_role(const std::string& room, std::function<void(ClientSession&, Result<Admission, protocol::ErrorCode>)>);
  void leave_desk();

  room::Actor actor_for(const Membership& membership) const {
    return room::Actor{person_,
                       name_,
                       membership.granted,
                       membership.booths ? *membership.booths : std::vector<protocol::Seq>{},
                       membership.guest,
                       membership.muted_until};
  }
  Switchboard& hub() const { return shard_.hub(); }
  Origin origin() const { return Origin{shard_.thread(), id_}; }
  Membership* find(std::string_view room);
  Membership* find(std::uint64_t serial);
  Membership* following(const std::string& room);
  void forget(Membership& membership);
  void give_up_seat(Membership& membership);
  void ask_home(const Membership& membership, std::optional<protocol::ResetWhy> again);
  void refuse(std::optional<std::string> id, std::optional<std::string> room, room::Refusal why);
  void refuse_broken(const protocol::DecodeError& error);
  bool tolerate();
  std::optional<std::int64_t> wait_before_command();

  Shard& shard_;
  Line line_;
  const ConnectionId id_;
  Life life_ = Life::awaiting_hello;
  const bool compressed_;  // as negotiated
  bool watches_desk_ = false;
  std::uint32_t desk_commands_ = 0;  // whose role is asked for; limits::commands_burst
  std::string person_;
  std::string name_;
  std::vector<Membership> memberships_;  // limits::rooms_per_connection
  std::uint64_t last_serial_ = 0;
  Bucket<protocol::limits::commands_per_second, protocol::limits::commands_burst> commands_;
  Bucket<1, bounds::broken_messages> broken_;
  Bucket<1, 3> desk_watches_;  // each brings the whole desk
};

}  // namespace beffroi::hosting
