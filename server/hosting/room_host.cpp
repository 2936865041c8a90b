#include "hosting/room_host.hpp"

#include <algorithm>
#include <random>
#include <string_view>

#include "hosting/bounds.hpp"
#include "protocol/codec.hpp"

namespace beffroi::hosting {

namespace {

constexpr std::int64_t head_announcement_ms = 5'000;
constexpr std::string_view conversation_prefix = "c-";

// 64 random bits as text: nobody guesses it, and two rooms never meet.
std::string random_name() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device source;
  std::string name;
  for (int i = 0; i < 2; ++i) {
    std::uint32_t bits = source();
    for (int digit = 0; digit < 8; ++digit, bits >>= 4) {
      name.push_back(digits[bits & 0xF]);
    }
  }
  return name;
}

}  // namespace

std::optional<std::string> hall_of_conversation(std::string_view room) {
  const std::size_t end = room.rfind('-');
  if (!room.starts_with(conversation_prefix) || end <= conversation_prefix.size()) {
    return std::nullopt;
  }
  return std::string(room.substr(conversation_prefix.size(), end - conversation_prefix.size()));
}

std::string place_of_roles(const std::string& room) {
  return hall_of_conversation(room).value_or(room);
}

RoomHost::RoomHost(Shard& shard, std::string room, std::uint64_t serial)
    : shard_(shard),
      hub_(shard.hub()),
      room_(std::move(room)),
      serial_(serial),
      entry_prefix_(random_name() + "-"),
      committed_(room_),
      working_(room_),
      waiting_(room_),
      members_(hub_.threads(), 0),
      board_(room_),
      answers_(hub_.threads()) {
  shard_.counters().rooms.add();
}

RoomHost::~RoomHost() {
  if (subscription_ != 0) {
    hub_.parts.bus.unsubscribe(subscription_);
  }
  shard_.counters().rooms.drop();
}

// Listens before it reads, so that nothing falls between.
void RoomHost::open() {
  auto hear_message =
      posted<bus::Message>([](RoomHost& host, bus::Message message) { host.on_bus(std::move(message)); });
  subscription_ = hub_.parts.bus.subscribe(
      room_, [hear_message = std::move(hear_message)](const bus::Message& message) { hear_message(message); });
  reopen();
}

void RoomHost::reopen() {
  life_ = Life::opening;
  loaded_ = false;
  if (batch_) {
    for (auto taken = batch_->turns.rbegin(); taken != batch_->turns.rend(); ++taken) {
      queue_.push_front(std::move(taken->turn));
    }
    batch_.reset();
  }
  catching_up_ = false;
  hub_.parts.storage.open_log(room_, random_name(),
                              posted<Result<storage::LogHead, storage::Unavailable>>(
                                  [](RoomHost& host, auto outcome) { host.on_opened(std::move(outcome)); }));
}

void RoomHost::on_opened(Result<storage::LogHead, storage::Unavailable> outcome) {
  if (!outcome.ok()) {
    shard_.counters().storage_failures.add();
    fail(protocol::ErrorCode::storage_unavailable);
    return;
  }
  epoch_ = outcome.value().epoch;
  committed_ = room::State(room_);
  tail_.emplace(room_, epoch_, 0);
  loading_to_ = outcome.value().seq;
  ask_ledger();
}

void RoomHost::read_on() {
  hub_.parts.storage.read_after(room_, committed_.head(), bounds::log_page,
                                posted<Result<std::vector<storage::LogEntry>, storage::Unavailable>>(
                                    [](RoomHost& host, auto outcome) { host.on_read(std::move(outcome)); }));
}

void RoomHost::on_read(Result<std::vector<storage::LogEntry>, storage::Unavailable> outcome) {
  if (!outcome.ok()) {
    shard_.counters().storage_failures.add();
    fail(protocol::ErrorCode::storage_unavailable);
    return;
  }
  for (const storage::LogEntry& stored : outcome.value()) {
    const auto entry = protocol::decode_entry(stored.body);
    if (!entry.ok()) {
      shard_.counters().broken_log_entries.add();
      fail(protocol::ErrorCode::internal);
      return;
    }
    fold_in(entry.value());
    remember_known(entry.value());
  }
  outcome.value().size() == bounds::log_page ? read_on() : loaded();
}

