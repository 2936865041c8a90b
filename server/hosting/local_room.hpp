// The members of one room on one I/O thread, and the frames they have not got yet.
//
// A member is a cursor in a ring of flushes; the ring holds a flush only while somebody is behind it. One pass over the
// members gives each everything it misses in one write, also what was pushed since the pass began; it goes round until
// nobody misses anything, so that under load a push reaches everybody within one round, and the slower the rounds the
// more of them share a write. Nearly all members miss the same: they get the same bytes, joined once (Batch), by
// volleys. A connection that takes nothing is passed over and comes back when it is writable. Of signals only the
// newest waits: whoever missed earlier ones is told so (Follower::signals_missed). A member behind the ring
// (limits::ring_frames, ring_bytes) is told so through Follower::seat_lost and waits for place() with a fresh snapshot.
//
// No allocation, no lock and no atomic read-modify-write per delivery. All on the I/O thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "hosting/batch.hpp"
#include "hosting/counters.hpp"
#include "hosting/flush.hpp"
#include "hosting/line.hpp"
#include "hosting/volley.hpp"
#include "moderation/rule.hpp"

namespace beffroi::hosting {

class LocalRoom;

// What a room needs to tell a connection that follows it. Not from within the follower's own calls but seat_moved.
class Follower {
 public:
  virtual ~Follower() = default;
  virtual void seat_moved(const LocalRoom& room, std::size_t seat) = 0;
  virtual void seat_lost(const LocalRoom& room, protocol::ResetWhy why) = 0;
  // Signals were superseded before the member could take them: it needs the live values afresh.
  virtual void signals_missed(const LocalRoom& room) = 0;
  // The person is banned from the room: gives the seat up.
  virtual void evicted(const LocalRoom& room) = 0;
};

// What a member follows of a room.
struct Seat {
  Follower* follower = nullptr;
  Line* line = nullptr;
  const std::string* person = nullptr;  // kept by the follower
  protocol::Audience audience = protocol::Audience::public_;
  bool compressed = false;  // the connection takes compressed frames
};

class LocalRoom {
 public:
  // `come_back` asks for continue_pass() in a later turn of the loop.
  LocalRoom(std::string id, Counters& counters, Volley& volley, std::function<void()> come_back);
  ~LocalRoom();
  LocalRoom(const LocalRoom&) = delete;
  LocalRoom& operator=(const LocalRoom&) = delete;

  const std::string& id() const { return id_; }
  std::size_t size() const { return members_.size(); }

  // Where the room lies, as the last who came was told: one for all members, because they are many.
  void lies(moderation::Surroundings where) { where_ = std::move(where); }
  const moderation::Surroundings& where() const { return where_; }

  // A new member, up to date with all that was pushed before. Returns its seat, which Follower::seat_moved may change.
  std::size_t add(const Seat& seat, std::vector<ChannelName> channels);
  // A lost member got a snapshot up to date with all that was pushed before.
  void place(std::size_t seat, std::vector<ChannelName> channels);
  void remove(std::size_t seat);

  // Sends to everyone, in this order; those who cannot take it now get it later.
  void push(std::span<const FlushPtr> flushes);
  void push(const FlushPtr& flush) { push(std::span(&flush, 1)); }
  void continue_pass();

  // The room's log was begun anew: every member needs a snapshot.
  void lose_all();

  // The member's connection takes bytes again.
  void serve(std::size_t seat);

  // The live values asked for by Follower::signals_missed, as a frame. They follow everything that was pushed before;
  // while that has to wait, they are dropped and asked for again when it has gone.
  void give_signals(std::size_t seat, std::string frame);

  // Followers of this person, for those who must leave.
  std::vector<Follower*> followers_of(const std::string& person) const;

 private:
  struct Member {
    Line* line;
    Follower* follower;
    const std::string* person;
    std::uint64_t next;                                       // number of the first flush it has not got
    std::uint64_t own_channel;                                // hash of its "p:" channel
    std::unique_ptr<std::vector<ChannelName>> more_channels;  // booths and polls: few have any
    protocol::Audience audience;
    bool compressed;  // takes compressed frames
    bool lost;        // waits for place()
    bool missed;      // signals, and has not said so
  };
  struct Gathered {
    std::array<iovec, Outlet::max_pieces> pieces;
    std::size_t count = 0;      // pieces
    std::size_t bytes = 0;      // in them
    std::uint64_t flushes = 0;  // that they come from, quiet ones included
  };

  void run_pass();
  void visit(std::size_t seat);
  bool aim(std::size_t seat);
  static std::size_t batch_of(const Member& member) {
    return 2 * index_of(member.audience) + (member.compressed ? 1 : 0);
  }
  Batch* batch_for(const Member& member);
  void fire();
  void end_pass();
  void trim();
  void bring_up_to_date(Member& member);
  void hand_over(Member& member);
  void gather(Member& member, Gathered& out) const;
  void send_alone(Member& member);
  void settle(Member& member, std::size_t taken);
  const FlushPtr& at(std::uint64_t number) const { return ring_[number - first_]; }
  std::uint64_t end() const { return first_ + ring_.size(); }
  void drop_oldest();
  void supersede_signal();
  void begin_round();

  const std::string id_;
  moderation::Surroundings where_;
  Counters& counters_;
  Volley& volley_;
  const std::function<void()> come_back_;

  std::vector<Member> members_;
  std::deque<FlushPtr> ring_;
  std::uint64_t first_ = 0;  // number of the ring's oldest flush
  std::size_t ring_bytes_ = 0;
  std::uint64_t last_signal_ = UINT64_MAX;  // its number, also when it has left the ring
  std::uint64_t signal_round_ = 0;          // in which it was pushed

  std::array<Batch, 4> batches_;  // by batch_of()
  std::vector<Shot> shots_;       // aimed at members, with their audience's batch, not yet fired

  bool passing_ = false;      // a pass is under way, perhaps waiting for its next turn
  bool again_ = false;        // something was pushed since the pass began
  std::size_t position_ = 0;  // members before it were served in this pass
  std::uint64_t round_ = 0;   // rounds over the members begun so far
  std::uint64_t lowest_ = 0;  // first flush that somebody served in this pass still needs
};

}  // namespace beffroi::hosting
