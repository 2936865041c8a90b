#include "net/deadline_wheel.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <vector>

namespace beffroi::net {
namespace {

struct Probe final : Deadline {
  void on_deadline(std::uint32_t now) override {
    fired.push_back(now);
    if (then) then();
  }
  std::vector<std::uint32_t> fired;
  std::function<void()> then;
};

using Times = std::vector<std::uint32_t>;

TEST(DeadlineWheel, fires_once_in_its_second) {
  DeadlineWheel wheel(100);
  Probe probe;
  wheel.schedule(probe, 103);
  for (std::uint32_t now = 101; now < 110; ++now) wheel.advance(now);
  EXPECT_EQ(probe.fired, Times{103});
}

TEST(DeadlineWheel, last_schedule_counts_and_cancel_removes) {
  DeadlineWheel wheel(100);
  Probe moved, cancelled;
  wheel.schedule(moved, 103);
  wheel.schedule(moved, 105);
  wheel.schedule(cancelled, 104);
  wheel.cancel(cancelled);
  for (std::uint32_t now = 101; now < 110; ++now) wheel.advance(now);
  EXPECT_EQ(moved.fired, Times{105});
  EXPECT_TRUE(cancelled.fired.empty());
}

TEST(DeadlineWheel, reaches_farther_than_its_slots) {
  DeadlineWheel wheel(100);
  Probe probe;
  wheel.schedule(probe, 500);
  for (std::uint32_t now = 101; now < 600; ++now) wheel.advance(now);
  EXPECT_EQ(probe.fired, Times{500});
}

TEST(DeadlineWheel, a_late_tick_misses_nobody) {
  DeadlineWheel wheel(100);
  Probe soon, later, far;
  wheel.schedule(soon, 102);
  wheel.schedule(later, 150);
  wheel.schedule(far, 400);
  wheel.advance(300);
  EXPECT_EQ(soon.fired, Times{300});
  EXPECT_EQ(later.fired, Times{300});
  for (std::uint32_t now = 301; now < 450; ++now) wheel.advance(now);
  EXPECT_EQ(far.fired, Times{400});
}

TEST(DeadlineWheel, may_be_changed_while_it_fires) {
  DeadlineWheel wheel(100);
  Probe again;
  auto victim = std::make_unique<Probe>();
  wheel.schedule(again, 101);
  wheel.schedule(*victim, 101);
  again.then = [&] {
    victim.reset();
    if (again.fired.size() < 3) wheel.schedule(again, 101);  // already due: the next second
  };
  for (std::uint32_t now = 101; now < 110; ++now) wheel.advance(now);
  EXPECT_EQ(again.fired, (Times{101, 102, 103}));
}

}  // namespace
}  // namespace beffroi::net
