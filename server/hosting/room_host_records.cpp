// What a room tells the hub's records of its log, and the desk for all rooms of what waits here.
#include <utility>

#include "hosting/bounds.hpp"
#include "hosting/room_host.hpp"

namespace beffroi::hosting {

namespace {

constexpr std::int64_t retry_after_failure_ms = 1'000;

}  // namespace

// Conversations are private: the records learn nothing of them.
void RoomHost::ask_ledger() {
  if (is_conversation()) {
    read_on();
    return;
  }
  storage::look(
      hub_.parts.storage,
      [room = room_](const storage::HubRecords& records) {
        return records.ledger(room).value_or(storage::RoomLedger{room, 0, 0});
      },
      posted<Result<storage::RoomLedger, storage::Unavailable>>(
          [](RoomHost& host, auto outcome) { host.on_ledger(std::move(outcome)); }));
}

void RoomHost::on_ledger(Result<storage::RoomLedger, storage::Unavailable> outcome) {
  if (!outcome.ok()) {
    shard_.counters().storage_failures.add();
    fail(protocol::ErrorCode::storage_unavailable);
    return;
  }
  ledger_.emplace(outcome.value().upto, outcome.value().waiting);
  read_on();
}

void RoomHost::fold_in(const protocol::Entry& entry) {
  if (!ledger_ || !ledger_->wants(entry.seq)) {
    room::apply(committed_, entry);
    return;
  }
  LedgerLine line{entry.seq, room::act_of(committed_, entry), {}};
  room::apply(committed_, entry);
  line.told = room::told_by(committed_, entry);
  ledger_->note(std::move(line));
}

void RoomHost::tell_records() {
  if (!ledger_) {
    return;
  }
  tell_desk();
  schedule_ledger();
}

void RoomHost::tell_desk() {
  ledger_->waiting(static_cast<std::int64_t>(waiting_.size()));
  if (auto news = waiting_.take_news()) {
    hub_.post(hub_.desk_thread(), [news = std::move(*news)](Shard& shard) { shard.desk().take(news); });
  }
}

void RoomHost::tell_desk_again() {
  if (life_ == Life::open && ledger_) {
    hub_.post(hub_.desk_thread(), [news = waiting_.all()](Shard& shard) { shard.desk().take(news); });
  }
}

void RoomHost::shield(const ShieldSwitch& to) {
  tell(shield_turn(to));
}

void RoomHost::schedule_ledger() {
  if (!ledger_->has_news() || ledger_scheduled_ || ledger_writing_) {
    return;
  }
  if (stopping_) {
    write_ledger();
    return;
  }
  ledger_scheduled_ = true;
  after(bounds::ledger_interval_ms, [](RoomHost& host) {
    host.ledger_scheduled_ = false;
    host.write_ledger();
  });
}

void RoomHost::write_ledger() {
  if (!ledger_ || ledger_writing_ || ledger_->is_told() || life_ != Life::open) {
    return;
  }
  ledger_writing_ = true;
  const auto page = std::make_shared<const LedgerPage>(ledger_->page(room_));
  storage::ask(
      hub_.parts.storage, [page](storage::HubRecords& records) { return keep(records, *page); },
      posted<Result<protocol::Seq, storage::Unavailable>>(
          [page](RoomHost& host, auto outcome) { host.on_ledger_written(page, std::move(outcome)); }));
}

// The records may know less than a page builds on only if they were put back to an older state: then the log is read
// again from where they are.
void RoomHost::on_ledger_written(const std::shared_ptr<const LedgerPage>& page,
                                 Result<protocol::Seq, storage::Unavailable> outcome) {
  ledger_writing_ = false;
  if (!ledger_ || life_ != Life::open) {
    return;
  }
  if (!outcome.ok()) {
    shard_.counters().storage_failures.add();
    if (!stopping_) {
      after(retry_after_failure_ms, [](RoomHost& host) { host.write_ledger(); });
      return;
    }
    ledger_.reset();  // the next start makes up for it
    shard_.note_settled();
    return;
  }
  if (outcome.value() < page->after) {
    reopen();
    return;
  }
  ledger_->written(*page);
  if (ledger_->must_read_again()) {
    reopen();
    return;
  }
  schedule_ledger();
  if (shard_.stopping()) {
    shard_.note_settled();
  }
}

bool RoomHost::records_know_all() const {
  return !ledger_ || (!ledger_writing_ && ledger_->is_told());
}

}  // namespace beffroi::hosting
