// A thread for work that would hold up an I/O thread or the storage: one job after the other, a bounded number waiting.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace beffroi::app {

// Something to do again and again, between the jobs.
struct Habit {
  std::chrono::milliseconds every{0};
  std::function<void()> job;  // empty: nothing
};

class Background {
 public:
  explicit Background(std::size_t most_waiting, Habit habit = {});
  // Finishes the job that runs and drops those that wait.
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  // False: too many wait, and the job was not taken. An exception ends the job that threw it and nothing else.
  bool run(std::function<void()> job);

 private:
  void work();
  static void run_guarded(const std::function<void()>& job);

  const std::size_t most_waiting_;
  const Habit habit_;
  std::mutex mutex_;  // guards jobs_ and stopping_
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace beffroi::app
