#include "net/deadline_wheel.hpp"

#include <algorithm>

namespace beffroi::net {

void Deadline::unlink() {
  if (!next_) return;
  previous_->next_ = next_;
  next_->previous_ = previous_;
  previous_ = next_ = nullptr;
}

DeadlineWheel::DeadlineWheel(std::uint32_t now_seconds) : done_until_(now_seconds) {
  for (Head& slot : slots_) make_empty(slot);
}

DeadlineWheel::~DeadlineWheel() {
  for (Head& slot : slots_) {
    while (slot.next_ != &slot) slot.next_->unlink();
  }
}

void DeadlineWheel::make_empty(Head& head) {
  head.previous_ = head.next_ = &head;
}

void DeadlineWheel::link_last(Head& head, Deadline& item) {
  item.previous_ = head.previous_;
  item.next_ = &head;
  head.previous_->next_ = &item;
  head.previous_ = &item;
}

// Farther than the wheel reaches: looked at once per round until its time has come.
void DeadlineWheel::put(Deadline& item) {
  const std::uint32_t reach = done_until_ + static_cast<std::uint32_t>(kSlots) - 1;
  const std::uint32_t second = std::clamp(item.due_, done_until_ + 1, reach);
  link_last(slots_[second % kSlots], item);
}

void DeadlineWheel::schedule(Deadline& item, std::uint32_t due_seconds) {
  item.unlink();
  item.due_ = due_seconds;
  put(item);
}

// The slot is emptied into a list of its own first: what its items schedule lands in the wheel, not in this round.
void DeadlineWheel::run_slot(Head& slot, std::uint32_t now_seconds) {
  Head due;
  make_empty(due);
  while (slot.next_ != &slot) {
    Deadline& item = *slot.next_;
    item.unlink();
    link_last(due, item);
  }
  while (due.next_ != &due) {
    Deadline& item = *due.next_;
    item.unlink();
    if (item.due_ > now_seconds) {
      put(item);
    } else {
      item.on_deadline(now_seconds);
    }
  }
}

void DeadlineWheel::advance(std::uint32_t now_seconds) {
  const std::uint32_t behind = now_seconds - std::min(done_until_, now_seconds);
  const std::uint32_t rounds = std::min<std::uint32_t>(behind, kSlots);
  const std::uint32_t first = now_seconds - rounds + 1;
  for (std::uint32_t i = 0; i < rounds; ++i) {
    done_until_ = first + i;
    run_slot(slots_[done_until_ % kSlots], now_seconds);
  }
}

}  // namespace beffroi::net
