// The thread that reads: on a connection of its own, so that it sees only what is committed and waits for no writer.
#pragma once

#include <memory>
#include <thread>

#include "storage/operation_queue.hpp"
#include "storage/sqlite/operation.hpp"
#include "storage/sqlite/sqlite_storage.hpp"

namespace beffroi::storage::sqlite {

class ReadLoop {
 public:
  // The file was opened for writing before.
  explicit ReadLoop(const SqliteOptions& options);
  ~ReadLoop();

  // From any thread. A refused operation has called back when this returns.
  void push(std::unique_ptr<Operation> operation);

  // Ends the thread after what was accepted, and its connection. Repeating it does nothing.
  void finish();

 private:
  void run_until_closed();
  void run(Operation& operation);

  // Constant after construction.
  const SqliteOptions options_;

  // Synchronises itself.
  OperationQueue<Operation> queue_;

  // Touched only on the thread.
  std::unique_ptr<Database> database_;  // null: opened by the next operation

  std::thread thread_;
};

}  // namespace beffroi::storage::sqlite
