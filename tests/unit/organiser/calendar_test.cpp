#include "organiser/calendar.hpp"

#include "organiser/encoding.hpp"
#include "unit/organiser/import_checks.hpp"

namespace beffroi::organiser {
namespace {

ProgrammeSession sample() {
  ProgrammeSession session;
  session.source = "essai";
  session.external_id = "S-1";
  session.id = session_id("essai", "S-1");
  session.title = "Été, métiers; et \\ barres";
  session.abstract =
      "Première ligne\nDeuxième ligne, avec une suite assez longue pour être pliée plusieurs fois : "
      "éééééééééééééééééééé.";
  session.kind = SessionKind::jobs_connect;
  session.theme = "Recrutement";
  session.place = "EuraTechnologies";
  session.town = "Lille";
  session.starts_at = 1'805'531'400'000;  // 2027-03-20 09:30 in Paris
  session.ends_at = session.starts_at + 5'400'000;
  session.zone = "Europe/Paris";
  session.speakers = {"Intervenante exemple 1"};
  session.sequence = 3;
  session.updated_at = 1'800'000'000'000;
  return session;
}

CalendarOptions hub() {
  CalendarOptions chosen;
  chosen.name = "Semaine exemple";
  chosen.host = "hub.exemple.test";
  chosen.page_address = [](const ProgrammeSession& session) { return "https://hub.exemple.test/s/" + session.id; };
  return chosen;
}

std::string calendar_of(const ProgrammeSession& session) {
  return to_calendar(std::span{&session, 1}, hub());
}

TEST(Calendar, WritesWhatTheRfcAsksFor) {
  const std::string text = calendar_of(sample());
  for (const std::string_view line :
       {"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "\r\nDTSTART:20270320T083000Z\r\n", "\r\nDTEND:20270320T100000Z\r\n",
        "\r\nSEQUENCE:3\r\n", "\r\nDTSTAMP:20270115T080000Z\r\n", "\r\nSTATUS:CONFIRMED\r\n",
        "\r\nSUMMARY:Été\\, métiers\\; et \\\\ barres\r\n", "\r\nLOCATION:EuraTechnologies\\, Lille\r\n",
        "\r\nCATEGORIES:Recrutement,jobs_connect\r\n", "\r\nEND:VCALENDAR\r\n"})
    EXPECT_NE(text.find(line), std::string::npos) << line << "\nnot in\n" << text;
  EXPECT_NE(text.find("\r\nUID:" + sample().id + "@hub.exemple.test\r\n"), std::string::npos);
}

TEST(Calendar, FoldsAt75OctetsBetweenCharacters) {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    auto session = sample();
    session.title = std::string(shift, 'x');
    for (int i = 0; i < 100; ++i) session.title += i % 2 == 0 ? "é" : "🔔";
    const std::string text = calendar_of(session);
    std::size_t begin = 0;
    for (auto end = text.find("\r\n"); end != std::string::npos; begin = end + 2, end = text.find("\r\n", begin)) {
      EXPECT_LE(end - begin, 75u);
      EXPECT_EQ(first_bad_utf8(std::string_view{text}.substr(begin, end - begin)), std::nullopt);
    }
    EXPECT_EQ(begin, text.size());
  }
}

TEST(Calendar, IsReadBackByOurOwnImporter) {
  const auto result = import_programme(calendar_of(sample()), "a.ics", options());
  ASSERT_EQ(told(result.errors) + told(result.warnings), "");
  const auto& session = result.sessions.at(0);
  EXPECT_EQ(session.title, sample().title);
  EXPECT_EQ(session.kind, sample().kind);
  EXPECT_EQ(session.theme, sample().theme);
  EXPECT_EQ(session.starts_at, sample().starts_at);
  EXPECT_EQ(session.ends_at, sample().ends_at);
  EXPECT_EQ(session.sequence, 3);
  EXPECT_TRUE(session.description.starts_with(sample().abstract));
}

TEST(Calendar, LetsNobodyWriteLinesOfTheirOwn) {
  auto session = sample();
  session.title = "Titre\r\nATTENDEE:mailto:x@exemple.test\nX-A:1\rX-B:2";
  session.place = "Salle\r\n\r\nEND:VEVENT";
  auto chosen = hub();
  chosen.host = "hub\r\nX-C:3";
  const std::string text = to_calendar(std::span{&session, 1}, chosen);
  for (const std::string_view start : {"\nATTENDEE", "\nX-A", "\rX-B", "\nX-C"})
    EXPECT_EQ(text.find(start), std::string::npos) << start;
  const auto first = text.find("\nEND:VEVENT");
  EXPECT_EQ(text.find("\nEND:VEVENT", first + 1), std::string::npos);
}

TEST(Calendar, MarksACancelledSession) {
  auto session = sample();
  session.status = SessionStatus::cancelled;
  EXPECT_NE(calendar_of(session).find("\r\nSTATUS:CANCELLED\r\n"), std::string::npos);
}

}  // namespace
}  // namespace beffroi::organiser
