// A storage that counts how often the log is read.
#pragma once

#include <utility>

#include "storage/storage.hpp"

namespace beffroi::hosting::testing {

class CountingStorage final : public storage::Storage {
 public:
  explicit CountingStorage(storage::Storage& behind) : behind_(behind) {}

  void append(storage::Append append, OnAppended done) override { behind_.append(std::move(append), std::move(done)); }
  void open_log(std::string room, std::string fresh_epoch, OnOpened done) override {
    behind_.open_log(std::move(room), std::move(fresh_epoch), std::move(done));
  }
  void read_after(std::string room, storage::Seq after, std::size_t limit, OnRead done) override {
    ++reads;
    behind_.read_after(std::move(room), after, limit, std::move(done));
  }
  void read_before(std::string room, storage::Seq before, std::size_t limit, OnRead done) override {
    ++reads;
    behind_.read_before(std::move(room), before, limit, std::move(done));
  }
  void with_records(Work work, OnDone done) override { behind_.with_records(std::move(work), std::move(done)); }
  void look_at_records(Look look, OnDone done) override { behind_.look_at_records(std::move(look), std::move(done)); }
  void close() override { behind_.close(); }

  int reads = 0;

 private:
  storage::Storage& behind_;
};

}  // namespace beffroi::hosting::testing
