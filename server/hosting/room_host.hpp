// A running room, on its home thread: takes turns, keeps state and tail, knows how many members follow on each thread.
//
//   life       opening (reads the log, asks what the programme says) → open → retired by its shard when idle.
//              A log that was begun anew elsewhere sends it back to opening; members then get a snapshot.
//   a turn     all commands that wait are decided one after the other on the working state and appended at once;
//              one append is under way at a time. Answers go out after the commit. A conflict brings the other's
//              entries first, then the same commands are decided again; after a failure nothing of the batch was shown.
//   the rest   joins get a snapshot or what they missed, and every later flush: both are posted to the member's thread
//   in
//              order. Time-driven steps, signals and beats run on the loop's timer.
//
// Everything on the home thread; answers of the storage and of the bus are posted to it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bus/bus.hpp"
#include "hosting/ledger.hpp"
#include "hosting/pace.hpp"
#include "hosting/presence.hpp"
#include "hosting/requests.hpp"
#include "hosting/shard.hpp"
#include "hosting/signal_board.hpp"
#include "hosting/tail.hpp"
#include "hosting/waiting.hpp"
#include "storage/storage.hpp"

namespace beffroi::hosting {

// The hall of a conversation's room "c-<hall>-<ticket>"; nothing for other rooms.
std::optional<std::string> hall_of_conversation(std::string_view room);
// The room whose roles count here: the hall for a conversation, else the room itself.
std::string place_of_roles(const std::string& room);

class RoomHost {
 public:
  RoomHost(Shard& shard, std::string room, std::uint64_t serial);
  ~RoomHost();
  RoomHost(const RoomHost&) = delete;
  RoomHost& operator=(const RoomHost&) = delete;

  void open();
  std::uint64_t serial() const { return serial_; }

  // ---- asked by connections' threads
  void join(JoinRequest request);
  void leave(const Departure& departure);
  void submit(Turn turn);
  void react(const room::Actor& actor, protocol::Reaction reaction);
  void typing(const room::Actor& actor);
  void history(HistoryRequest request);
  // The live values of now, for one who missed some.
  void repeat_signals(const Origin& to, const room::Actor& actor);

  // ---- asked by the hub itself
  void tell(HubTurn turn);
  // The programme or a shield changed: look again at what this room is to be.
  void look_again();
  // Runs again what entries of the past may still owe other rooms.
  void repeat_effects();
  // Raises or lowers the shield of a scope here.
  void shield(const ShieldSwitch& to);
  // The desk for all rooms wants to know again all that waits here.
  void tell_desk_again();
  void stop();
  bool settled() const;

 private:
  enum class Life { opening, open };

  struct Accepted {
    protocol::Seq seq;
  };
  using AnyTurn = std::variant<Turn, HubTurn>;
  struct Taken {
    AnyTurn turn;
    std::variant<Accepted, room::Refusal> outcome;
  };
  struct Batch {
    std::vector<Taken> turns;
    std::vector<protocol::Entry> entries;
    std::vector<std::string> bodies;  // the entries, encoded
  };
  struct Snapshot {
    protocol::Seq seq = -1;
    std::shared_ptr<const std::string> view;
    std::shared_ptr<const std::string> blocks;  // the view compressed, once somebody wants it
  };
  struct HistoryRead {
    HistoryRequest request;
    std::vector<protocol::Message> newest_first;
    int pages = 0;
  };

  // room_host.cpp: life
  void on_opened(Result<storage::LogHead, storage::Unavailable> outcome);
  void read_on();
  void on_read(Result<std::vector<storage::LogEntry>, storage::Unavailable> outcome);
  void remember_known(const protocol::Entry& entry);
  void loaded();
  void describe();
  void on_described(Result<Opening, protocol::ErrorCode> outcome);
  void become_open();
  void wake_hall();
  void fail(protocol::ErrorCode code);
  void reopen();
  void on_bus(bus::Message message);
  void hear(const bus::Hint& hint);
  void verify_epoch();
  void on_verified(Result<storage::LogHead, storage::Unavailable> outcome);
  void pulse();
  void schedule_pulse();
  void consider_idle();
  bool has_members() const;
  bool is_conversation() const;

  // room_host_records.cpp: what the hub's records and the desk for all rooms are told
  void on_ledger(Result<storage::RoomLedger, storage::Unavailable> outcome);
  void ask_ledger();
  void fold_in(const protocol::Entry& entry);
  void tell_desk();
  void tell_records();
  void schedule_ledger();
  void write_ledger();
  void on_ledger_written(const std::shared_ptr<const LedgerPage>& page,
                         Result<protocol::Seq, storage::Unavailable> outcome);
  bool records_know_all() const;