// The newest entries are kept as if the room had been running: clients resume across a restart of the hub.
void RoomHost::remember_known(const protocol::Entry& entry) {
  if (entry.seq > loading_to_ - protocol::limits::ring_frames) tail_->add_known(projected(committed_, entry));
}

void RoomHost::loaded() {
  loaded_ = true;
  working_ = committed_;
  snapshots_ = {};
  if (tail_->head() != committed_.head()) tail_.emplace(room_, epoch_, committed_.head());
  effects_ = room::pending_effects(committed_);
  waiting_.begin(committed_);
  if (described_ || is_conversation()) {
    become_open();
    return;
  }
  describe();
}

void RoomHost::look_again() {
  if (loaded_) {
    describe();
  } else {
    described_ = false;  // it is asked when the log was read
  }
}

void RoomHost::describe() {
  if (is_conversation()) {
    return;
  }
  hub_.parts.entrance.describe(room_, posted<Result<Opening, protocol::ErrorCode>>(
                                          [](RoomHost& host, auto outcome) { host.on_described(std::move(outcome)); }));
}

void RoomHost::on_described(Result<Opening, protocol::ErrorCode> outcome) {
  if (!outcome.ok()) {
    if (life_ == Life::opening && !committed_.opened()) {
      fail(outcome.error());
      return;
    }
  } else {
    for (const ShieldSwitch& shield : outcome.value().shields) {
      queue_.push_front(shield_turn(shield));
    }
    queue_.push_front(HubTurn{[opened = outcome.value().fact](const room::State& state, protocol::TimeMs) {
      std::vector<protocol::Fact> facts;
      if (!state.opened()) {
        facts.emplace_back(opened);
      } else if (state.title() != opened.title || state.room().starts_at != opened.starts_at ||
                 state.room().young_audience != opened.young_audience.value_or(false)) {
        facts.emplace_back(
            protocol::fact::RoomRenamed{opened.title, opened.starts_at, opened.young_audience.value_or(false)});
      }
      return facts;
    }});
  }
  described_ = true;
  life_ == Life::opening ? become_open() : run_turns();
}

void RoomHost::become_open() {
  life_ = Life::open;
  if (is_conversation() && !committed_.opened() && queue_.empty()) {
    wake_hall();
  }
  if (has_members()) {
    for (std::size_t thread = 0; thread < members_.size(); ++thread) {
      if (members_[thread] > 0) {
        hub_.post(thread, [room = room_](Shard& shard) { shard.lose_all(room); });
      }
    }
  }
  run_effects();
  tell_records();
  schedule_due();
  beat_at_ = steady() + hub_.settings.heartbeat_ms;
  schedule_pulse();
  run_turns();
  admit_waiting();
  consider_idle();
}

// A conversation is opened by its hall. If the hub stopped between the two, the hall makes up for it; those who wait
// are let in when it has, or refused when it does not.
void RoomHost::wake_hall() {
  awaits_hall_ = true;
  const std::string hall = *hall_of_conversation(room_);
  hub_.post(hub_.home_of(hall), [hall](Shard& shard) { shard.host(hall).repeat_effects(); });
  after(bounds::hall_answer_ms, [](RoomHost& host) {
    host.awaits_hall_ = false;
    host.admit_waiting();
  });
}

void RoomHost::repeat_effects() {
  if (life_ != Life::open) {
    return;  // they run when it opens
  }
  for (room::Effect& effect : room::pending_effects(committed_)) {
    effects_.push_back(std::move(effect));
  }
  run_effects();
}

// Everyone who waits is told; whoever asks again starts afresh.
void RoomHost::fail(protocol::ErrorCode code) {
  room::Refusal why;
  why.code = code;
  for (const JoinRequest& request : waiting_joins_) {
    deny(request, why);
  }
  waiting_joins_.clear();
  refuse_waiting(code);
  send_answers();
  if (has_members()) {
    after(head_announcement_ms, [](RoomHost& host) {
      if (host.life_ == Life::opening) {
        host.reopen();
      }
    });
    return;
  }
  shard_.retire(room_);  // destroys this host: nothing may follow
}

