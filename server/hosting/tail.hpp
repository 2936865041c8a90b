// The newest entries of a room's log, encoded once per audience: what the next flush is made of, and what somebody who
// comes back is told. Bounded by limits::ring_frames and ring_bytes; an older position gets a snapshot.
//
// An entry that an audience may not see leaves no trace in its bytes but the range. Runs of such entries are not sent
// by themselves: the next `up` covers them, or the next beat does.
//
// A later change of an object takes the place of the earlier ones: whoever comes back is told of it once, and never of
// the text of what was removed or reworded in between.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hosting/deflater.hpp"
#include "hosting/flush.hpp"
#include "hosting/object_key.hpp"
#include "hosting/wire.hpp"
#include "room/room.hpp"

namespace beffroi::hosting {

struct PersonalUpdate {
  ChannelName channel;
  std::string updates;  // encoded Updates, joined by commas
};

struct SharedUpdate {
  std::optional<ObjectKey> object;
  std::string update;  // an encoded Update
};

struct ProjectedEntry {
  protocol::Seq seq = 0;
  std::array<std::vector<SharedUpdate>, 2> shared;  // by audience; empty: nothing to see
  std::vector<PersonalUpdate> personal;
  std::vector<ChannelChange> channels;
  room::Touched touched;

  std::size_t bytes() const;
};

// `after` is the state just after the entry.
ProjectedEntry projected(const room::State& after, const protocol::Entry& entry);

// The epoch as clients see it: a position is good for one audience only, for it says what was left out.
std::string epoch_for(const std::string& epoch, protocol::Audience audience);

class Tail {
 public:
  Tail(std::string room, std::string epoch, protocol::Seq head);

  void add(ProjectedEntry entry);
  // An entry from before this room ran: for those who come back, not for those who are here. Precondition: nothing
  // pends.
  void add_known(ProjectedEntry entry);

  protocol::Seq head() const { return head_; }
  bool has_pending() const { return flushed_ < head_; }

  // The flushes for all that was added since the last call, in order.
  std::vector<FreshFlush> take();

  // A heartbeat with the head, after an `up` for audiences that were not told of the last entries. Call take() before.
  FreshFlush beat(protocol::TimeMs now);

  // Whether all after this position is still here.
  bool covers(protocol::Seq after) const;

  // Everything after a position for a person of this audience: what only they see, then the rest, up to the head.
  // With a deflater: what everybody gets is compressed, once for all who come back from there. Precondition:
  // covers(after).
  std::vector<Piece> replay(protocol::Seq after, protocol::Audience audience, const std::vector<ChannelName>& channels,
                            Deflater* deflater = nullptr);

  // Questions and polls whose tallies changed lately, also before the position of one who comes back: tallies travel
  // later than the entries they count, so the connection may have ended between the two.
  room::Touched touched() const;

 private:
  struct KeptReplay {
    protocol::Audience audience;
    protocol::Seq after;
    std::shared_ptr<const std::string> frame;
    std::shared_ptr<const std::string> compressed;  // made when somebody asks for it; null before
  };
  using Entries = std::deque<ProjectedEntry>;

  Entries::const_iterator first_after(protocol::Seq position) const;
  FreshFlush make_flush(Entries::const_iterator from, Entries::const_iterator to);
  KeptReplay& kept_replay(protocol::Seq after, protocol::Audience audience);
  void supersede(const ProjectedEntry& entry);
  void take_back(std::size_t audience, const ObjectKey& object, protocol::Seq seq);
  void trim();

  const std::string room_;
  const std::string epoch_;
  Entries entries_;
  std::array<std::map<ObjectKey, protocol::Seq>, 2> latest_;  // by audience: the entry that tells of an object
  std::size_t bytes_ = 0;
  protocol::Seq head_;
  protocol::Seq flushed_;                 // entries up to here went into a flush
  std::array<protocol::Seq, 2> told_;     // by audience: the `upto` of the last `up` that went to everyone
  std::vector<KeptReplay> kept_replays_;  // for the present head
};

}  // namespace beffroi::hosting
