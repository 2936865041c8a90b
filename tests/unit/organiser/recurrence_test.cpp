#include "organiser/recurrence.hpp"

#include <gtest/gtest.h>

#include <string>

#include "organiser/utc_text.hpp"

namespace beffroi::organiser {
namespace {

// The first occurrences of a rule, as "MM-DD".
std::string days_of(std::string_view start, std::string_view text, int most = 6) {
  const auto reading = read_icalendar_date(start);
  const auto rule = read_recurrence(text);
  if (!reading || !rule) return "not read";
  std::string days;
  each_occurrence(*rule, *reading->date, *reading->date, [&](LocalTime local) {
    const auto ms = std::chrono::milliseconds{local.time_since_epoch()}.count();
    days += (days.empty() ? "" : " ") + utc_text(ms).substr(5, 5);
    return --most > 0;
  });
  return days;
}

// Most of these are the examples of RFC 5545 3.8.5.3, which begin on Tuesday 2 September 1997.
TEST(Recurrence, FollowsTheExamplesOfTheRfc) {
  EXPECT_EQ(days_of("19970902", "FREQ=DAILY;COUNT=3"), "09-02 09-03 09-04");
  EXPECT_EQ(days_of("19970902", "FREQ=DAILY;INTERVAL=10;COUNT=5"), "09-02 09-12 09-22 10-02 10-12");
  EXPECT_EQ(days_of("19970902", "FREQ=WEEKLY;COUNT=4"), "09-02 09-09 09-16 09-23");
  EXPECT_EQ(days_of("19970902", "FREQ=WEEKLY;INTERVAL=2;WKST=SU", 3), "09-02 09-16 09-30");
  EXPECT_EQ(days_of("19970902", "FREQ=WEEKLY;COUNT=6;WKST=SU;BYDAY=TU,TH"), "09-02 09-04 09-09 09-11 09-16 09-18");
  EXPECT_EQ(days_of("19970902", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;WKST=SU;BYDAY=TU,TH"), "09-02 09-04 09-16 09-18");
  EXPECT_EQ(days_of("19970905", "FREQ=MONTHLY;COUNT=4;BYDAY=1FR"), "09-05 10-03 11-07 12-05");
  EXPECT_EQ(days_of("19970907", "FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU"), "09-07 09-28 11-02 11-30");
  EXPECT_EQ(days_of("19970922", "FREQ=MONTHLY;COUNT=4;BYDAY=-2MO"), "09-22 10-20 11-17 12-22");
  EXPECT_EQ(days_of("19970928", "FREQ=MONTHLY;BYMONTHDAY=-3", 3), "09-28 10-29 11-28");
  EXPECT_EQ(days_of("19970902", "FREQ=MONTHLY;COUNT=4;BYMONTHDAY=2,15"), "09-02 09-15 10-02 10-15");
  EXPECT_EQ(days_of("19970610", "FREQ=YEARLY;COUNT=4;BYMONTH=6,7"), "06-10 07-10 06-10 07-10");
  EXPECT_EQ(days_of("19970805", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO"), "08-05 08-10 08-19 08-24");
  EXPECT_EQ(days_of("19970805", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU"), "08-05 08-17 08-19 08-31");
  EXPECT_EQ(days_of("20070115", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5"), "01-15 01-30 02-15 03-15 03-30");
}

TEST(Recurrence, SkipsDatesThatDoNotExist) {
  EXPECT_EQ(days_of("20270131", "FREQ=MONTHLY", 3), "01-31 03-31 05-31");
  EXPECT_EQ(days_of("20240229", "FREQ=YEARLY", 2), "02-29 02-29");
}

TEST(Recurrence, EndsByItselfWhenNothingMatches) {
  EXPECT_EQ(days_of("20270320", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31"), "03-20");
}

TEST(Recurrence, DoesNotGuess) {
  for (const std::string_view rule :
       {"", "COUNT=2", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=99999999999", "FREQ=DAILY;UNTIL=demain",
        "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=YEARLY;BYDAY=20MO"})
    EXPECT_FALSE(read_recurrence(rule)) << rule;
}

}  // namespace
}  // namespace beffroi::organiser
