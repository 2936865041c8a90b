// The one thread that writes. It takes everything that waits, runs it in one transaction, each operation inside a
// savepoint, commits, and only then calls back. While a commit runs the next transaction gathers.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "storage/operation_queue.hpp"
#include "storage/sqlite/operation.hpp"
#include "storage/sqlite/sqlite_storage.hpp"

namespace beffroi::storage::sqlite {

class CommitLoop {
 public:
  // `database` comes from open_for_writing(options).
  CommitLoop(const SqliteOptions& options, std::unique_ptr<Database> database);
  ~CommitLoop();

  // From any thread. A refused operation has called back when this returns.
  void push(std::unique_ptr<Operation> operation);

  // Ends the thread after what was accepted. Repeating it does nothing.
  void finish();

  // After finish(), and when no other connection is open: moves the log's pages into the file.
  void close_file();

 private:
  using Batch = OperationQueue<Operation>::Batch;

  void run_until_closed();
  void commit(const Batch& batch);
  std::optional<Unavailable> run(Operation& operation);
  void ensure_open();
  void take_back(SqlError::Kind kind);

  // Constant after construction.
  const SqliteOptions options_;

  // Synchronises itself.
  OperationQueue<Operation> queue_;

  // Touched only on the thread; after finish(), by its caller.
  std::unique_ptr<Database> database_;  // null: to be opened again
  std::chrono::steady_clock::time_point open_again_from_{};
  std::string closed_because_;

  std::thread thread_;
};

}  // namespace beffroi::storage::sqlite