  // room_host_turns.cpp: turns
  void run_turns();
  Batch decide_waiting();
  void decide(Turn& turn, Taken& taken, Batch& batch);
  void add_facts(std::vector<protocol::Fact> facts, const Turn* turn, Batch& batch);
  void append_batch();
  void on_appended(storage::AppendOutcome outcome);
  void on_committed();
  void on_conflict(const storage::LogHead& head);
  void on_unavailable();
  void catch_up();
  void on_caught_up(Result<std::vector<storage::LogEntry>, storage::Unavailable> outcome);
  void caught_up();
  bool take_in_stored(const std::vector<storage::LogEntry>& entries);
  void take_in(const protocol::Entry& entry);
  void answer(const Taken& taken);
  void refuse_waiting(protocol::ErrorCode code);
  std::string next_entry_id();

  // room_host_effects.cpp: what follows from entries, and from time
  void run_effects();
  void run_effect(const room::Effect& effect);
  void schedule_due();
  void run_due(protocol::TimeMs at);

  // room_host_members.cpp: members and what they get
  void admit_waiting();
  void admit(JoinRequest& request);
  bool resumable(const JoinRequest& request, protocol::Audience audience,
                 const std::vector<ChannelName>& channels) const;
  protocol::ResetWhy why_reset(const Position& position) const;
  void add_snapshot(std::vector<Piece>& frames, const JoinRequest& request, protocol::Audience audience);
  void deny(const JoinRequest& request, room::Refusal why);
  void read_history(std::shared_ptr<HistoryRead> read);
  void on_history(const std::shared_ptr<HistoryRead>& read,
                  Result<std::vector<storage::LogEntry>, storage::Unavailable> outcome);
  void schedule_flush();
  void flush_now();
  std::vector<FreshFlush> take_pending();
  std::int64_t tick_ms() const;
  void schedule_signals();
  void send_signals();
  void broadcast(std::vector<FreshFlush> flushes);
  void compress(Flush& flush);
  void queue_answer(const Origin& to, std::string frame);
  void send_answers();

  void after(std::int64_t delay_ms, std::function<void(RoomHost&)> task);
  // Runs on this host, on its thread, if it still exists by then; may be called from any thread.
  template <class Value>
  std::function<void(Value)> posted(std::function<void(RoomHost&, Value)> handle);

  std::int64_t steady() const { return hub_.parts.clock.steady_ms(); }
  std::int64_t wall() const { return hub_.parts.clock.wall_ms(); }

  // Constant after construction.
  Shard& shard_;
  Switchboard& hub_;
  const std::string room_;
  const std::uint64_t serial_;
  const std::string entry_prefix_;

  Life life_ = Life::opening;
  bool loaded_ = false;  // while opening: the log was read
  bool described_ = false;
  bool awaits_hall_ = false;  // a conversation whose first entry is still to come from its hall
  bool stopping_ = false;
  std::string epoch_;
  bus::Subscription subscription_ = 0;

  // The log so far, and what it will be once the batch under way is durable.
  room::State committed_;
  room::State working_;
  std::optional<Tail> tail_;
  protocol::Seq loading_to_ = 0;       // the log's head when this room began to read it
  std::vector<room::Effect> effects_;  // of what was committed, not yet run

  std::optional<Ledger> ledger_;  // not of a conversation
  bool ledger_scheduled_ = false;
  bool ledger_writing_ = false;
  Waiting waiting_;

  std::deque<AnyTurn> queue_;  // limits::turn_queue; more is refused as busy
  std::optional<Batch> batch_;
  bool catching_up_ = false;
  protocol::Seq heard_of_ = 0;  // newest entry that the bus spoke of
  std::uint64_t last_entry_ = 0;
  std::optional<protocol::TimeMs> due_at_;

  std::vector<std::uint32_t> members_;               // by thread, grants under way included
  std::array<std::uint32_t, 2> takes_compressed_{};  // those of them that do, by audience
  std::deque<JoinRequest> waiting_joins_;
  Presence presence_;
  PeoplePace pace_;
  SignalBoard board_;
  std::array<Snapshot, 2> snapshots_;  // by audience, of the head when they were made
  std::size_t history_reads_ = 0;
  std::vector<std::vector<Answer>> answers_;  // by thread, not yet posted

  std::int64_t flushed_at_ = 0;
  bool flush_scheduled_ = false;
  bool urgent_ = false;  // something pends that does not wait for the tick
  std::optional<std::int64_t> signals_at_;
  std::int64_t beat_at_ = 0;
  bool pulsing_ = false;
  std::uint64_t visits_ = 0;  // changes with every join and departure: a room is idle when it stood still
};

template <class Value>
std::function<void(Value)> RoomHost::posted(std::function<void(RoomHost&, Value)> handle) {
  return
      [&hub = hub_, thread = shard_.thread(), room = room_, serial = serial_, handle = std::move(handle)](Value value) {
        hub.post(thread, [room, serial, handle, value = std::move(value)](Shard& shard) mutable {
          if (RoomHost* host = shard.running_host(room, serial)) {
            handle(*host, std::move(value));
          }
        });
      };
}

}  // namespace beffroi::hosting
