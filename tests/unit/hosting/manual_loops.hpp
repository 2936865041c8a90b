// Loops and clock that a test turns by hand: no threads, no sleeps; what runs when is the test's choice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "hosting/io_loop.hpp"

namespace beffroi::hosting::testing {

class ManualClock final : public Clock {
 public:
  std::int64_t wall_ms() const override { return wall_start + now_; }
  std::int64_t steady_ms() const override { return steady_start + now_; }
  void advance(std::int64_t ms) { now_ += ms; }

 private:
  static constexpr std::int64_t wall_start = 1'774'000'000'000;
  static constexpr std::int64_t steady_start = 1'000'000;
  std::int64_t now_ = 0;
};

class ManualLoop final : public IoLoop {
 public:
  explicit ManualLoop(const ManualClock& clock) : clock_(clock) {}

  void post(Task task) override { tasks_.push_back(std::move(task)); }
  void after(std::chrono::milliseconds delay, Task task) override {
    timers_.emplace(clock_.steady_ms() + delay.count(), std::move(task));
  }

  Volley& volley() override { return volley_; }

  // Runs the oldest task, or else a timer that is due; false: nothing to do now.
  bool step() {
    if (!tasks_.empty()) {
      const Task task = std::move(tasks_.front());
      tasks_.pop_front();
      task();
      return true;
    }
    if (!timers_.empty() && timers_.begin()->first <= clock_.steady_ms()) {
      const Task task = std::move(timers_.begin()->second);
      timers_.erase(timers_.begin());
      task();
      return true;
    }
    return false;
  }

 private:
  const ManualClock& clock_;
  WriteEach volley_;
  std::deque<Task> tasks_;
  std::multimap<std::int64_t, Task> timers_;
};

}  // namespace beffroi::hosting::testing
