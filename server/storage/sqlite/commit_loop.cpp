#include "storage/sqlite/commit_loop.hpp"

#include <exception>
#include <utility>
#include <vector>

#include "storage/sqlite/file_opening.hpp"

namespace beffroi::storage::sqlite {
namespace {

constexpr std::chrono::milliseconds open_again_interval{1'000};  // between two tries; meanwhile everything is refused

}  // namespace

CommitLoop::CommitLoop(const SqliteOptions& options, std::unique_ptr<Database> database)
    : options_(options), database_(std::move(database)), thread_([this] { run_until_closed(); }) {}

CommitLoop::~CommitLoop() {
  finish();
}

void CommitLoop::push(std::unique_ptr<Operation> operation) {
  if (auto reason = queue_.push(operation)) operation->fail({std::move(*reason)});
}

void CommitLoop::finish() {
  queue_.close();
  if (thread_.joinable()) thread_.join();
}

void CommitLoop::close_file() {
  if (!database_) return;
  try {
    database_->run("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (const SqlError&) {
    // The log stays beside the file and is read at the next start.
  }
  database_.reset();
}

void CommitLoop::run_until_closed() {
  std::size_t company = 1;
  while (true) {
    const Batch batch = queue_.take(company);
    if (batch.empty()) return;
    commit(batch);
    company = batch.size();  // as many are likely to come again
  }
}

void CommitLoop::commit(const Batch& batch) {
  std::vector<std::optional<Unavailable>> refused;
  try {
    ensure_open();
    database_->run("BEGIN IMMEDIATE");
    for (const auto& operation : batch) refused.push_back(run(*operation));
    database_->run("COMMIT");
  } catch (const SqlError& error) {
    take_back(error.kind);
    for (const auto& operation : batch) operation->fail({error.what()});
    return;
  }
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (refused[i]) {
      batch[i]->fail(std::move(*refused[i]));
    } else {
      batch[i]->succeed();
    }
  }
}

// Why this operation alone failed, if it did; throws what ends the transaction.
std::optional<Unavailable> CommitLoop::run(Operation& operation) {
  std::optional<Unavailable> refused;
  try {
    Savepoint savepoint(*database_);
    operation.run(*database_);
    savepoint.keep();
  } catch (const SqlError& error) {
    if (ends_transaction(error.kind)) throw;
    refused = Unavailable{error.what()};
  } catch (const std::exception& error) {
    refused = Unavailable{error.what()};
  }
  // SQLite takes some transactions back by itself, and `work` of a caller may have hidden the error.
  if (!database_->in_transaction()) throw SqlError(SqlError::Kind::other, "the transaction was taken back");
  return refused;
}

void CommitLoop::ensure_open() {
  if (database_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < open_again_from_) throw SqlError(SqlError::Kind::disk, closed_because_);
  auto again = open_again(options_);
  if (!again.ok()) {
    open_again_from_ = std::chrono::steady_clock::now() + open_again_interval;
    closed_because_ = again.error().sentence;
    throw SqlError(SqlError::Kind::disk, closed_because_);
  }
  database_ = std::move(again).value();
}

// After a full disk the connection is good again once the transaction is taken back. After any other error what the
// kernel holds may differ from what the disk holds: only a fresh, checked connection goes on.
void CommitLoop::take_back(SqlError::Kind kind) {
  if (!database_) return;
  database_->roll_back();
  const bool sound = kind == SqlError::Kind::full || kind == SqlError::Kind::busy;
  if (!sound || database_->in_transaction()) database_.reset();
}

}  // namespace beffroi::storage::sqlite
