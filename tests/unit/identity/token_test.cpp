#include "identity/token.hpp"

#include <gtest/gtest.h>

#include <set>

#include "identity/room_code.hpp"

namespace beffroi::identity {
namespace {

std::span<const unsigned char> bytes(std::string_view text) {
  return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

TEST(Encoding, FollowsRfc4648) {
  EXPECT_EQ(base64url(bytes("")), "");
  EXPECT_EQ(base64url(bytes("f")), "Zg");
  EXPECT_EQ(base64url(bytes("foobar")), "Zm9vYmFy");
  EXPECT_EQ(base64url(bytes("\xfb\xff")), "-_8");
  EXPECT_EQ(base32(bytes("f")), "my");
  EXPECT_EQ(base32(bytes("foobar")), "mzxw6ytboi");
}

TEST(Token, IsLongFreshAndRecognised) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    std::string token = new_token();
    EXPECT_TRUE(looks_like_token(token)) << token;
    EXPECT_TRUE(seen.insert(token).second);
  }
  EXPECT_FALSE(looks_like_token(""));
  EXPECT_FALSE(looks_like_token(std::string(42, 'a')));
  EXPECT_FALSE(looks_like_token(std::string(44, 'a')));
  EXPECT_FALSE(looks_like_token(std::string(42, 'a') + "="));
}

TEST(Identifier, HasPrefixAndFitsTheProtocol) {
  std::string id = new_identifier("p");
  EXPECT_EQ(id.substr(0, 2), "p-");
  EXPECT_EQ(id.size(), 28u);
  EXPECT_NE(id, new_identifier("p"));
}

TEST(Digest, IsSha256InHex) {
  EXPECT_EQ(digest_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Comparison, TellsEqualFromUnequal) {
  EXPECT_TRUE(equal_in_constant_time("", ""));
  EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
}

TEST(RoomCode, UsesOnlyItsAlphabetAndAllOfIt) {
  std::set<char> used;
  for (int i = 0; i < 2000; ++i) {
    std::string code = new_room_code();
    ASSERT_EQ(code.size(), kRoomCodeLength);
    used.insert(code.begin(), code.end());
    EXPECT_EQ(read_room_code(code), code);
  }
  EXPECT_EQ(used, std::set<char>(kRoomCodeAlphabet.begin(), kRoomCodeAlphabet.end()));
  for (char ambiguous : std::string_view("0O1ILoilAEU")) EXPECT_FALSE(used.contains(ambiguous));
}

TEST(RoomCode, IsReadAsPeopleTypeIt) {
  EXPECT_EQ(read_room_code("k7m2px"), "K7M2PX");
  EXPECT_EQ(read_room_code(" K7M-2PX "), "K7M2PX");
  EXPECT_EQ(read_room_code("k7 m2 px"), "K7M2PX");
  EXPECT_EQ(read_room_code("kzsgbx"), "K2568X");
}

TEST(RoomCode, WhatCannotBeOneIsRefused) {
  for (const char* typed : {"", "K7M2P", "K7M2PXX", "K7M2P0", "K7M2PI", "K7M2P!", "K7M2Pé", "------"}) {
    EXPECT_EQ(read_room_code(typed), std::nullopt) << typed;
  }
  EXPECT_EQ(read_room_code(std::string(1'000'000, ' ') + "K7M2PX"), std::nullopt);
}

}  // namespace
}  // namespace beffroi::identity
