// The programme of a real conference in the frab XML format, when there is one to try: BEFFROI_REAL_SCHEDULE names the
// file. Counts and quotations are those of the 31C3 (December 2014, Hamburg).
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>

#include "organiser/difference.hpp"
#include "unit/organiser/import_checks.hpp"

namespace beffroi::organiser {
namespace {

// What stands between two marks, from `at` on; moves `at` behind it.
std::string between(const std::string& text, std::size_t& at, const std::string& before, const std::string& after) {
  const auto begin = text.find(before, at);
  if (begin == std::string::npos) return {};
  const auto end = text.find(after, begin + before.size());
  at = end;
  return text.substr(begin + before.size(), end - begin - before.size());
}

// "2014-12-27T11:00:00+01:00" by the C library, as a judge of our own reading.
TimeMs judged_utc(const std::string& date) {
  std::tm time{};
  int offset = 0;
  EXPECT_EQ(std::sscanf(date.c_str(), "%d-%d-%dT%d:%d:%d+%d", &time.tm_year, &time.tm_mon, &time.tm_mday, &time.tm_hour,
                        &time.tm_min, &time.tm_sec, &offset),
            7);
  time.tm_year -= 1900;
  time.tm_mon -= 1;
  return (TimeMs{timegm(&time)} - offset * 3600) * 1000;
}

class RealSchedule : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* path = std::getenv("BEFFROI_REAL_SCHEDULE");
    if (path == nullptr || *path == '\0') GTEST_SKIP() << "BEFFROI_REAL_SCHEDULE is not set";
    text_ = bytes_of(path);
    options_.source = "31c3";
    options_.zone = "Europe/Berlin";
  }

  ImportResult import(const std::string& text) const { return import_programme(text, "schedule.xml", options_); }

  std::string changed(const std::string& before, const std::string& after) const {
    std::string text = text_;
    const auto at = text.find(before);
    EXPECT_NE(at, std::string::npos) << before;
    return at == std::string::npos ? text : text.replace(at, before.size(), after);
  }

  std::string text_;
  ImportOptions options_;
};

TEST_F(RealSchedule, ImportsEverySessionAtItsTimeAndInItsRoom) {
  const auto result = import(text_);
  ASSERT_EQ(told(result.errors) + told(result.warnings), "");
  ASSERT_EQ(result.sessions.size(), 138u);
  std::size_t at = 0;
  std::size_t seen = 0;
  for (std::string guid = between(text_, at, "<event guid='", "'"); !guid.empty();
       guid = between(text_, at, "<event guid='", "'")) {
    const auto& session = session_of(result, guid);
    const TimeMs start = judged_utc(between(text_, at, "<date>", "<"));
    const std::string duration = between(text_, at, "<duration>", "<");
    EXPECT_EQ(session.starts_at, start) << guid;
    EXPECT_EQ(session.ends_at, start + (std::stoi(duration) * 60 + std::stoi(duration.substr(3))) * 60'000) << guid;
    EXPECT_EQ(session.place, between(text_, at, "<room>", "<")) << guid;
    ++seen;
  }
  EXPECT_EQ(seen, 138u);
}

TEST_F(RealSchedule, ShowsExactlyWhatAChangedFileChanges) {
  const auto first = difference({}, import(text_).sessions, Language::english);
  const auto stored = upserts(first, 1'000);
  EXPECT_TRUE(difference(stored, import(text_).sessions, Language::english).empty());
  EXPECT_EQ(first.warnings, std::vector<std::string>{}) << "no room is taken twice";

  const auto moved =
      import(changed("<date>2014-12-27T11:30:00+01:00</date>", "<date>2014-12-27T11:45:00+01:00</date>"));
  const auto result = difference(stored, moved.sessions, Language::english);
  ASSERT_EQ(result.changed.size(), 1u);
  EXPECT_EQ(result.changed[0].after.title, "31C3 Keynote");
  EXPECT_EQ(result.changed[0].fields,
            (std::vector<protocol::FieldChange>{{"starts_at", "2014-12-27T10:30:00Z", "2014-12-27T10:45:00Z"},
                                                {"ends_at", "2014-12-27T11:30:00Z", "2014-12-27T11:45:00Z"}}));
  EXPECT_EQ(result.unchanged, 137u);

  const auto replaced = import(changed("guid='29aecfd7-2e44-4f49-ab86-29b5e0877325'", "guid='new'"));
  const auto both = difference(stored, replaced.sessions, Language::english);
  ASSERT_EQ(both.added.size(), 1u);
  ASSERT_EQ(both.cancelled.size(), 1u);
  EXPECT_EQ(both.cancelled[0].title, "31C3 Opening Event");
  EXPECT_EQ(both.unchanged, 137u);
}

}  // namespace
}  // namespace beffroi::organiser
