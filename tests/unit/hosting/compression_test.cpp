// A room with members that negotiated compression and members that did not: all see the same, and what is shared is
// compressed once, whoever and however many take it.
#include <gtest/gtest.h>

#include "world.hpp"

namespace beffroi::hosting {
namespace {

using namespace protocol;
using testing::Client;
using testing::Followed;
using testing::room_name;
using testing::World;

const std::string long_text =
    "Une question longue, longue, longue, longue et encore longue, pour que cela vaille la peine.";

std::int64_t compressions_of(World& world) {
  return world.count(&Counters::compressions);
}

TEST(Compression, EverybodySeesTheSame) {
  World world;
  world.compressing = {"ana", "sam"};
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  Client& sam = world.join("sam", room_name, Role::moderator);
  for (int i = 0; i < 3; ++i) {
    ben.chat(room_name, long_text + std::to_string(i));
    sam.chat(room_name, long_text + std::to_string(10 + i));
    ana.ask(room_name, long_text + std::to_string(i));
    world.pass(21'000);
  }
  EXPECT_GT(ana.outlet->compressed_frames, 0U);
  EXPECT_GT(sam.outlet->compressed_frames, 0U);
  EXPECT_EQ(ben.outlet->compressed_frames, 0U);
  EXPECT_EQ(ana.rooms[room_name].shared, ben.rooms[room_name].shared);
  EXPECT_LT(ana.outlet->bytes.size(), ben.outlet->bytes.size());
  for (Client* client : {&ana, &ben, &sam}) {
    EXPECT_EQ(world.difference(*client, room_name), "");
  }
  EXPECT_EQ(world.breaches(), "");
}

TEST(Compression, NothingIsCompressedForNobody) {
  World world;
  Client& ana = world.join("ana", room_name);
  world.join("ben", room_name);
  ana.chat(room_name, long_text);
  world.settle();
  EXPECT_EQ(compressions_of(world), 0);
  world.compressing = {"cleo"};
  Client& cleo = world.join("cleo", room_name);
  const std::int64_t with_her = compressions_of(world);
  cleo.hang_up();
  world.settle();
  ana.chat(room_name, long_text + " again");
  world.settle();
  EXPECT_EQ(compressions_of(world), with_her) << "nobody takes it any more";
  EXPECT_EQ(world.breaches(), "");
}

TEST(Compression, AFlushIsCompressedOncePerAudienceHoweverManyTakeIt) {
  World world(1, 3);
  Client& ben = world.join("ben", room_name);
  for (int i = 0; i < 9; ++i) {
    const std::string name = "p" + std::to_string(i);
    world.compressing.insert(name);
    world.join(name, room_name, i < 3 ? Role::moderator : Role::attendee);
  }
  world.pass(1'000);
  const std::int64_t before = compressions_of(world);
  ben.chat(room_name, long_text);
  world.settle();
  EXPECT_EQ(compressions_of(world) - before, 2) << "public and staff, over three threads";
}

TEST(Compression, ASnapshotIsCompressedOncePerAudienceAndHead) {
  World world(1, 3);
  Client& ben = world.join("ben", room_name);
  ben.chat(room_name, long_text);
  world.pass(1'000);
  for (int i = 0; i < 6; ++i) {
    world.compressing.insert("p" + std::to_string(i));
    world.enter("p" + std::to_string(i));
  }
  const std::int64_t before = compressions_of(world);
  for (int i = 0; i < 6; ++i) {
    Client& client = *world.clients[1 + static_cast<std::size_t>(i)];
    client.join(room_name);
    world.settle();
    EXPECT_EQ(client.rooms[room_name].shared, ben.rooms[room_name].shared);
    EXPECT_EQ(client.outlet->compressed_frames, 1U);
  }
  EXPECT_EQ(compressions_of(world) - before, 1);
  EXPECT_EQ(world.breaches(), "");
}

TEST(Compression, WhoComesBackGetsTheReplayCompressed) {
  World world;
  world.compressing = {"ana"};
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  const Followed before = ana.rooms[room_name];
  ana.hang_up();
  ben.chat(room_name, long_text);
  world.settle();
  ana.reconnect();
  world.connect(ana);
  ana.resume(room_name, before);
  world.settle();
  EXPECT_EQ(ana.rooms[room_name].replays, 1);
  EXPECT_GE(ana.outlet->compressed_frames, 1U);
  EXPECT_EQ(ana.rooms[room_name].shared, ben.rooms[room_name].shared);
  EXPECT_EQ(world.breaches(), "");
}

}  // namespace
}  // namespace beffroi::hosting
