// Rooms in memory, without hosting or storage: commands in, entries appended and applied, effects run, time by hand.
// What a hub does around the room core, in its simplest true form; scenarios, laws and unit tests stand on it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "room/room.hpp"

namespace beffroi::laws {

using protocol::Seq;
using protocol::TimeMs;

struct LiveRoom {
  explicit LiveRoom(std::string id) : before_first(std::move(id)), state(before_first) {}
  room::State before_first;
  room::State state;
  std::vector<protocol::Entry> log;
};

// Sees every entry just after it was applied.
class Witness {
 public:
  virtual ~Witness() = default;
  virtual void saw(const LiveRoom& room, const protocol::Entry& entry) = 0;
};

class HubInMemory {
 public:
  // Opens the first room.
  HubInMemory(std::string room_id, protocol::RoomKind kind, std::string title, bool young_audience = false);

  LiveRoom& room(const std::string& id) { return *rooms_.at(id); }
  bool has(const std::string& id) const { return rooms_.contains(id); }
  const std::map<std::string, std::unique_ptr<LiveRoom>>& rooms() const { return rooms_; }
  const std::string& first() const { return first_; }
  TimeMs now() const { return now_; }
  void witness(Witness* witness) { witness_ = witness; }

  // A repeated command id gets the first answer. The value: the position of the answer.
  Result<Seq, room::Refusal> send(const std::string& room_id, const room::Actor& actor,
                                  const protocol::Command& command, const std::string& command_id,
                                  room::Verdict verdict = {});
  // Facts of the hub itself.
  void append(LiveRoom& room, std::vector<protocol::Fact> facts);
  // Lets time pass, stopping where rooms have something due.
  void pass(TimeMs duration);

 private:
  void append(LiveRoom& room, std::vector<protocol::Fact> facts, std::optional<protocol::Author> author,
              std::optional<std::string> command_id);
  void run(const room::Effect& effect);
  void run_due();
  LiveRoom& open(const std::string& id, protocol::fact::RoomOpened fact);

  std::map<std::string, std::unique_ptr<LiveRoom>> rooms_;
  std::string first_;
  TimeMs now_ = 1'774'000'000'000;
  std::int64_t ids_ = 0;
  Witness* witness_ = nullptr;
};

}  // namespace beffroi::laws
