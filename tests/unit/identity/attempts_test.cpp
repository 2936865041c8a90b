#include "identity/attempts.hpp"

#include <gtest/gtest.h>

namespace beffroi::identity {
namespace {

Address address(std::string_view text) {
  return Address::parse(text).value();
}

TEST(AddressText, IsReadStrictly) {
  EXPECT_TRUE(Address::parse("192.0.2.7"));
  EXPECT_TRUE(Address::parse("2001:db8::1"));
  EXPECT_EQ(Address::parse("::ffff:192.0.2.7"), Address::parse("192.0.2.7"));
  for (const char* text : {"", "192.0.2", "192.0.2.256", "192.0.2.7:80", "[::1]", "fe80::1%eth0", "localhost"}) {
    EXPECT_FALSE(Address::parse(text)) << text;
  }
  EXPECT_FALSE(Address::parse(std::string(100'000, '1')));
}

TEST(AddressBucket, OfIpv6IsItsNetwork) {
  EXPECT_EQ(address("2001:db8:1:2:3::4").bucket(), address("2001:db8:1:2:ffff::1").bucket());
  EXPECT_NE(address("2001:db8:1:2::1").bucket(), address("2001:db8:1:3::1").bucket());
  EXPECT_NE(address("192.0.2.7").bucket(), address("192.0.2.8").bucket());
}

TEST(NetworkText, ContainsItsAddresses) {
  Network school = Network::parse("198.51.100.0/25").value();
  EXPECT_TRUE(school.contains(address("198.51.100.127")));
  EXPECT_FALSE(school.contains(address("198.51.100.128")));
  EXPECT_TRUE(Network::parse("2001:db8::/32")->contains(address("2001:db8:ffff::1")));
  EXPECT_FALSE(Network::parse("2001:db8::/32")->contains(address("2001:db9::1")));
  EXPECT_TRUE(Network::parse("192.0.2.7")->contains(address("192.0.2.7")));
  EXPECT_FALSE(Network::parse("192.0.2.7")->contains(address("192.0.2.6")));
  for (const char* text : {"198.51.100.1/24", "198.51.100.0/33", "198.51.100.0/", "198.51.100.0/-1", "school", ""}) {
    EXPECT_FALSE(Network::parse(text)) << text;
  }
}

TEST(Buckets, RefuseWhenEmptyAndSayHowLong) {
  Buckets buckets({.burst = 2, .per_minute = 60}, 10);
  EXPECT_EQ(buckets.take("a", 0), std::nullopt);
  EXPECT_EQ(buckets.take("a", 0), std::nullopt);
  EXPECT_EQ(buckets.take("a", 0), 1000);
  EXPECT_EQ(buckets.take("b", 0), std::nullopt);
  EXPECT_EQ(buckets.take("a", 400), 600);
  EXPECT_EQ(buckets.take("a", 1000), std::nullopt);
  EXPECT_EQ(buckets.take("a", 500), 1000) << "a clock that goes back gives nothing";
  EXPECT_EQ(buckets.take("a", 100'000), std::nullopt);
  EXPECT_EQ(buckets.take("a", 100'000), std::nullopt);
  EXPECT_EQ(buckets.take("a", 100'000), 1000) << "never more than the burst";
}

TEST(Buckets, ForgetTheLongestUnasked) {
  Buckets buckets({.burst = 1, .per_minute = 1}, 3);
  for (const char* key : {"a", "b", "c"}) EXPECT_EQ(buckets.take(key, 0), std::nullopt);
  EXPECT_NE(buckets.take("a", 0), std::nullopt);  // b is now the longest unasked
  EXPECT_EQ(buckets.take("d", 0), std::nullopt);
  EXPECT_EQ(buckets.size(), 3u);
  EXPECT_NE(buckets.take("a", 0), std::nullopt) << "a was kept";
  EXPECT_EQ(buckets.take("b", 0), std::nullopt) << "b was forgotten";
}

TEST(Attempts, AllowAnAudienceThroughOneAddress) {
  Attempts attempts({});
  for (int i = 0; i < 300; ++i) ASSERT_EQ(attempts.join({"192.0.2.7", ""}, 0), std::nullopt) << i;
  EXPECT_EQ(attempts.join({"192.0.2.7", ""}, 0), 200);
  EXPECT_EQ(attempts.join({"192.0.2.8", ""}, 0), std::nullopt);
}

TEST(Attempts, AllowAVenueTenTimesAsMuch) {
  Attempts attempts({}, {Network::parse("192.0.2.0/24").value()});
  for (int i = 0; i < 3000; ++i) ASSERT_EQ(attempts.join({"192.0.2.7", ""}, 0), std::nullopt) << i;
  EXPECT_EQ(attempts.join({"192.0.2.7", ""}, 0), 20);
}

TEST(Attempts, CountWrongGuessesOnly) {
  Attempts attempts({});
  Attempts::Caller caller{"192.0.2.7", ""};
  for (int i = 0; i < 1000; ++i) ASSERT_EQ(attempts.guess(caller, 0), std::nullopt) << "right ones cost nothing";
  for (int i = 0; i < 30; ++i) {
    ASSERT_EQ(attempts.guess(caller, 0), std::nullopt) << i;
    attempts.was_wrong(caller, 0);
  }
  EXPECT_EQ(attempts.guess(caller, 0), 2000);
  EXPECT_EQ(attempts.guess({"192.0.2.8", ""}, 0), std::nullopt);
}

TEST(Attempts, AtOnceAreOwed) {
  Attempts attempts({});
  Attempts::Caller caller{"192.0.2.7", ""};
  for (int i = 0; i < 90; ++i) ASSERT_EQ(attempts.guess(caller, 0), std::nullopt);
  for (int i = 0; i < 90; ++i) attempts.was_wrong(caller, 0);
  EXPECT_EQ(attempts.guess(caller, 0), 122'000) << "60 owed and one more, at 30 a minute";
  for (int i = 0; i < 100'000; ++i) attempts.was_wrong(caller, 0);
  EXPECT_EQ(attempts.guess(caller, 0), 1'202'000) << "the debt has a bottom";
}

TEST(Attempts, CountPerSessionAcrossAddresses) {
  Attempts attempts({});
  for (int i = 0; i < 10; ++i) {
    attempts.was_wrong({"192.0.2." + std::to_string(i), "s"}, 0);
    ASSERT_EQ(attempts.join({"192.0.2." + std::to_string(i), "s"}, 0), std::nullopt);
  }
  EXPECT_EQ(attempts.guess({"192.0.2.99", "s"}, 0), 6000);
  EXPECT_EQ(attempts.join({"192.0.2.99", "s"}, 0), 6000);
}

TEST(Attempts, WithoutAReadableAddressShareOneBucket) {
  Attempts attempts({});
  for (int i = 0; i < 300; ++i) ASSERT_EQ(attempts.join({"unix-" + std::to_string(i), ""}, 0), std::nullopt);
  EXPECT_NE(attempts.join({"other", ""}, 0), std::nullopt);
}

}  // namespace
}  // namespace beffroi::identity
