// A viewer of one room: takes a snapshot, then folds the updates of each entry over it as every client must, and keeps
// all bytes it was ever sent. The reference for the client's reducer.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "laws/hub_in_memory.hpp"

namespace beffroi::laws {

class Viewer {
 public:
  Viewer(room::Actor actor, const LiveRoom& room);

  void follow(const LiveRoom& room, const protocol::Entry& entry);

  const room::Actor& actor() const { return actor_; }
  protocol::Audience audience() const { return audience_; }
  const protocol::RoomView& shared() const { return shared_; }
  const protocol::MineView& mine() const { return mine_; }
  const std::vector<std::string>& frames() const { return frames_; }  // server messages after the first snapshot
  const std::string& first_snapshot() const { return first_snapshot_; }
  // The changes received since the last call; empty after an eviction.
  std::vector<protocol::Change> take_inbox();
  bool inside() const { return inside_; }

 private:
  void send_changes(const std::string& room, const room::Projection& projection, const protocol::Entry& entry);
  void send_signal(const LiveRoom& room, const protocol::Entry& entry);
  void receive(const protocol::Change& change);

  room::Actor actor_;
  protocol::Audience audience_;
  std::set<room::ChannelKey> channels_;
  protocol::RoomView shared_;
  protocol::MineView mine_;
  bool inside_ = true;
  std::string first_snapshot_;
  std::vector<std::string> frames_;
  std::vector<protocol::Change> inbox_;
};

// A snapshot as the wire has it.
std::string snapshot_frame(const room::State& state, const room::Actor& actor);

// The first difference between what the viewer folded and what a newcomer with the same rights is given, in words;
// empty when there is none. Chat is compared from the oldest message of the fresh view on: a client may keep more.
std::string difference_from_fresh(const Viewer& viewer, const room::State& state);

}  // namespace beffroi::laws