void RoomHost::on_bus(bus::Message message) {
  if (life_ != Life::open) {
    return;
  }
  if (const auto* hint = std::get_if<bus::Hint>(&message)) {
    hear(*hint);
  } else if (const auto* head = std::get_if<bus::Head>(&message)) {
    hear(bus::Hint{head->epoch, committed_.head() + 1, head->seq, {}});
  }
}

void RoomHost::hear(const bus::Hint& hint) {
  if (hint.epoch != epoch_) {
    verify_epoch();
    return;
  }
  heard_of_ = std::max(heard_of_, hint.upto);
  if (hint.upto <= committed_.head() || batch_ || catching_up_) {
    return;
  }
  std::vector<protocol::Entry> entries;
  if (hint.after == committed_.head()) {
    for (const std::string& body : hint.entries) {
      const auto entry = protocol::decode_entry(body);
      if (entry.ok() && entry.value().seq == hint.after + static_cast<protocol::Seq>(entries.size()) + 1) {
        entries.push_back(entry.value());
      }
    }
  }
  if (entries.empty() || entries.back().seq != hint.upto) {
    catch_up();
    return;
  }
  for (const protocol::Entry& entry : entries) {
    take_in(entry);
  }
  caught_up();
}

void RoomHost::verify_epoch() {
  hub_.parts.storage.open_log(room_, epoch_,
                              posted<Result<storage::LogHead, storage::Unavailable>>(
                                  [](RoomHost& host, auto outcome) { host.on_verified(std::move(outcome)); }));
}

void RoomHost::on_verified(Result<storage::LogHead, storage::Unavailable> outcome) {
  if (outcome.ok() && life_ == Life::open && outcome.value().epoch != epoch_) {
    reopen();
  }
}

// Beats for members, and the head for other nodes.
void RoomHost::pulse() {
  hub_.parts.bus.publish(room_, bus::Head{epoch_, committed_.head()});
  if (steady() >= beat_at_) {
    if (has_members()) {
      std::vector<FreshFlush> flushes = take_pending();
      flushes.push_back(tail_->beat(wall()));
      broadcast(std::move(flushes));
    }
    beat_at_ = steady() + hub_.settings.heartbeat_ms;
  }
  schedule_pulse();
}

void RoomHost::schedule_pulse() {
  if (std::exchange(pulsing_, true)) {
    return;
  }
  after(std::clamp<std::int64_t>(beat_at_ - steady(), 0, head_announcement_ms), [](RoomHost& host) {
    host.pulsing_ = false;
    if (host.life_ == Life::open) {
      host.pulse();
    }
  });
}

void RoomHost::consider_idle() {
  if (has_members()) {
    return;
  }
  after(bounds::idle_room_ms, [visits = visits_](RoomHost& host) {
    const bool idle = !host.has_members() && host.visits_ == visits && host.waiting_joins_.empty();
    if (!idle || host.life_ != Life::open) {
      return;
    }
    const bool busy = !host.settled() || host.catching_up_ || host.history_reads_ > 0;
    if (busy || !host.records_know_all() || room::next_due(host.committed_)) {
      host.write_ledger();
      host.consider_idle();
      return;
    }
    host.shard_.retire(host.room_);
  });
}

void RoomHost::stop() {
  stopping_ = true;
  room::Refusal why;
  why.code = protocol::ErrorCode::stopping;
  for (const JoinRequest& request : waiting_joins_) {
    deny(request, why);
  }
  waiting_joins_.clear();
  write_ledger();
}

bool RoomHost::settled() const {
  const bool decided = !batch_ && (queue_.empty() || life_ != Life::open);
  return decided && !ledger_writing_ && (!ledger_ || !ledger_->has_news() || life_ != Life::open);
}

bool RoomHost::has_members() const {
  return std::ranges::any_of(members_, [](std::uint32_t count) { return count > 0; });
}

bool RoomHost::is_conversation() const {
  return hall_of_conversation(room_).has_value();
}

void RoomHost::after(std::int64_t delay_ms, std::function<void(RoomHost&)> task) {
  shard_.after(delay_ms, [room = room_, serial = serial_, task = std::move(task)](Shard& shard) {
    if (RoomHost* host = shard.running_host(room, serial)) {
      task(*host);
    }
  });
}

}  // namespace beffroi::hosting
