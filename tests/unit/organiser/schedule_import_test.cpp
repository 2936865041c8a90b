#include "unit/organiser/import_checks.hpp"

namespace beffroi::organiser {
namespace {

ImportResult import_xml(std::string_view text) {
  return import_programme(text, "schedule.xml", options());
}
ImportResult import_json(std::string_view text) {
  return import_programme(text, "schedule.json", options());
}

TEST(ScheduleXml, ReadsTheFixtureWithAllItsTraps) {
  const auto result = import_xml(fixture("schedule.xml"));
  ASSERT_EQ(told(result.errors), "");
  EXPECT_EQ(result.format, ProgrammeFormat::schedule_xml);
  EXPECT_EQ(told(result.warnings), "49:7 unknown_kind\n58:7 slot_key_assumed\n65:7 slot_key_assumed");
  ASSERT_EQ(result.sessions.size(), 6u);

  const auto& opening = session_of(result, "5d1f0a52-0000-4000-8000-000000000001");
  EXPECT_EQ(opening.title, "Recruter autrement : R&D et métiers");
  EXPECT_EQ(opening.abstract, "Ouverture\nUn tour d’horizon.");
  EXPECT_EQ(opening.description, "Première partie.\n\n- un\n- deux");
  EXPECT_EQ(opening.place, "Grand théâtre");
  EXPECT_EQ(opening.theme, "Recrutement");
  EXPECT_EQ(opening.kind, SessionKind::talk);
  EXPECT_EQ(opening.language, "fr");
  EXPECT_EQ(opening.speakers, (std::vector<std::string>{"Intervenante exemple 1", "Intervenant exemple 2"}));
  EXPECT_TRUE(opening.recording_allowed);
  EXPECT_EQ(times_of(opening), "2027-03-20T08:30:00Z / 2027-03-20T10:00:00Z");
  EXPECT_EQ(opening.raw,
            R"({"recording_license":"CC-BY-SA 4.0","links":[{"title":"Dossier","url":"https://exemple.test/101"}],)"
            R"("url":"https://exemple.test/talk/101"})");
}

TEST(ScheduleXml, PutsTheSmallHoursIntoTheNextCalendarDay) {
  const auto result = import_xml(fixture("schedule.xml"));
  const auto& night = session_of(result, "5d1f0a52-0000-4000-8000-000000000002");
  EXPECT_EQ(times_of(night), "2027-03-20T23:30:00Z / 2027-03-21T00:15:00Z");
  EXPECT_EQ(night.place, "Grand théâtre") << "from the room around it";
  EXPECT_FALSE(night.recording_allowed);
}

TEST(ScheduleXml, ReadsDurationsOverADayAndSummerTime) {
  const auto result = import_xml(fixture("schedule.xml"));
  EXPECT_EQ(times_of(session_of(result, "5d1f0a52-0000-4000-8000-000000000003")),
            "2027-03-20T09:00:00Z / 2027-03-21T11:30:00Z");
  EXPECT_EQ(times_of(session_of(result, "5d1f0a52-0000-4000-8000-000000000006")),
            "2027-03-28T07:00:00Z / 2027-03-28T08:00:00Z");
}

TEST(ScheduleXml, TellsSlotsOfOneSubmissionApartWithoutGuids) {
  const auto result = import_xml(fixture("schedule.xml"));
  EXPECT_EQ(utc_text(session_of(result, "104").starts_at), "2027-03-20T13:00:00Z");
  EXPECT_EQ(utc_text(session_of(result, "104#2").starts_at), "2027-03-20T14:00:00Z");
}

TEST(ScheduleXml, RefusesADoctypeSoThatNothingCanExpand) {
  const auto result = import_xml(
      "<?xml version='1.0'?>\n<!DOCTYPE s [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>\n"
      "<schedule><day date='2027-03-20'><room name='x'><event "
      "guid='1'><title>&b;</title></event></room></day></schedule>");
  EXPECT_EQ(told(result.errors), "2:13 doctype_forbidden");
}

TEST(ScheduleXml, SaysWhereTheFileIsDamaged) {
  EXPECT_EQ(told(import_xml("<schedule>\n  <day>\n  </dax>\n</schedule>").errors), "3:5 syntax");
  EXPECT_EQ(told(import_xml("<schedule><day date='2027-03-20'>").errors), "1:34 syntax");
  EXPECT_EQ(told(import_xml("<html><body/></html>").errors), "1:1 not_a_schedule");
  EXPECT_EQ(told(import_xml("<schedule>\n\xFF</schedule>").errors), "2:1 bad_encoding");
  std::string deep = "<schedule>";
  for (int i = 0; i < 100; ++i) deep += "<a>";
  EXPECT_EQ(told(import_xml(deep).errors), "1:104 too_deep");
}

TEST(ScheduleXml, ReadsLatin1WhenTheFileSaysSo) {
  const auto result = import_xml(
      "<?xml version='1.0' encoding='ISO-8859-1'?><schedule><day date='2027-03-20'><room name='Th\xE9\xE2tre'>"
      "<event guid='1'><date>2027-03-20T10:00:00+01:00</date><duration>00:30</duration><title>\xC9t\xE9</title></event>"
      "</room></day></schedule>");
  EXPECT_EQ(session_of(result, "1").title, "Été");
  EXPECT_EQ(session_of(result, "1").place, "Théâtre");
}

TEST(ScheduleXml, NamesEventsThatCannotBeTaken) {
  const auto result = import_xml(
      "<schedule><day date='2027-03-20'><room name='x'>\n"
      "<event><title>Sans clef</title><start>10:00</start><duration>00:30</duration></event>\n"
      "<event guid='1'><title>Durée</title><start>10:00</start><duration>longtemps</duration></event>\n"
      "<event guid='2'><title>Heure</title><duration>00:30</duration></event>\n"
      "<event guid='3'><start>10:00</start><duration>00:30</duration></event>\n"
      "<event guid='4'><title>Date</title><date>2027-02-31T10:00:00+01:00</date><duration>00:30</duration></event>\n"
      "</room></day></schedule>");
  EXPECT_EQ(told(result.errors),
            "2:1 missing_field\n3:1 bad_duration\n4:1 missing_time\n5:1 missing_field\n6:1 bad_date");
}

TEST(ScheduleJson, ReadsTheFixtureWithAllItsTraps) {
  const auto result = import_json(fixture("schedule.json"));
  ASSERT_EQ(told(result.errors) + told(result.warnings), "");
  EXPECT_EQ(result.format, ProgrammeFormat::schedule_json);
  ASSERT_EQ(result.sessions.size(), 2u);
  const auto& talk = session_of(result, "a0000000-0000-4000-8000-000000000001");
  EXPECT_EQ(talk.title, "Se protéger \"au quotidien\"");
  EXPECT_EQ(talk.kind, SessionKind::talk);
  EXPECT_EQ(talk.theme, "Cybersécurité");
  EXPECT_EQ(talk.speakers, (std::vector<std::string>{"Intervenante exemple 1", "Intervenant exemple 2"}));
  EXPECT_FALSE(talk.recording_allowed);
  EXPECT_EQ(times_of(talk), "2027-03-20T08:30:00Z / 2027-03-20T09:30:00Z");
  EXPECT_EQ(talk.raw, R"({"url":"https://exemple.test/ABCDEF/","feedback_url":"https://exemple.test/feedback"})");

  const auto& night = session_of(result, "a0000000-0000-4000-8000-000000000002");
  EXPECT_EQ(night.title, "Atelier de nuit");
  EXPECT_EQ(night.kind, SessionKind::workshop);
  EXPECT_EQ(night.place, "Salle {accolade}");
  EXPECT_EQ(times_of(night), "2027-03-21T00:15:00Z / 2027-03-21T01:00:00Z");
}

TEST(ScheduleJson, SaysWhereTheFileIsDamaged) {
  EXPECT_EQ(told(import_json("{\"schedule\": {\n  \"conférence\": [1,,2]}}").errors), "2:20 syntax");
  EXPECT_EQ(told(import_json("{\"schedule\": {}}").errors), "0:0 not_a_schedule");
  EXPECT_EQ(told(import_json("{\"schedule\": {\"conference\": {\"days\": [{}]}}}").errors), "0:0 not_a_schedule");
  EXPECT_EQ(told(import_json("{\"a\": \"\xFF\"}").errors), "1:8 bad_encoding");
  EXPECT_EQ(told(import_json("{\"a\":" + std::string(100, '[')).errors), "1:37 too_deep");
}

TEST(ScheduleJson, NamesTheEventThatCannotBeTakenByLineAndColumn) {
  std::string text = fixture("schedule.json");
  const std::string good = "\"date\": \"2027-03-21T01:15:00+01:00\"";
  text.replace(text.find(good), good.size(), "\"date\": \"demain à une heure\"");
  const auto result = import_json(text);
  ASSERT_EQ(told(result.errors), "34:15 bad_date");
  EXPECT_TRUE(result.sessions.empty());
}

TEST(Formats, AreToldByContentFirst) {
  EXPECT_EQ(detect_format("  {\"schedule\":{}}", "liste.csv"), ProgrammeFormat::schedule_json);
  EXPECT_EQ(detect_format("\xEF\xBB\xBF<?xml?>", ""), ProgrammeFormat::schedule_xml);
  EXPECT_EQ(detect_format("BEGIN:VCALENDAR\r\n", ""), ProgrammeFormat::icalendar);
  EXPECT_EQ(detect_format("Id;Titre\n", ""), ProgrammeFormat::csv);
  EXPECT_EQ(detect_format("Titre", "programme.CSV"), ProgrammeFormat::csv);
  EXPECT_EQ(detect_format("PK\x03\x04", "programme.xlsx"), std::nullopt);
  EXPECT_EQ(detect_format("bonjour", "lettre"), std::nullopt);
  EXPECT_EQ(told(import_programme("PK\x03\x04", "a.xlsx", options()).errors), "0:0 unknown_format");
  EXPECT_EQ(told(import_programme(" \n", "a.csv", options()).errors), "0:0 empty_file");
  auto lost = options();
  lost.zone = "Europe/Atlantide";
  EXPECT_EQ(told(import_programme("Id;Titre\n", "a.csv", lost).errors), "0:0 unknown_default_zone");
}

}  // namespace
}  // namespace beffroi::organiser
