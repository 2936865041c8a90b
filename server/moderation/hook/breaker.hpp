// Stops asking a service that fails, and tries again with one call after a pause. Pure: the caller brings the time.
//
//   closed → open      after failures_in_a_row, or when more than half of the calls of the last failure_window_ms
//   failed open → trying      after breaker_open_ms: one call is let through trying → closed    when it was answered; →
//   open when not; abandon(): the next call tries
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>

namespace beffroi::moderation {

class Breaker {
 public:
  enum class State { closed, open, trying };

  // Whether a call may be made now; then note() or abandon() must follow.
  bool lets_through(std::int64_t now_ms);
  void note(bool answered, std::int64_t now_ms);
  // The call says nothing about the service.
  void abandon(std::int64_t now_ms);

  State state() const { return state_; }

 private:
  struct Noted {
    std::int64_t at;
    bool answered;
  };

  void open(std::int64_t now_ms);
  bool fails_mostly(std::int64_t now_ms);

  State state_ = State::closed;
  std::int64_t open_until_ = 0;
  int in_a_row_ = 0;
  std::deque<Noted> window_;  // oldest first
  std::size_t failed_ = 0;    // of them
};

}  // namespace beffroi::moderation
