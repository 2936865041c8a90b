#include "app/background.hpp"

#include <gtest/gtest.h>

#include <future>
#include <stdexcept>
#include <vector>

namespace beffroi::app {
namespace {

TEST(Background, RunsJobsInOrderOnItsOwnThread) {
  std::vector<int> seen;
  std::promise<std::thread::id> done;
  Background background(8);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(background.run([&seen, i] { seen.push_back(i); }));
  ASSERT_TRUE(background.run([&] { done.set_value(std::this_thread::get_id()); }));
  EXPECT_NE(done.get_future().get(), std::this_thread::get_id());
  EXPECT_EQ(seen, (std::vector{0, 1, 2}));
}

TEST(Background, RefusesWhenTooManyWait) {
  std::promise<void> started;
  std::promise<void> go;
  Background background(2);
  ASSERT_TRUE(background.run([&] {
    started.set_value();
    go.get_future().wait();
  }));
  started.get_future().wait();
  EXPECT_TRUE(background.run([] {}));
  EXPECT_TRUE(background.run([] {}));
  EXPECT_FALSE(background.run([] {}));
  go.set_value();
}

TEST(Background, OutlivesAJobThatThrows) {
  std::promise<bool> done;
  Background background(8);
  ASSERT_TRUE(background.run([] { throw std::runtime_error("planned"); }));
  ASSERT_TRUE(background.run([&] { done.set_value(true); }));
  EXPECT_TRUE(done.get_future().get());
}

TEST(Background, KeepsAHabitBetweenJobs) {
  int times = 0;
  std::promise<void> thrice;
  Background background(8, {std::chrono::milliseconds(1), [&] {
                              if (++times == 3) thrice.set_value();
                              if (times == 1) throw std::runtime_error("planned");
                            }});
  thrice.get_future().wait();
  std::promise<bool> done;
  ASSERT_TRUE(background.run([&] { done.set_value(true); }));
  EXPECT_TRUE(done.get_future().get());
}

}  // namespace
}  // namespace beffroi::app
