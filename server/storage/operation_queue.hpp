// What waits for a storage thread, in order and bounded (limits.hpp). `Operation` has `std::size_t bytes() const`.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "storage/limits.hpp"

namespace beffroi::storage {

template <class Operation>
class OperationQueue {
 public:
  using Batch = std::vector<std::unique_ptr<Operation>>;

  // Takes the operation, or leaves it with the caller and says why.
  std::optional<std::string> push(std::unique_ptr<Operation>& operation) {
    {
      const std::lock_guard lock(mutex_);
      if (closed_) return "the storage is closed";
      const std::size_t bytes = operation->bytes();
      if (waiting_.size() >= limits::queued_operations || bytes > limits::queued_bytes - bytes_) return "queue full";
      bytes_ += bytes;
      waiting_.push_back(std::move(operation));
      if (waiting_.size() < wanted_) return std::nullopt;
    }
    arrived_.notify_one();
    return std::nullopt;
  }

  // Waits for work, then up to limits::linger until `company` operations wait, and takes what one transaction may hold.
  // Empty: the queue is closed and nothing is left.
  Batch take(std::size_t company) {
    std::unique_lock lock(mutex_);
    wanted_ = 1;
    arrived_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    if (waiting_.size() < company && !closed_) {
      wanted_ = company;
      arrived_.wait_for(lock, limits::linger, [&] { return closed_ || waiting_.size() >= company; });
      wanted_ = 1;
    }
    Batch batch;
    std::size_t bytes = 0;
    while (!waiting_.empty() && batch.size() < limits::operations_per_transaction) {
      const std::size_t more = waiting_.front()->bytes();
      if (!batch.empty() && bytes + more > limits::bytes_per_transaction) break;
      bytes += more;
      batch.push_back(std::move(waiting_.front()));
      waiting_.pop_front();
    }
    bytes_ -= bytes;
    return batch;
  }

  // The same for one operation, without waiting; null: none.
  std::unique_ptr<Operation> take_one() {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) return nullptr;
    auto operation = std::move(waiting_.front());
    waiting_.pop_front();
    bytes_ -= operation->bytes();
    return operation;
  }

  // Refuses what comes from now on; what waits can still be taken.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    arrived_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;

  // Guarded by mutex_.
  std::deque<std::unique_ptr<Operation>> waiting_;
  std::size_t bytes_ = 0;   // of waiting_
  std::size_t wanted_ = 1;  // how many must wait before the taker is woken
  bool closed_ = false;
};

}  // namespace beffroi::storage
