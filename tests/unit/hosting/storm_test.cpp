// Everybody comes back at once: from the ring, not from the log.
#include <gtest/gtest.h>

#include "world.hpp"

namespace beffroi::hosting {
namespace {

using namespace protocol;
using testing::Client;
using testing::Followed;
using testing::room_name;
using testing::World;

constexpr int kPeople = 200;

struct Storm : ::testing::Test {
  World world{1, 2};
  std::vector<Client*> people;
  Client* speaker = nullptr;
  int fresh_ones = 0;

  void SetUp() override {
    for (int i = 0; i < kPeople; ++i) {
      people.push_back(&world.join("p" + std::to_string(i), room_name));
    }
    speaker = &world.join("sam", room_name, Role::moderator);
  }

  void say(const std::string& text) {
    speaker->chat(room_name, text);
    world.settle();
  }

  // All lose their connection, miss `texts`, and are back before the hub has done anything for the first of them.
  void all_come_back_after(const std::vector<std::string>& texts) {
    std::vector<Followed> before;
    for (Client* person : people) {
      before.push_back(person->rooms[room_name]);
      person->hang_up();
    }
    world.settle();
    for (const std::string& text : texts) {
      say(text);
    }
    for (Client* person : people) {
      person->reconnect();
      world.connect(*person);
    }
    world.counted.reads = 0;
    for (std::size_t i = 0; i < people.size(); ++i) {
      people[i]->resume(room_name, before[i]);
    }
    world.settle();
  }

  // Like somebody of the public who comes only now.
  void expect_complete() {
    Client& fresh = world.join("fresh" + std::to_string(++fresh_ones), room_name);
    for (Client* person : people) {
      ASSERT_EQ(person->rooms[room_name].shared, fresh.rooms[room_name].shared) << person->person;
    }
    EXPECT_EQ(world.breaches(), "");
  }
};

TEST_F(Storm, IsServedFromTheRingWithoutReadingTheLog) {
  say("before");
  all_come_back_after({"missed", "missed as well"});
  expect_complete();
  EXPECT_EQ(world.counted.reads, 0);
  EXPECT_EQ(world.count(&Counters::replays), kPeople);
  say("after");
  expect_complete();
}

TEST_F(Storm, AClosedRoomReadsItsLogOnceForAllOfThem) {
  say("before");
  speaker->hang_up();
  std::vector<Followed> before;
  for (Client* person : people) {
    before.push_back(person->rooms[room_name]);
    person->hang_up();
  }
  world.pass(200'000);
  ASSERT_EQ(world.count(&Counters::rooms), 0) << "the room has closed";
  for (Client* person : people) {
    person->reconnect();
    world.connect(*person);
  }
  world.counted.reads = 0;
  for (std::size_t i = 0; i < people.size(); ++i) {
    people[i]->resume(room_name, before[i]);
  }
  world.settle();
  EXPECT_EQ(world.counted.reads, 1);
  EXPECT_EQ(world.count(&Counters::replays), kPeople);
  EXPECT_EQ(world.breaches(), "");
}

}  // namespace
}  // namespace beffroi::hosting
