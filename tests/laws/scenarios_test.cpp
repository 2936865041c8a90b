// Every scenario comes out as told, and its whole log keeps the laws.
#include <gtest/gtest.h>

#include "laws/laws.hpp"
#include "laws/scenario.hpp"
#include "laws/scenario_files.hpp"

namespace beffroi::laws {
namespace {

class AScenario : public testing::TestWithParam<std::string> {};

TEST_P(AScenario, comes_out_as_told) {
  const Scenario scenario(scenario_text(GetParam()));
  for (const std::string& failure : scenario.failures()) ADD_FAILURE() << GetParam() << ".room, " << failure;
}

TEST_P(AScenario, keeps_the_laws) {
  const Scenario scenario(scenario_text(GetParam()));
  for (const auto& [id, live] : scenario.hub().rooms()) EXPECT_EQ(breach_of(*live, scenario.actors()), "");
}

INSTANTIATE_TEST_SUITE_P(Rooms, AScenario, testing::ValuesIn(scenario_names()),
                         [](const auto& each) { return each.param; });

// The runner itself must be able to see red.
TEST(TheRunner, says_what_did_not_come_as_told) {
  EXPECT_EQ(Scenario("join ana as attendee\nsend ana say m1 \"Bonjour\"\nnothing ana\n").failures().size(), 1U);
  EXPECT_EQ(
      Scenario("join ana as attendee\nsend ana say m1 \"Bonjour\"\nsees ana message m1 text=Autre\n").failures().size(),
      1U);
  EXPECT_EQ(Scenario("join ana as attendee\nsend ana say m1 \"\"\n").failures().size(), 1U);
  EXPECT_EQ(Scenario("join ana as attendee\nsend ana dance\n").failures().size(), 1U);
  EXPECT_EQ(Scenario("join ana as attendee\nsend ana say m1 \"Bonjour\"\nrefused muted\n").failures().size(), 1U);
}

}  // namespace
}  // namespace beffroi::laws
