// The turns of a room: decide, append, answer.
#include <algorithm>
#include <utility>

#include "hosting/bounds.hpp"
#include "hosting/room_host.hpp"
#include "protocol/codec.hpp"
#include "protocol/limits.hpp"

namespace beffroi::hosting {

namespace {

constexpr std::int64_t retry_after_failure_ms = 1'000;

// Few, and looked at by a whole hall at the same time.
bool is_urgent(const protocol::Fact& fact) {
  return std::holds_alternative<protocol::fact::StageSet>(fact) ||
         std::holds_alternative<protocol::fact::TimerSet>(fact) ||
         std::holds_alternative<protocol::fact::PollMoved>(fact);
}

bool is_full(std::size_t waiting) {
  return waiting >= static_cast<std::size_t>(protocol::limits::turn_queue);
}

}  // namespace

void RoomHost::submit(Turn turn) {
  if (stopping_ || is_full(queue_.size())) {
    room::Refusal why;
    why.code = stopping_ ? protocol::ErrorCode::stopping : protocol::ErrorCode::busy;
    shard_.counters().refusals.add();
    queue_answer(turn.from, refusal_frame(turn.id, room_, why));
    send_answers();
    return;
  }
  shard_.counters().commands.add();
  queue_.emplace_back(std::move(turn));
  run_turns();
}

void RoomHost::tell(HubTurn turn) {
  queue_.emplace_back(std::move(turn));
  run_turns();
}

// One append at a time: what comes meanwhile makes up the next batch.
void RoomHost::run_turns() {
  if (life_ != Life::open || batch_ || catching_up_) {
    return;
  }
  while (!queue_.empty()) {
    batch_ = decide_waiting();
    if (!batch_->entries.empty()) {
      append_batch();
      return;
    }
    for (const Taken& taken : batch_->turns) {
      answer(taken);
    }
    batch_.reset();
    send_answers();
  }
  if (shard_.stopping()) {
    shard_.note_settled();
  }
}

RoomHost::Batch RoomHost::decide_waiting() {
  Batch batch;
  while (!queue_.empty() && !is_full(batch.entries.size())) {
    Taken taken{std::move(queue_.front()), Accepted{working_.head()}};
    queue_.pop_front();
    if (Turn* turn = std::get_if<Turn>(&taken.turn)) {
      decide(*turn, taken, batch);
    } else {
      add_facts(std::get<HubTurn>(taken.turn).facts(working_, wall()), nullptr, batch);
    }
    batch.turns.push_back(std::move(taken));
  }
  return batch;
}

// A repeat gets the first answer and costs no pace; what is refused costs none either.
void RoomHost::decide(Turn& turn, Taken& taken, Batch& batch) {
  if (const std::optional<protocol::Seq> first = room::remembered(working_, turn.actor.person, turn.id)) {
    shard_.counters().repeats.add();
    taken.outcome = Accepted{*first};
    return;
  }
  const bool exempt = turn.paced || room::audience_of(room::role_in(working_, turn.actor)) == protocol::Audience::staff;
  if (!exempt) {
    if (const auto wait_ms = pace_.wait_before(turn.actor.person, turn.command, steady())) {
      room::Refusal why;
      why.code = protocol::ErrorCode::too_many;
      why.retry_ms = wait_ms;
      taken.outcome = why;
      return;
    }
  }
  room::Decision decision = room::decide(working_, turn.actor, turn.command, room::Context{wall(), turn.verdict});
  if (!decision.ok()) {
    taken.outcome = decision.error();
    return;
  }
  if (!exempt) {
    pace_.note(turn.actor.person, turn.command, steady());
    turn.paced = true;
  }
  add_facts(std::move(decision).value(), &turn, batch);
  taken.outcome = Accepted{working_.head()};
}

void RoomHost::add_facts(std::vector<protocol::Fact> facts, const Turn* turn, Batch& batch) {
  if (facts.empty()) {
    return;
  }
  protocol::Entry entry;
  if (turn != nullptr) {
    entry.actor = room::author_of(working_, turn->actor);
    entry.cmd = turn->id;
  }
  entry.at = wall();
  for (protocol::Fact& fact : facts) {
    entry.seq = working_.head() + 1;
    entry.id = next_entry_id();
    entry.fact = std::move(fact);
    room::apply(working_, entry);
    batch.bodies.push_back(protocol::encoded(entry));
    batch.entries.push_back(entry);
  }
}

void RoomHost::append_batch() {
  storage::Append append{room_, epoch_, committed_.head(), {}};
  append.entries.reserve(batch_->entries.size());
  for (std::size_t i = 0; i < batch_->entries.size(); ++i) {
    const protocol::Entry& entry = batch_->entries[i];
    append.entries.push_back(storage::LogEntry{entry.seq, entry.id, entry.at, batch_->bodies[i]});
  }
  shard_.counters().appends.add();
  hub_.parts.storage.append(std::move(append), posted<storage::AppendOutcome>([](RoomHost& host, auto outcome) {
                              host.on_appended(std::move(outcome));
                            }));
}

void RoomHost::on_appended(storage::AppendOutcome outcome) {
  if (!batch_) {
    return;  // the room went back to reading its log meanwhile
  }
  if (std::holds_alternative<storage::Committed>(outcome)) {
    on_committed();
  } else if (const auto* conflict = std::get_if<storage::Conflict>(&outcome)) {
    on_conflict(conflict->head);
  } else {
    on_unavailable();
  }
}

void RoomHost::on_committed() {
  Batch batch = std::move(*batch_);
  batch_.reset();
  bus::Hint hint{epoch_, committed_.head(), batch.entries.back().seq, std::move(batch.bodies)};
  for (const protocol::Entry& entry : batch.entries) {
    take_in(entry);
  }
  shard_.counters().entries.add(static_cast<std::int64_t>(batch.entries.size()));
  std::size_t bytes = 0;
  for (const std::string& body : hint.entries) {
    bytes += body.size();
  }
  if (bytes > bus::hint_bytes_max) {
    hint.entries.clear();
  }
  hub_.parts.bus.publish(room_, std::move(hint));
  if (hub_.parts.on_grown) {
    hub_.parts.on_grown(room_);
  }
  for (const Taken& taken : batch.turns) {
    answer(taken);
  }
  send_answers();
  caught_up();
}

// After entries were taken in, from wherever they came.
void RoomHost::caught_up() {
  schedule_flush();
  schedule_signals();
  run_effects();
  tell_records();
  schedule_due();
  if (heard_of_ > committed_.head()) {
    catch_up();
    return;
  }
  run_turns();
  admit_waiting();
}

// Somebody else was first: nothing of ours is in the log. Their entries come first, then the same commands again.
void RoomHost::on_conflict(const storage::LogHead& head) {
  shard_.counters().conflicts.add();
  if (head.epoch != epoch_ || head.seq < committed_.head()) {
    reopen();
    return;
  }
  for (auto taken = batch_->turns.rbegin(); taken != batch_->turns.rend(); ++taken) {
    queue_.push_front(std::move(taken->turn));
  }
  batch_.reset();
  working_ = committed_;
  catch_up();
}

// The senders try again; what the hub itself had to say is kept.
void RoomHost::on_unavailable() {
  shard_.counters().storage_failures.add();
  Batch batch = std::move(*batch_);
  batch_.reset();
  working_ = committed_;
  std::vector<HubTurn> kept;
  for (Taken& taken : batch.turns) {
    if (std::holds_alternative<Turn>(taken.turn)) {
      room::Refusal why;
      why.code = protocol::ErrorCode::storage_unavailable;
      why.retry_ms = retry_after_failure_ms;
      taken.outcome = why;
      answer(taken);
    } else {
      kept.push_back(std::move(std::get<HubTurn>(taken.turn)));
    }
  }
  send_answers();
  if (!kept.empty()) {
    after(retry_after_failure_ms, [kept = std::move(kept)](RoomHost& host) {
      for (const HubTurn& turn : kept) {
        host.queue_.emplace_back(turn);
      }
      host.run_turns();
    });
  }
  run_turns();
  admit_waiting();
}

void RoomHost::catch_up() {
  catching_up_ = true;
  hub_.parts.storage.read_after(room_, committed_.head(), bounds::log_page,
                                posted<Result<std::vector<storage::LogEntry>, storage::Unavailable>>(
                                    [](RoomHost& host, auto outcome) { host.on_caught_up(std::move(outcome)); }));
}

void RoomHost::on_caught_up(Result<std::vector<storage::LogEntry>, storage::Unavailable> outcome) {
  if (!catching_up_) {
    return;
  }
  if (!outcome.ok()) {
    shard_.counters().storage_failures.add();
    refuse_waiting(protocol::ErrorCode::storage_unavailable);
    send_answers();
    after(retry_after_failure_ms, [](RoomHost& host) {
      if (host.catching_up_) {
        host.catch_up();
      }
    });
    return;
  }
  if (!take_in_stored(outcome.value())) {
    reopen();
    return;
  }
  if (outcome.value().size() == bounds::log_page) {
    catch_up();
    return;
  }
  catching_up_ = false;
  heard_of_ = std::min(heard_of_, committed_.head());
  caught_up();
}

bool RoomHost::take_in_stored(const std::vector<storage::LogEntry>& entries) {
  for (const storage::LogEntry& stored : entries) {
    if (stored.seq <= committed_.head()) {
      continue;
    }
    const auto entry = protocol::decode_entry(stored.body);
    if (!entry.ok() || entry.value().seq != committed_.head() + 1) {
      shard_.counters().broken_log_entries.add();
      return false;
    }
    take_in(entry.value());
    shard_.counters().foreign_entries.add();
  }
  return true;
}

// Entries of this node are in the working state already.
void RoomHost::take_in(const protocol::Entry& entry) {
  urgent_ = urgent_ || is_urgent(entry.fact);
  fold_in(entry);
  waiting_.look_at(committed_, entry);
  if (working_.head() < entry.seq) {
    room::apply(working_, entry);
  }
  ProjectedEntry projection = projected(committed_, entry);
  board_.touch(projection.touched);
  tail_->add(std::move(projection));
  for (room::Effect& effect : room::effects_of(committed_, entry)) {
    effects_.push_back(std::move(effect));
  }
}

void RoomHost::answer(const Taken& taken) {
  const Turn* turn = std::get_if<Turn>(&taken.turn);
  if (turn == nullptr) {
    return;
  }
  if (const auto* accepted = std::get_if<Accepted>(&taken.outcome)) {
    queue_answer(turn->from, framed(protocol::server::Ok{turn->id, room_, accepted->seq}));
    return;
  }
  shard_.counters().refusals.add();
  queue_answer(turn->from, refusal_frame(turn->id, room_, std::get<room::Refusal>(taken.outcome)));
}

void RoomHost::refuse_waiting(protocol::ErrorCode code) {
  room::Refusal why;
  why.code = code;
  std::deque<AnyTurn> kept;
  for (AnyTurn& waiting : queue_) {
    if (const Turn* turn = std::get_if<Turn>(&waiting)) {
      shard_.counters().refusals.add();
      queue_answer(turn->from, refusal_frame(turn->id, room_, why));
    } else {
      kept.push_back(std::move(waiting));
    }
  }
  queue_ = std::move(kept);
}

std::string RoomHost::next_entry_id() {
  return entry_prefix_ + std::to_string(++last_entry_);
}

}  // namespace beffroi::hosting
