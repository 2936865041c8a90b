// The door of hosting: opens a session for each connection, and lets the application act on all of them.
//
// Everything here may be called from any thread but open(), which belongs to the connection's. The parts and their
// loops outlive the gateway's use of them; the gateway is destroyed after the loops have stopped.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "hosting/session.hpp"
#include "hosting/shard.hpp"
#include "hosting/switchboard.hpp"

namespace beffroi::hosting {

class Gateway final : public SessionDoor {
 public:
  explicit Gateway(Parts parts, Settings settings = {});
  ~Gateway() override;

  std::unique_ptr<Session> open(Outlet& outlet, const ConnectionFacts& facts) override;

  // The person's session was revoked: every connection ends at once (session_revoked).
  void revoke(const std::string& person);
  // The person's roles or name changed: every connection ends and comes back with a new ticket (role_changed).
  void refresh(const std::string& person);
  // Sanctions across rooms on this person changed: what they may in each room they follow is asked again.
  void reconsider(const std::string& person);
  // Shields of scopes were raised or lowered: every running room asks what it is to be.
  void shields_changed();
  // Raises or lowers the shield of one room.
  void shield_room(const std::string& room, bool on);
  // Has the room read its log, so that it tells the records and the desk what they do not know yet.
  void wake(const std::string& room);
  // The programme says something new about this room; only a running room needs to know, others ask when they open.
  void programme_changed(const std::string& room);

  // Has the hub itself append to a room, which is opened if need be.
  void tell(const std::string& room, HubTurn turn);

  // Says bye to everyone, takes no more commands, waits for what the storage still writes, ends all connections, then
  // calls done, on an I/O thread. Once.
  void stop(RetryWindow window, std::function<void()> done);

  // A figure of all threads together. From any thread.
  std::int64_t count(Counter Counters::* figure) const { return hub_.count(figure); }

 private:
  void close_all_of(const std::string& person, std::uint16_t code);

  Switchboard hub_;
};

}  // namespace beffroi::hosting
