#include "moderation/hook/breaker.hpp"

#include "moderation/hook/bounds.hpp"

namespace beffroi::moderation {

bool Breaker::lets_through(std::int64_t now_ms) {
  switch (state_) {
    case State::closed:
      return true;
    case State::open:
      if (now_ms < open_until_) return false;
      state_ = State::trying;
      return true;
    case State::trying:
      return false;
  }
  return true;
}

void Breaker::note(bool answered, std::int64_t now_ms) {
  if (state_ == State::open) return;  // a call that began before it opened
  if (state_ == State::trying) {
    if (!answered) return open(now_ms);
    state_ = State::closed;
  }
  in_a_row_ = answered ? 0 : in_a_row_ + 1;
  window_.push_back({now_ms, answered});
  failed_ += answered ? 0 : 1;
  if (!answered && (in_a_row_ >= bounds::failures_in_a_row || fails_mostly(now_ms))) open(now_ms);
}

void Breaker::abandon(std::int64_t now_ms) {
  if (state_ != State::trying) return;
  state_ = State::open;
  open_until_ = now_ms;
}

bool Breaker::fails_mostly(std::int64_t now_ms) {
  while (!window_.empty() &&
         (window_.front().at <= now_ms - bounds::failure_window_ms || window_.size() > bounds::failure_window_most)) {
    failed_ -= window_.front().answered ? 0 : 1;
    window_.pop_front();
  }
  return window_.size() >= bounds::failure_window_least && failed_ * 2 > window_.size();
}

void Breaker::open(std::int64_t now_ms) {
  state_ = State::open;
  open_until_ = now_ms + bounds::breaker_open_ms;
  in_a_row_ = 0;
  failed_ = 0;
  window_.clear();
}

}  // namespace beffroi::moderation
