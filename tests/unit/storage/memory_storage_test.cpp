// What the stand-in for tests offers beyond the contract: stepping, and failures on demand.
#include "storage/memory/memory_storage.hpp"

#include <gtest/gtest.h>

namespace beffroi::storage {
namespace {

TEST(MemoryStorage, DoesNothingUntilItIsStepped) {
  MemoryStorage storage(MemoryStorage::Running::when_stepped);
  int answers = 0;
  storage.open_log("hall", "e", [&](const auto& head) {
    ++answers;
    storage.append({"hall", head.value().epoch, 0, {{1, "a", 0, "x"}}}, [&](const auto&) { ++answers; });
  });
  EXPECT_EQ(answers, 0);
  EXPECT_TRUE(storage.step());
  EXPECT_EQ(answers, 1);
  EXPECT_EQ(storage.step_all(), 1U);
  EXPECT_EQ(answers, 2);
  EXPECT_FALSE(storage.step());
}

TEST(MemoryStorage, FailsOnDemandWithoutEffect) {
  MemoryStorage storage(MemoryStorage::Running::when_stepped);
  storage.open_log("hall", "e", [](const auto&) {});
  storage.step_all();
  std::vector<AppendOutcome> outcomes;
  const auto keep = [&](AppendOutcome outcome) { outcomes.push_back(std::move(outcome)); };
  storage.fail_next(1, "disk full");
  std::size_t read = 99;
  storage.append({"hall", "e", 0, {{1, "a", 0, "x"}}}, keep);
  storage.read_after("hall", 0, 10, [&](const auto& entries) { read = entries.value().size(); });
  storage.append({"hall", "e", 0, {{1, "b", 0, "y"}}}, keep);
  storage.step_all();
  EXPECT_EQ(read, 0U);
  ASSERT_EQ(outcomes.size(), 2U);
  EXPECT_EQ(std::get<Unavailable>(outcomes[0]).reason, "disk full");
  EXPECT_EQ(std::get<Committed>(outcomes[1]).head.seq, 1);
}

}  // namespace
}  // namespace beffroi::storage
