#include "app/background.hpp"

#include <exception>
#include <utility>

#include "observe/log.hpp"

namespace beffroi::app {

Background::Background(std::size_t most_waiting, Habit habit)
    : most_waiting_(most_waiting), habit_(std::move(habit)), thread_([this] { work(); }) {}

Background::~Background() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

bool Background::run(std::function<void()> job) {
  {
    std::lock_guard lock(mutex_);
    if (jobs_.size() >= most_waiting_) return false;
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

void Background::work() {
  std::unique_lock lock(mutex_);
  const auto awake = [this] { return stopping_ || !jobs_.empty(); };
  auto next = std::chrono::steady_clock::now() + habit_.every;
  while (true) {
    bool by_habit = false;
    if (habit_.job) {
      by_habit = !changed_.wait_until(lock, next, awake);
    } else {
      changed_.wait(lock, awake);
    }
    if (stopping_) return;
    std::function<void()> job;
    if (by_habit) {
      next = std::chrono::steady_clock::now() + habit_.every;
    } else {
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    lock.unlock();
    run_guarded(by_habit ? habit_.job : job);
    job = nullptr;  // what it holds goes before the next one, and outside the lock
    lock.lock();
  }
}

void Background::run_guarded(const std::function<void()>& job) {
  try {
    job();
  } catch (const std::exception& failure) {
    observe::log::error("background_job_failed", {{"why", failure.what()}});
  }
}

}  // namespace beffroi::app
