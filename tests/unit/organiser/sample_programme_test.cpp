// The sample programme that a new hub opens with, imported as any file is.
#include <map>
#include <set>

#include "organiser/difference.hpp"
#include "unit/organiser/import_checks.hpp"

namespace beffroi::organiser {
namespace {

class SampleProgramme : public ::testing::Test {
 protected:
  SampleProgramme() {
    chosen_.source = "sample";
    result_ = import_programme(bytes_of(std::string{BEFFROI_SOURCE_DIR} + "/config/sample-programme.csv"),
                               "sample-programme.csv", chosen_);
  }

  ImportOptions chosen_;
  ImportResult result_;
};

TEST_F(SampleProgramme, ImportsWithoutAWordOfComplaint) {
  EXPECT_EQ(told(result_.errors), "");
  EXPECT_EQ(told(result_.warnings), "");
  EXPECT_EQ(difference({}, result_.sessions, Language::english).warnings, std::vector<std::string>{})
      << "no room is taken twice";
}

TEST_F(SampleProgramme, IsAWholeWeekOfTheRegion) {
  EXPECT_GE(result_.sessions.size(), 200u);
  std::set<std::string> towns;
  std::set<std::string> themes;
  std::set<std::string> partners;
  std::set<std::string> days;
  std::map<SessionKind, int> kinds;
  std::map<SessionStatus, int> statuses;
  int english = 0;
  int young = 0;
  for (const auto& session : result_.sessions) {
    if (!session.town.empty()) towns.insert(session.town);
    themes.insert(session.theme);
    partners.insert(session.partner);
    days.insert(utc_text(session.starts_at).substr(0, 10));
    ++kinds[session.kind];
    ++statuses[session.status];
    english += session.language == "en";
    young += session.young_audience;
  }
  EXPECT_EQ(days, (std::set<std::string>{"2027-03-20", "2027-03-21", "2027-03-22", "2027-03-23", "2027-03-24",
                                         "2027-03-25"}));
  EXPECT_EQ(themes.size(), 7u);
  EXPECT_EQ(kinds.size(), 6u);
  EXPECT_EQ(statuses.size(), 3u);
  EXPECT_GE(towns.size(), 25u);
  EXPECT_GE(partners.size(), 50u);
  EXPECT_GE(english, 10);
  EXPECT_GE(young, 20);
}

TEST_F(SampleProgramme, SaysOfEverySessionThatItIsASample) {
  for (const auto& session : result_.sessions)
    EXPECT_NE(session.description.find("Donnée d’exemple"), std::string::npos) << session.title;
}

}  // namespace
}  // namespace beffroi::organiser
