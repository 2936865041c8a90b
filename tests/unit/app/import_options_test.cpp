#include "app/import_options.hpp"

#include <gtest/gtest.h>

namespace beffroi::app {
namespace {

Config with_days(const std::string& first, const std::string& last) {
  Config config;
  config.first_day = first;
  config.last_day = last;
  return config;
}

TEST(EventWeek, IsWholeDaysOnTheWallsOfTheZone) {
  const auto week = event_week_of(with_days("2027-03-20", "2027-03-28"));
  ASSERT_TRUE(week.ok()) << week.error();
  ASSERT_TRUE(week.value());
  EXPECT_EQ(week.value()->from_ms, 1'805'497'200'000);   // 2027-03-19T23:00Z: an hour ahead of UTC
  EXPECT_EQ(week.value()->until_ms, 1'806'271'200'000);  // 2027-03-28T22:00Z: the clocks went forward that day
}

TEST(EventWeek, IsNothingWithoutDays) {
  EXPECT_FALSE(event_week_of(Config{}).value());
}

TEST(EventWeek, WhatIsWrongIsSaidInASentence) {
  EXPECT_NE(event_week_of(with_days("2027-03-20", "")).error().find("go together"), std::string::npos);
  EXPECT_NE(event_week_of(with_days("2027-03-20", "2027-02-30")).error().find("programme.last_day: \"2027-02-30\""),
            std::string::npos);
  EXPECT_NE(event_week_of(with_days("2027-03-25", "2027-03-20")).error().find("Swap them"), std::string::npos);
  Config nowhere;
  nowhere.zone = "Europe/Lyon";
  EXPECT_NE(check_config(nowhere).find("\"Europe/Lyon\" is not a time zone"), std::string::npos);
}

}  // namespace
}  // namespace beffroi::app
