// The members of a room, and what they are sent.
#include <algorithm>
#include <utility>

#include "hosting/bounds.hpp"
#include "hosting/client_session.hpp"
#include "hosting/room_host.hpp"
#include "protocol/codec.hpp"
#include "protocol/limits.hpp"

namespace beffroi::hosting {

void RoomHost::join(JoinRequest request) {
  ++visits_;
  room::Refusal why;
  if (stopping_) {
    why.code = protocol::ErrorCode::stopping;
    deny(request, why);
  } else if (waiting_joins_.size() >= bounds::waiting_joins) {
    why.code = protocol::ErrorCode::busy;
    deny(request, why);
  } else {
    waiting_joins_.push_back(std::move(request));
    admit_waiting();
  }
}

// Nobody enters before the room's first entry is there, or will not come.
void RoomHost::admit_waiting() {
  const bool busy = batch_ || catching_up_ || awaits_hall_ || !queue_.empty();
  if (life_ != Life::open || (busy && !committed_.opened())) {
    return;
  }
  while (!waiting_joins_.empty()) {
    JoinRequest request = std::move(waiting_joins_.front());
    waiting_joins_.pop_front();
    admit(request);
  }
}

void RoomHost::admit(JoinRequest& request) {
  if (std::optional<room::Refusal> refusal = room::refusal_to_enter(committed_, request.actor, wall())) {
    deny(request, std::move(*refusal));
    return;
  }
  if (!room::facts_on_entering(working_, request.actor).empty()) {
    tell(HubTurn{[actor = request.actor](const room::State& state, protocol::TimeMs) {
      return room::facts_on_entering(state, actor);
    }});
  }
  Grant grant;
  grant.to = request.from;
  grant.serial = request.serial;
  grant.room = room_;
  grant.person = request.actor.person;
  grant.role = room::role_in(committed_, request.actor);
  grant.counted = !request.again;
  grant.compressed = request.compressed;
  const protocol::Audience audience = room::audience_of(grant.role);
  for (room::ChannelKey& key : room::channels_of(committed_, request.actor)) {
    grant.channels.emplace_back(std::move(key));
  }
  const bool resumed = resumable(request, audience, grant.channels);
  if (!request.again) {
    grant.frames.push_back(owned_piece(
        framed(protocol::server::Joined{room_, epoch_for(epoch_, audience), committed_.head(), grant.role, audience,
                                        resumed ? protocol::JoinMode::replay : protocol::JoinMode::snapshot})));
    ++members_[request.from.thread];
    takes_compressed_[index_of(audience)] += request.compressed ? 1 : 0;
    presence_.enter(request.actor.person, grant.role);
    board_.viewers_changed();
  }
  room::Touched touched;
  if (resumed) {
    shard_.counters().replays.add();
    touched = tail_->touched();
    std::ranges::move(tail_->replay(request.position->after, audience, grant.channels,
                                    request.compressed ? &shard_.deflater() : nullptr),
                      std::back_inserter(grant.frames));
  } else {
    if (request.again || request.position) {
      const protocol::ResetWhy why = request.again ? *request.again : why_reset(*request.position);
      grant.frames.push_back(owned_piece(framed(protocol::server::Reset{room_, why})));
    }
    shard_.counters().snapshots.add();
    add_snapshot(grant.frames, request, audience);
  }
  grant.frames.push_back(owned_piece(board_.for_one(committed_, presence_, touched, audience, grant.channels)));
  hub_.post(request.from.thread, [grant = std::move(grant)](Shard& shard) { shard.grant(grant); });
  schedule_signals();
}

// Recruiters always get the whole: what their booths' queues did meanwhile depends on when they staffed them.
bool RoomHost::resumable(const JoinRequest& request, protocol::Audience audience,
                         const std::vector<ChannelName>& channels) const {
  const bool recruits =
      std::ranges::any_of(channels, [](const ChannelName& channel) { return channel.key.starts_with("b:"); });
  return !request.again && request.position && !recruits && request.position->epoch == epoch_for(epoch_, audience) &&
         tail_->covers(request.position->after);
}

protocol::ResetWhy RoomHost::why_reset(const Position& position) const {
  const bool is_public = position.epoch == epoch_for(epoch_, protocol::Audience::public_);
  const bool is_staff = position.epoch == epoch_for(epoch_, protocol::Audience::staff);
  if (!is_public && !is_staff) {
    return protocol::ResetWhy::epoch;
  }
  return tail_->covers(position.after) ? protocol::ResetWhy::role : protocol::ResetWhy::lag;
}

// The shared part is encoded once per audience and head, and compressed at most once, whoever asks.
void RoomHost::add_snapshot(std::vector<Piece>& frames, const JoinRequest& request, protocol::Audience audience) {
  Snapshot& kept = snapshots_[index_of(audience)];
  if (kept.seq != committed_.head()) {
    kept.view = std::make_shared<const std::string>(protocol::encoded(room::shared_view(committed_, audience)));
    kept.blocks.reset();
    kept.seq = committed_.head();
  }
  const std::string epoch = epoch_for(epoch_, audience);
  const SnapshotPlace place{room_, epoch, committed_.head()};
  const std::string mine = protocol::encoded(room::my_view(committed_, request.actor));
  if (!request.compressed) {
    append_snapshot(frames, place, kept.view, mine);
    return;
  }
  if (!kept.blocks) {
    shard_.counters().compressions.add();
    kept.blocks = std::make_shared<const std::string>(shard_.deflater().blocks(*kept.view));
  }
  append_compressed_snapshot(frames, place, kept.blocks, mine, shard_.deflater());
}

void RoomHost::deny(const JoinRequest& request, room::Refusal why) {
  hub_.post(request.from.thread, [denial = Denial{request.from, request.serial, room_, std::move(why)}](Shard& shard) {
    shard.deny(denial);
  });
}

void RoomHost::leave(const Departure& departure) {
  if (members_[departure.thread] == 0) {
    return;
  }
  ++visits_;
  std::uint32_t& compressed = takes_compressed_[index_of(room::audience_of(departure.role))];
  compressed -= departure.compressed && compressed > 0 ? 1 : 0;
  presence_.leave(departure.person, departure.role);
  board_.viewers_changed();
  if (--members_[departure.thread] == 0) {
    hub_.post(departure.thread, [room = room_](Shard& shard) { shard.close_local_room(room); });
  }
  schedule_signals();
  consider_idle();
}

void RoomHost::react(const room::Actor& actor, protocol::Reaction reaction) {
  const bool open = life_ == Life::open && committed_.settings().reactions_open;
  if (open && actor.role != protocol::Role::projector && pace_.react(actor.person, reaction, steady())) {
    board_.react(reaction);
    schedule_signals();
  }
}

void RoomHost::typing(const room::Actor& actor) {
  if (life_ == Life::open && committed_.kind() == protocol::RoomKind::conversation &&
      actor.role != protocol::Role::projector) {
    board_.typing(actor.name, steady());
    schedule_signals();
  }
}

void RoomHost::repeat_signals(const Origin& to, const room::Actor& actor) {
  if (life_ != Life::open) {
    return;  // who is there when it opens is told then
  }
  std::vector<ChannelName> channels;
  for (room::ChannelKey& key : room::channels_of(committed_, actor)) {
    channels.emplace_back(std::move(key));
  }
  const protocol::Audience audience = room::audience_of(room::role_in(committed_, actor));
  flush_now();
  std::string frame = board_.for_one(committed_, presence_, tail_->touched(), audience, channels);
  hub_.post(to.thread, [id = to.connection, room = room_, frame = std::move(frame)](Shard& shard) {
    if (ClientSession* session = shard.session(id)) {
      session->live_values(room, frame);
    }
  });
}

void RoomHost::history(HistoryRequest request) {
  if (history_reads_ >= bounds::reads_of_history || life_ != Life::open) {
    room::Refusal why;
    why.code = protocol::ErrorCode::busy;
    queue_answer(request.from, refusal_frame(request.id, room_, why));
    send_answers();
    return;
  }
  ++history_reads_;
  read_history(std::make_shared<HistoryRead>(HistoryRead{std::move(request), {}, 0}));
}

void RoomHost::read_history(std::shared_ptr<HistoryRead> read) {
  const protocol::Seq before = read->request.before;
  hub_.parts.storage.read_before(
      room_, before, bounds::log_page,
      posted<Result<std::vector<storage::LogEntry>, storage::Unavailable>>(
          [read = std::move(read)](RoomHost& host, auto outcome) { host.on_history(read, std::move(outcome)); }));
}

// Messages are shown as they are today: what was removed since is not in an older page either.
void RoomHost::on_history(const std::shared_ptr<HistoryRead>& read,
                          Result<std::vector<storage::LogEntry>, storage::Unavailable> outcome) {
  HistoryRequest& request = read->request;
  if (!outcome.ok()) {
    --history_reads_;
    room::Refusal why;
    why.code = protocol::ErrorCode::storage_unavailable;
    queue_answer(request.from, refusal_frame(request.id, room_, why));
    send_answers();
    return;
  }
  const std::vector<storage::LogEntry>& entries = outcome.value();
  bool full = false;
  for (auto stored = entries.rbegin(); stored != entries.rend() && !full; ++stored) {
    request.before = stored->seq;
    const auto entry = protocol::decode_entry(stored->body);
    if (entry.ok() && std::holds_alternative<protocol::fact::MessagePosted>(entry.value().fact)) {
      if (auto message = room::message_view(committed_, entry.value(), request.actor)) {
        read->newest_first.push_back(std::move(*message));
      }
    }
    full = read->newest_first.size() == static_cast<std::size_t>(protocol::limits::history_page);
  }
  const bool at_beginning = request.before <= 1 || (!full && entries.size() < bounds::log_page);
  ++read->pages;
  const bool enough = full || (read->pages >= bounds::pages_per_history && !read->newest_first.empty());
  if (!at_beginning && !enough) {
    read_history(read);
    return;
  }
  --history_reads_;
  std::ranges::reverse(read->newest_first);
  queue_answer(request.from,
               framed(protocol::server::Page{request.id, room_, std::move(read->newest_first), !at_beginning}));
  send_answers();
}

// In a small room at once; in a big one the entries of a tick together, the first after a pause at once. What the
// stage or a poll does goes out at once with all that waits.
void RoomHost::schedule_flush() {
  const bool urgent = std::exchange(urgent_, false);
  if (!tail_->has_pending() || (flush_scheduled_ && !urgent)) {
    return;
  }
  const std::int64_t wait_ms = flushed_at_ + tick_ms() - steady();
  if (wait_ms <= 0 || urgent) {
    flush_now();
    return;
  }
  flush_scheduled_ = true;
  after(wait_ms, [](RoomHost& host) {
    host.flush_scheduled_ = false;
    host.flush_now();
  });
}

void RoomHost::flush_now() {
  if (tail_) {
    broadcast(take_pending());
  }
}

std::vector<FreshFlush> RoomHost::take_pending() {
  if (!tail_->has_pending()) {
    return {};
  }
  flushed_at_ = steady();
  return tail_->take();
}

std::int64_t RoomHost::tick_ms() const {
  const std::uint32_t largest = *std::ranges::max_element(members_);
  if (largest <= bounds::small_room) {
    return 0;
  }
  return std::clamp<std::int64_t>(std::int64_t{largest} / bounds::members_per_tick_ms, bounds::tick_min_ms,
                                  bounds::tick_max_ms);
}

void RoomHost::schedule_signals() {
  const std::optional<std::int64_t> next = board_.next_at();
  if (!next || (signals_at_ && *signals_at_ <= *next)) {
    return;
  }
  signals_at_ = next;
  after(std::max<std::int64_t>(0, *next - steady()), [at = *next](RoomHost& host) {
    if (host.signals_at_ == at) {
      host.signals_at_.reset();
      host.send_signals();
    }
  });
}

// What the tallies count goes out before them: a client that does not know a question yet would drop its votes.
void RoomHost::send_signals() {
  if (life_ != Life::open) {
    return;
  }
  std::vector<FreshFlush> flushes = take_pending();
  if (FreshFlush signals = board_.take(committed_, presence_, steady())) {
    flushes.push_back(std::move(signals));
  }
  broadcast(std::move(flushes));
  schedule_signals();
}

// Together, so that they share a write. Here, on the one thread that makes them, they are compressed for all threads: a
// member is counted before the first flush it gets.
void RoomHost::broadcast(std::vector<FreshFlush> flushes) {
  if (flushes.empty()) {
    return;
  }
  shard_.counters().flushes.add(static_cast<std::int64_t>(flushes.size()));
  for (const FreshFlush& flush : flushes) {
    compress(*flush);
  }
  const auto shared = std::make_shared<const std::vector<FlushPtr>>(flushes.begin(), flushes.end());
  for (std::size_t thread = 0; thread < members_.size(); ++thread) {
    if (members_[thread] > 0) {
      hub_.post(thread, [room = room_, shared](Shard& shard) { shard.push(room, *shared); });
    }
  }
}

void RoomHost::compress(Flush& flush) {
  for (std::size_t audience = 0; audience < flush.frames.size(); ++audience) {
    if (takes_compressed_[audience] == 0 || flush.quiet[audience]) {
      continue;
    }
    flush.compressed[audience] = shard_.deflater().frames(flush.frames[audience]);
    shard_.counters().compressions.add(flush.compressed[audience].empty() ? 0 : 1);
  }
}

void RoomHost::queue_answer(const Origin& to, std::string frame) {
  answers_[to.thread].push_back(Answer{to.connection, std::move(frame)});
}

void RoomHost::send_answers() {
  for (std::size_t thread = 0; thread < answers_.size(); ++thread) {
    if (!answers_[thread].empty()) {
      hub_.post(thread, [answers = std::exchange(answers_[thread], {})](Shard& shard) { shard.answer(answers); });
    }
  }
}

}  // namespace beffroi::hosting
