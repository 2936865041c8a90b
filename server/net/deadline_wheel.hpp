// Coarse deadlines for many things at no cost per change: one-second slots of intrusive lists, driven by one timer.
// A deadline is met within the second after it. One thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace beffroi::net {

// Something with at most one deadline; leaves its wheel when it is destroyed.
class Deadline {
 public:
  Deadline() = default;
  virtual ~Deadline() { unlink(); }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

  // Its time has come and it is in no wheel: it may schedule itself again, or end.
  virtual void on_deadline(std::uint32_t now_seconds) = 0;

 private:
  friend class DeadlineWheel;
  void unlink();

  Deadline* previous_ = nullptr;
  Deadline* next_ = nullptr;
  std::uint32_t due_ = 0;
};

class DeadlineWheel {
 public:
  explicit DeadlineWheel(std::uint32_t now_seconds);
  ~DeadlineWheel();
  DeadlineWheel(const DeadlineWheel&) = delete;
  DeadlineWheel& operator=(const DeadlineWheel&) = delete;

  // Replaces what was scheduled for it.
  void schedule(Deadline& item, std::uint32_t due_seconds);
  void cancel(Deadline& item) { item.unlink(); }

  // Calls on_deadline of everything due at `now_seconds` or before. Items may be scheduled, cancelled and destroyed
  // meanwhile.
  void advance(std::uint32_t now_seconds);

 private:
  static constexpr std::size_t kSlots = 64;
  struct Head final : Deadline {
    void on_deadline(std::uint32_t) override {}
  };

  void put(Deadline& item);
  void run_slot(Head& slot, std::uint32_t now_seconds);
  static void make_empty(Head& head);
  static void link_last(Head& head, Deadline& item);

  std::array<Head, kSlots> slots_;
  std::uint32_t done_until_;  // the last second that was run
};

}  // namespace beffroi::net
