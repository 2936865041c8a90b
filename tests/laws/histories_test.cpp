// The laws over seeded random histories. A failure names its seed; BEFFROI_SEED=N runs that one alone.
#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "laws/laws.hpp"
#include "laws/random_history.hpp"
#include "protocol/codec.hpp"
#include "protocol/limits.hpp"

namespace beffroi::laws {
namespace {

constexpr std::uint64_t seeds = 320;
constexpr std::size_t commands = 150;
constexpr std::size_t stride = 7;

void hold_to_the_laws(std::uint64_t seed, std::size_t every) {
  const RandomHistory history(seed, commands);
  for (const auto& [id, live] : history.hub().rooms()) {
    const std::string breach = breach_of(*live, history.actors(), every);
    ASSERT_EQ(breach, "") << "seed " << seed;
  }
}

TEST(RandomHistories, keep_the_laws) {
  if (const char* seed = std::getenv("BEFFROI_SEED")) return hold_to_the_laws(std::strtoull(seed, nullptr, 10), 1);
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) hold_to_the_laws(seed, stride);
}

// Laws over histories in which nothing happens would hold too.
TEST(RandomHistories, meet_every_kind_of_fact) {
  std::set<std::string> met;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const RandomHistory history(seed, commands);
    for (const auto& [id, live] : history.hub().rooms())
      for (const auto& entry : live->log) met.insert(std::string(protocol::name_of(entry.fact)));
  }
  // room_renamed comes from the programme, stage_set stands in the scenarios.
  EXPECT_EQ(met.size(), std::variant_size_v<protocol::Fact> - 2) << testing::PrintToString(met);
}

// A busy chat: what falls out of the window stays hidden if it was, and held messages wait however old.
TEST(LongChat, keeps_the_laws_beyond_the_window) {
  HubInMemory hub("room-1", protocol::RoomKind::session, "Longue discussion");
  const room::Actor ana{.person = "p-ana", .name = "ana", .role = protocol::Role::attendee};
  const room::Actor mina{.person = "p-mina", .name = "mina", .role = protocol::Role::moderator};
  const auto total = 2 * protocol::limits::room_window_messages + 50;
  for (std::int64_t i = 0; i < total; ++i) {
    const auto kind = i % 7 == 0 ? room::Verdict::Kind::hold : room::Verdict::Kind::allow;
    const std::string number = std::to_string(i);
    ASSERT_TRUE(hub.send("room-1", ana, protocol::command::PostMessage{.text = "long message " + number + "."},
                         "a" + number, {.kind = kind}));
    if (i % 11 != 3) continue;
    const Seq target = i % 2 ? hub.room("room-1").state.head() : 5 + i / 4;
    (void)hub.send("room-1", mina,
                   protocol::command::ReviewMessage{.message = target, .to = protocol::MessageState::removed},
                   "m" + number);
    (void)hub.send("room-1", mina,
                   protocol::command::ReviewMessage{.message = 2 + 7 * (i / 30), .to = protocol::MessageState::visible},
                   "n" + number);
  }
  EXPECT_EQ(breach_of(hub.room("room-1"), {ana, mina, {.person = "p-ben", .name = "ben"}}, 23), "");
}

// Planted faults: each law must be able to fail.
TEST(TheLaws, see_a_log_that_was_tampered_with) {
  const RandomHistory history(2, commands);
  const LiveRoom& live = *history.hub().rooms().begin()->second;
  LiveRoom shorter = live;
  shorter.log.pop_back();
  EXPECT_NE(breach_of(shorter, history.actors(), commands), "");
}

}  // namespace
}  // namespace beffroi::laws
