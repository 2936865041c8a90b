// What every storage promises about rules of moderation: every change is a new version, and the old ones stay.
#include "contract/asking.hpp"
#include "contract/storages.hpp"

namespace beffroi::storage {
namespace {

RuleVersion version(const std::string& rule, std::int64_t number, bool deleted = false) {
  return {rule, number, 1'000 + number, "p1", deleted, R"({"title":"« )" + rule + " " + std::to_string(number) + "\"}"};
}

class Rules : public StorageContract {
 protected:
  bool add(const RuleVersion& row) {
    return written(*storage_, [row](HubRecords& records) { return records.add_rule_version(row); }).value();
  }
  std::int64_t revision() {
    return seen(*storage_, [](const HubRecords& records) { return records.rules_revision(); });
  }
};
INSTANTIATE_TEST_SUITE_P(Every, Rules, ::testing::ValuesIn(implementations), name_of_case);

TEST_P(Rules, KeepsEveryVersion) {
  EXPECT_TRUE(seen(*storage_, [](const HubRecords& records) { return records.newest_rules(); }).empty());
  EXPECT_TRUE(add(version("liens", 2)));  // the first is the one that came with the hub
  EXPECT_TRUE(add(version("insultes", 1)));
  EXPECT_TRUE(add(version("liens", 3, true)));
  const auto newest = seen(*storage_, [](const HubRecords& records) { return records.newest_rules(); });
  EXPECT_EQ(newest, (std::vector{version("insultes", 1), version("liens", 3, true)}));
  const auto all = seen(*storage_, [](const HubRecords& records) { return records.rule_versions("liens", 10); });
  EXPECT_EQ(all, (std::vector{version("liens", 3, true), version("liens", 2)}));
  EXPECT_EQ(seen(*storage_, [](const HubRecords& records) { return records.rule_versions("liens", 1); }).size(), 1U);
  EXPECT_EQ(seen(*storage_, [](const HubRecords& records) { return records.rule_version("liens", 2); }),
            version("liens", 2));
  EXPECT_FALSE(seen(*storage_, [](const HubRecords& records) { return records.rule_version("liens", 1); }));
  EXPECT_FALSE(seen(*storage_, [](const HubRecords& records) { return records.rule_version("other", 1); }));
}

TEST_P(Rules, TakesNoVersionTwice) {
  EXPECT_TRUE(add(version("liens", 2)));
  EXPECT_FALSE(add(version("liens", 2)));
  EXPECT_FALSE(add(version("liens", 1)));
  EXPECT_TRUE(add(version("liens", 3)));
}

TEST_P(Rules, TheRevisionGrowsWithEveryChange) {
  EXPECT_EQ(revision(), 0);
  add(version("liens", 1));
  const std::int64_t first = revision();
  EXPECT_GT(first, 0);
  add(version("liens", 1));  // refused: no change
  EXPECT_EQ(revision(), first);
  add(version("liens", 2, true));
  EXPECT_GT(revision(), first);
}

}  // namespace
}  // namespace beffroi::storage
