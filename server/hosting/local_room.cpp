#include "hosting/local_room.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "hosting/bounds.hpp"
#include "hosting/member_frames.hpp"
#include "protocol/limits.hpp"

namespace beffroi::hosting {

LocalRoom::LocalRoom(std::string id, Counters& counters, Volley& volley, std::function<void()> come_back)
    : id_(std::move(id)), counters_(counters), volley_(volley), come_back_(std::move(come_back)) {}

LocalRoom::~LocalRoom() {
  counters_.ring_flushes.drop(static_cast<std::int64_t>(ring_.size()));
  counters_.members.drop(static_cast<std::int64_t>(members_.size()));
}

std::size_t LocalRoom::add(const Seat& seat, std::vector<ChannelName> channels) {
  members_.push_back(Member{seat.line, seat.follower, seat.person, end(), channel_of_person(*seat.person).hash,
                            without_own(std::move(channels)), seat.audience, seat.compressed, false, false});
  counters_.members.add();
  return members_.size() - 1;
}

void LocalRoom::place(std::size_t seat, std::vector<ChannelName> channels) {
  Member& member = members_[seat];
  member.next = end();
  member.more_channels = without_own(std::move(channels));
  member.lost = false;
  member.missed = false;
}

void LocalRoom::remove(std::size_t seat) {
  const std::size_t last = members_.size() - 1;
  if (seat != last) {
    members_[seat] = std::move(members_[last]);
    members_[seat].follower->seat_moved(*this, seat);
    if (passing_ && seat < position_ && last >= position_) {
      again_ = true;
      lowest_ = std::min(lowest_, members_[seat].next);
    }
  }
  members_.pop_back();
  counters_.members.drop();
}

void LocalRoom::push(std::span<const FlushPtr> flushes) {
  for (const FlushPtr& flush : flushes) {
    if (flush->is_signal) {
      supersede_signal();
      last_signal_ = end();
      signal_round_ = round_;
    }
    ring_bytes_ += flush->bytes();
    ring_.push_back(flush);
  }
  counters_.ring_flushes.add(static_cast<std::int64_t>(flushes.size()));
  while (ring_.size() > protocol::limits::ring_frames ||
         (ring_.size() > 1 && ring_bytes_ > protocol::limits::ring_bytes)) {
    drop_oldest();
  }
  if (passing_) {
    again_ = true;
    return;
  }
  passing_ = true;
  begin_round();
  run_pass();
}

// Not while there are members whose turn to take the earlier one has not come yet: only slow ones miss it.
void LocalRoom::supersede_signal() {
  const bool all_had_their_turn = !passing_ || round_ >= signal_round_ + 2;
  if (!all_had_their_turn || last_signal_ < first_ || last_signal_ >= end()) {
    return;
  }
  static const FlushPtr superseded = [] {
    auto flush = std::make_shared<Flush>();
    flush->is_signal = true;
    return flush;
  }();
  FlushPtr& earlier = ring_[last_signal_ - first_];
  ring_bytes_ -= earlier->bytes();
  earlier = superseded;
  ring_bytes_ += earlier->bytes();
}

void LocalRoom::continue_pass() {
  if (passing_) {
    run_pass();
  }
}

void LocalRoom::lose_all() {
  for (Member& member : members_) {
    if (!member.lost) {
      member.lost = true;
      counters_.resets.add();
      member.follower->seat_lost(*this, protocol::ResetWhy::epoch);
    }
  }
}

void LocalRoom::serve(std::size_t seat) {
  bring_up_to_date(members_[seat]);
}

void LocalRoom::give_signals(std::size_t seat, std::string frame) {
  Member& member = members_[seat];
  bring_up_to_date(member);
  if (member.lost) {
    return;  // the snapshot has them
  }
  if (member.next == end() && member.line->ready()) {
    member.line->send(std::move(frame));
  } else {
    member.missed = true;
  }
}

std::vector<Follower*> LocalRoom::followers_of(const std::string& person) const {
  std::vector<Follower*> found;
  for (const Member& member : members_) {
    if (*member.person == person) {
      found.push_back(member.follower);
    }
  }
  return found;
}

void LocalRoom::run_pass() {
  std::size_t left = bounds::members_per_turn;
  for (;;) {
    for (; position_ < members_.size(); --left) {
      if (left == 0) {
        fire();
        come_back_();
        return;
      }
      visit(position_++);
    }
    fire();
    trim();
    if (!again_) {
      end_pass();
      return;
    }
    again_ = false;
    begin_round();
  }
}

void LocalRoom::begin_round() {
  ++round_;
  position_ = 0;
  lowest_ = end();
}

void LocalRoom::visit(std::size_t seat) {
  Member& member = members_[seat];
  if (aim(seat)) {
    return;
  }
  bring_up_to_date(member);
  lowest_ = member.lost ? lowest_ : std::min(lowest_, member.next);
}

// The common case: the member misses what its neighbours miss. False: it has to be looked at by itself.
bool LocalRoom::aim(std::size_t seat) {
  Member& member = members_[seat];
  if (member.next == end() || member.next < first_ || member.lost || member.missed || !member.line->ready()) {
    return false;
  }
  const Batch* batch = batch_for(member);
  if (batch == nullptr || !batch->fits() || batch->may_concern(member.own_channel, member.more_channels != nullptr)) {
    return false;
  }
  if (batch->bytes().empty()) {
    member.next = batch->upto();
  } else {
    shots_.push_back(Shot{&member.line->outlet(), batch->bytes(), static_cast<std::uint32_t>(seat), {}});
  }
  return true;
}

Batch* LocalRoom::batch_for(const Member& member) {
  Batch& batch = batches_[batch_of(member)];
  if (batch.covers(member.next, end())) {
    return &batch;
  }
  if (!batch.worthwhile(member.next, end())) {
    return nullptr;
  }
  fire();  // the shots hold the bytes of the batch before
  const auto first = ring_.cbegin() + static_cast<std::ptrdiff_t>(member.next - first_);
  batch.prepare(first, member.next, end(), index_of(member.audience), member.compressed);
  return &batch;
}

void LocalRoom::fire() {
  if (shots_.empty()) {
    return;
  }
  volley_.fire(shots_);
  std::int64_t bytes = 0;
  std::int64_t frames = 0;
  for (const Shot& shot : shots_) {
    Member& member = members_[shot.seat];
    const Batch& batch = batches_[batch_of(member)];
    bytes += static_cast<std::int64_t>(shot.result.bytes);
    frames += static_cast<std::int64_t>(batch.frames());
    if (shot.result.state != WriteResult::State::done) {
      member.line->settle(shot.result);
    }
    if (shot.result.bytes < shot.bytes.size()) {
      settle(member, shot.result.bytes);
    } else {
      member.next = batch.upto();
    }
    lowest_ = std::min(lowest_, member.next);
  }
  counters_.sends.add(static_cast<std::int64_t>(shots_.size()));
  counters_.sent_bytes.add(bytes);
  counters_.deliveries.add(frames);
  shots_.clear();
}

void LocalRoom::end_pass() {
  passing_ = false;
  for (Batch& batch : batches_) {
    batch.clear();
  }
}

// At the end of a pass: what everybody has got is not needed any more.
void LocalRoom::trim() {
  while (first_ < lowest_ && !ring_.empty()) {
    drop_oldest();
  }
}

void LocalRoom::drop_oldest() {
  ring_bytes_ -= ring_.front()->bytes();
  ring_.pop_front();
  ++first_;
  counters_.ring_flushes.drop();
}

void LocalRoom::bring_up_to_date(Member& member) {
  if (member.lost || !member.line->ready()) {
    return;
  }
  if (member.next < first_) {
    member.lost = true;
    counters_.resets.add();
    member.follower->seat_lost(*this, protocol::ResetWhy::lag);
    return;
  }
  const std::uint64_t before = member.next;
  while (member.next < end() && member.line->ready()) {
    hand_over(member);
  }
  const auto passed = [&](std::uint64_t number) {
    return ring_.cbegin() + static_cast<std::ptrdiff_t>(number - first_);
  };
  member.missed = member.missed || std::any_of(passed(before), passed(member.next),
                                               [](const FlushPtr& flush) { return is_superseded(*flush); });
  if (member.missed && member.next == end() && member.line->ready()) {
    member.missed = false;
    member.follower->signals_missed(*this);
  }
}

// One write of what the member misses, as much as goes into one.
void LocalRoom::hand_over(Member& member) {
  Gathered missed;
  gather(member, missed);
  if (missed.flushes == 0) {
    send_alone(member);
    return;
  }
  if (missed.count > 0) {
    counters_.deliveries.add(static_cast<std::int64_t>(missed.count));
    const std::size_t taken = member.line->write(std::span(missed.pieces.data(), missed.count), missed.bytes);
    if (taken < missed.bytes) {
      settle(member, taken);
      return;
    }
  }
  member.next += missed.flushes;
}

// A flush that gives or takes the member a channel begins a write of its own: what was gathered before it may have to
// be gathered again, under the channels of before.
void LocalRoom::gather(Member& member, Gathered& out) const {
  for (std::uint64_t number = member.next; number < end(); ++number) {
    const Flush& flush = *at(number);
    if (!flush.channels.empty() && concerns(member, flush)) {
      if (out.flushes > 0) {
        return;
      }
      apply_channels(member, flush);
    }
    const std::size_t count_before = out.count;
    const std::size_t bytes_before = out.bytes;
    bool fits = true;
    each_frame(member, flush, [&](std::string_view bytes) {
      fits = fits && out.count < out.pieces.size();
      if (fits) {
        out.pieces[out.count++] = iovec{const_cast<char*>(bytes.data()), bytes.size()};
        out.bytes += bytes.size();
      }
    });
    if (!fits) {
      out.count = count_before;
      out.bytes = bytes_before;
      return;
    }
    ++out.flushes;
  }
}

// More frames than one write takes: by way of the line's queue.
void LocalRoom::send_alone(Member& member) {
  const FlushPtr flush = at(member.next);
  std::vector<Piece> pieces;
  each_frame(member, *flush, [&](std::string_view bytes) { pieces.push_back(Piece{flush, bytes, true, true}); });
  counters_.deliveries.add(static_cast<std::int64_t>(pieces.size()));
  ++member.next;
  member.line->send(pieces);
}

// Only `taken` bytes of the gathered went out: flushes that went whole are done, one that was cut is finished by the
// line.
void LocalRoom::settle(Member& member, std::size_t taken) {
  while (member.next < end()) {
    const FlushPtr flush = at(member.next);
    std::size_t size = 0;
    each_frame(member, *flush, [&](std::string_view bytes) { size += bytes.size(); });
    if (taken < size) {
      break;
    }
    taken -= size;
    ++member.next;
  }
  if (taken == 0 || member.next == end()) {
    return;
  }
  const FlushPtr flush = at(member.next);
  std::vector<Piece> rest;
  bool inside_frame = false;
  each_frame(member, *flush, [&](std::string_view bytes) {
    const std::size_t sent = std::min(taken, bytes.size());
    taken -= sent;
    if (sent < bytes.size()) {
      inside_frame = inside_frame || sent > 0;
      rest.push_back(Piece{flush, bytes.substr(sent), true, true});
    }
  });
  ++member.next;
  member.line->keep_rest(std::move(rest), inside_frame);
}

}  // namespace beffroi::hosting
