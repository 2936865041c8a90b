#include "storage/sqlite/read_loop.hpp"

#include <exception>
#include <utility>

#include "storage/sqlite/file_opening.hpp"

namespace beffroi::storage::sqlite {

ReadLoop::ReadLoop(const SqliteOptions& options) : options_(options), thread_([this] { run_until_closed(); }) {}

ReadLoop::~ReadLoop() {
  finish();
}

void ReadLoop::push(std::unique_ptr<Operation> operation) {
  if (auto reason = queue_.push(operation)) operation->fail({std::move(*reason)});
}

void ReadLoop::finish() {
  queue_.close();
  if (thread_.joinable()) thread_.join();
}

void ReadLoop::run_until_closed() {
  while (true) {
    const auto batch = queue_.take(1);
    if (batch.empty()) break;
    for (const auto& operation : batch) run(*operation);
  }
  database_.reset();
}

void ReadLoop::run(Operation& operation) {
  try {
    if (!database_) database_ = open_for_reading(options_);
    database_->run("BEGIN");
    operation.run(*database_);
    database_->run("COMMIT");
  } catch (const SqlError& error) {
    database_.reset();
    return operation.fail({error.what()});
  } catch (const std::exception& error) {
    database_->roll_back();
    return operation.fail({error.what()});
  }
  operation.succeed();
}

}  // namespace beffroi::storage::sqlite
