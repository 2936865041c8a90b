#include "storage/sqlite/sqlite_storage.hpp"

#include <mutex>
#include <utility>
#include <variant>

#include "storage/append_check.hpp"
#include "storage/sqlite/commit_loop.hpp"
#include "storage/sqlite/file_opening.hpp"
#include "storage/sqlite/read_loop.hpp"
#include "storage/sqlite/room_log.hpp"
#include "storage/sqlite/sqlite_records.hpp"

namespace beffroi::storage {
namespace {

using sqlite::Database;

template <class Answer>
std::unique_ptr<sqlite::Operation> question(std::function<Answer(Database&)> ask,
                                            std::function<void(Result<Answer, Unavailable>)> done,
                                            std::size_t bytes = 0) {
  return std::make_unique<sqlite::Question<Answer>>(std::move(ask), std::move(done), bytes);
}

using Judged = std::variant<Committed, Conflict>;

AppendOutcome outcome_of(Result<Judged, Unavailable> judged) {
  if (!judged.ok()) return judged.error();
  return std::visit([](auto& outcome) -> AppendOutcome { return std::move(outcome); }, judged.value());
}

class SqliteStorage final : public Storage {
 public:
  SqliteStorage(const SqliteOptions& options, sqlite::FileLock lock, std::unique_ptr<Database> database)
      : lock_(std::move(lock)), writer_(options, std::move(database)), reader_(options) {}

  ~SqliteStorage() override { finish(); }

  void append(Append append, OnAppended done) override {
    if (auto fault = fault_of(append)) return done(Unavailable{std::move(*fault)});
    const std::size_t bytes = bytes_of(append);
    writer_.push(question<Judged>(
        [append = std::move(append)](Database& database) { return sqlite::append_to_log(database, append); },
        [done = std::move(done)](Result<Judged, Unavailable> judged) { done(outcome_of(std::move(judged))); }, bytes));
  }

  void open_log(std::string room, std::string fresh_epoch, OnOpened done) override {
    writer_.push(question<LogHead>(
        [room = std::move(room), fresh_epoch = std::move(fresh_epoch)](Database& database) {
          return sqlite::open_room_log(database, room, fresh_epoch);
        },
        std::move(done)));
  }

  void read_after(std::string room, Seq after, std::size_t limit, OnRead done) override {
    reader_.push(question<std::vector<LogEntry>>(
        [room = std::move(room), after, limit](Database& database) {
          return sqlite::entries_after(database, room, after, limit);
        },
        std::move(done)));
  }

  void read_before(std::string room, Seq before, std::size_t limit, OnRead done) override {
    reader_.push(question<std::vector<LogEntry>>(
        [room = std::move(room), before, limit](Database& database) {
          return sqlite::entries_before(database, room, before, limit);
        },
        std::move(done)));
  }

  void with_records(Work work, OnDone done) override {
    writer_.push(question<Done>(
        [work = std::move(work)](Database& database) {
          sqlite::SqliteRecords records(database);
          work(records);
          return Done{};
        },
        std::move(done)));
  }

  void look_at_records(Look look, OnDone done) override {
    reader_.push(question<Done>(
        [look = std::move(look)](Database& database) {
          const sqlite::SqliteRecords records(database);
          look(records);
          return Done{};
        },
        std::move(done)));
  }

  void close() override { finish(); }

 private:
  void finish() {
    std::call_once(finished_, [this] {
      writer_.finish();
      reader_.finish();
      writer_.close_file();
    });
  }

  // Held until both loops are gone.
  const sqlite::FileLock lock_;

  // Synchronise themselves.
  sqlite::CommitLoop writer_;
  sqlite::ReadLoop reader_;
  std::once_flag finished_;
};

}  // namespace

Result<std::unique_ptr<Storage>, OpenFailure> open_sqlite_storage(SqliteOptions options) {
  auto lock = sqlite::FileLock::take(options.file);
  if (!lock.ok()) return Failure{lock.error()};
  auto database = sqlite::open_for_writing(options);
  if (!database.ok()) return Failure{database.error()};
  return std::unique_ptr<Storage>(
      std::make_unique<SqliteStorage>(options, std::move(lock).value(), std::move(database).value()));
}

}  // namespace beffroi::storage
