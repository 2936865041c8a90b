#include "organiser/difference.hpp"

#include "unit/organiser/import_checks.hpp"

namespace beffroi::organiser {
namespace {

constexpr std::string_view week =
    "Id;Titre;Début;Fin;Lieu;Intervenants\n"
    "1;Un;20/03/2027 9h;20/03/2027 10h;Salle A;Intervenante exemple 1\n"
    "2;Deux;20/03/2027 10h;20/03/2027 11h;Salle A;\n"
    "3;Trois;20/03/2027 11h;20/03/2027 12h;Salle A;\n";

std::vector<ProgrammeSession> plan(std::string_view text) {
  auto result = import_programme(text, "a.csv", options());
  EXPECT_EQ(told(result.errors), "");
  return result.sessions;
}

std::string with(std::string text, const std::string& before, const std::string& after) {
  return text.replace(text.find(before), before.size(), after);
}

Difference against(const std::vector<ProgrammeSession>& current, std::string_view text) {
  return difference(current, plan(text), Language::english);
}

// What storage holds once a difference is applied.
std::vector<ProgrammeSession> applied(std::vector<ProgrammeSession> current, const Difference& difference) {
  for (const ProgrammeSession& session : upserts(difference, 1'000)) {
    const auto found =
        std::find_if(current.begin(), current.end(), [&](const auto& stored) { return stored.id == session.id; });
    if (found == current.end())
      current.push_back(session);
    else
      *found = session;
  }
  return current;
}

std::string told(const Difference& difference) {
  std::string text;
  for (const auto& session : difference.added) text += "+" + session.external_id + '\n';
  for (const auto& change : difference.changed)
    for (const auto& field : change.fields)
      text += "~" + change.after.external_id + ' ' + field.field + ": " + field.before + " -> " + field.after + '\n';
  for (const auto& session : difference.cancelled) text += "-" + session.external_id + '\n';
  return text + std::to_string(difference.unchanged) + " unchanged";
}

TEST(Difference, OfTheSameFileIsEmptyOnceApplied) {
  const auto first = against({}, week);
  EXPECT_EQ(told(first), "+1\n+2\n+3\n0 unchanged");
  const auto second = against(applied({}, first), week);
  EXPECT_TRUE(second.empty());
  EXPECT_EQ(told(second), "3 unchanged");
}

TEST(Difference, ShowsExactlyTheFieldsThatChanged) {
  const auto stored = applied({}, against({}, week));
  std::string changed = with(std::string{week}, "Un;20/03/2027 9h", "Un bis;20/03/2027 8h30");
  changed = with(changed, "Salle A;Intervenante exemple 1", "Salle A;Intervenante exemple 1, Intervenant exemple 2");
  changed = with(changed, "3;Trois", "4;Quatre");
  const auto result = against(stored, changed);
  EXPECT_EQ(told(result),
            "+4\n~1 title: Un -> Un bis\n~1 starts_at: 2027-03-20T08:00:00Z -> 2027-03-20T07:30:00Z\n"
            "~1 speakers: Intervenante exemple 1 -> Intervenante exemple 1; Intervenant exemple 2\n-3\n1 unchanged");
  EXPECT_EQ(result.cancelled.front().status, SessionStatus::cancelled);
  EXPECT_TRUE(against(applied(stored, result), changed).empty())
      << "a vanished session is cancelled once, not every time";
}

TEST(Difference, BringsBackASessionThatReturns) {
  auto stored = applied({}, against({}, week));
  stored = applied(stored, against(stored, with(std::string{week}, "3;Trois", "4;Quatre")));
  const auto back = against(stored, week);
  EXPECT_EQ(told(back), "~3 status: cancelled -> confirmed\n-4\n2 unchanged");
}

TEST(Difference, RaisesTheSequenceOfWhatItChanges) {
  auto stored = applied({}, against({}, week));
  stored = applied(stored, against(stored, with(std::string{week}, "Un", "Une")));
  stored = applied(stored, against(stored, with(std::string{week}, "Un", "Uns")));
  EXPECT_EQ(stored[0].sequence, 2);
  EXPECT_EQ(stored[1].sequence, 0);
  EXPECT_EQ(stored[0].updated_at, 1'000);
}

TEST(Difference, WarnsWhenTheProgrammeWouldVanish) {
  const auto stored = applied({}, against({}, week));
  const auto result = against(stored, "Id;Titre;Début;Fin\n9;Autre;20/03/2027 9h;20/03/2027 10h\n");
  ASSERT_EQ(result.warnings.size(), 1u);
  EXPECT_EQ(result.warnings.front(),
            "3 of 3 sessions are not in this file and would be cancelled: check that it is the right one.");
}

TEST(Difference, WarnsWhenARoomIsTakenTwice) {
  EXPECT_TRUE(against({}, week).warnings.empty()) << "one after the other is fine";
  EXPECT_TRUE(against({},
                      "Id;Titre;Début;Fin;Lieu\n1;a;20/03/2027 9h;20/03/2027 10h;En ligne\n2;b;20/03/2027 "
                      "9h;20/03/2027 10h;En ligne\n")
                  .warnings.empty());
  const auto result = against({}, with(std::string{week}, "1;Un;20/03/2027 9h;20/03/2027 10h;Salle A",
                                       "1;Un;20/03/2027 9h;20/03/2027 11h30;salle a"));
  ASSERT_EQ(result.warnings.size(), 2u);
  EXPECT_EQ(result.warnings.front(), "“Un” and “Deux” are at the same time in one place (Salle A).");
}

TEST(Difference, IsShownOnTheWire) {
  const auto result = import_programme(week, "a.csv", options());
  const auto shown = import_plan("plan-1", "essai", result, difference({}, result.sessions, Language::french));
  EXPECT_EQ(shown.plan, "plan-1");
  EXPECT_EQ(shown.format, "csv");
  ASSERT_EQ(shown.added.size(), 3u);
  EXPECT_EQ(shown.added[0].id, session_id("essai", "1"));
  EXPECT_EQ(shown.added[0].online_url, std::nullopt);
}

TEST(SessionId, IsShortStableAndOfItsSource) {
  EXPECT_EQ(session_id("essai", "S-1"), session_id("essai", "S-1"));
  EXPECT_NE(session_id("essai", "S-1"), session_id("autre", "S-1"));
  EXPECT_NE(session_id("essai", "S-1"), session_id("essai", "s 1"));
  EXPECT_NE(session_id("a", "bc"), session_id("ab", "c"));
  EXPECT_TRUE(session_id("essai", "Été à Lille").starts_with("ete-a-lille-"));
  for (const std::string& external_id :
       {std::string(500, 'x'), std::string{"日本"}, std::string{"--"}, std::string{}}) {
    const std::string id = session_id("essai", external_id);
    EXPECT_LE(id.size(), 40u);
    EXPECT_GE(id.size(), 12u);
    EXPECT_EQ(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string::npos) << id;
    EXPECT_NE(id.front(), '-');
  }
  // Addresses that people have kept must go on leading to their session.
  EXPECT_EQ(session_id("essai", "S-1"), "s-1-fgcdsan3ekvd");
}

}  // namespace
}  // namespace beffroi::organiser
