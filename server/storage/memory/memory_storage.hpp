// Storage in memory, for tests: the same guarantees but for durability, which lasts as long as the object.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "storage/storage.hpp"

namespace beffroi::storage {

class MemoryStorage final : public Storage {
 public:
  enum class Running {
    on_own_thread,
    when_stepped,  // nothing happens until step(): the test is the storage thread
  };

  explicit MemoryStorage(Running running = Running::on_own_thread);
  ~MemoryStorage() override;

  void append(Append append, OnAppended done) override;
  void open_log(std::string room, std::string fresh_epoch, OnOpened done) override;
  void read_after(std::string room, Seq after, std::size_t limit, OnRead done) override;
  void read_before(std::string room, Seq before, std::size_t limit, OnRead done) override;
  void with_records(Work work, OnDone done) override;
  void look_at_records(Look look, OnDone done) override;
  void close() override;

  // Only with when_stepped. Runs the oldest operation with its callback; false: none waits.
  bool step();
  // Steps until nothing waits, callbacks' own operations included. Returns the number of steps.
  std::size_t step_all();

  // Fault: the next `operations` writing operations (append, open_log, with_records) do nothing and answer Unavailable.
  void fail_next(std::size_t operations, std::string reason);

 private:
  struct Content;
  std::unique_ptr<Content> content_;
};

}  // namespace beffroi::storage
