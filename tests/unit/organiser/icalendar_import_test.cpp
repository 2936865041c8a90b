#include "organiser/import_limits.hpp"
#include "unit/organiser/import_checks.hpp"

namespace beffroi::organiser {
namespace {

ImportResult import(std::string_view text, const ImportOptions& chosen = options()) {
  return import_programme(text, "feed.ics", chosen);
}

// The lines of one VEVENT in a calendar of its own.
ImportResult import_event(const std::string& lines, const ImportOptions& chosen = options()) {
  return import("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:T\r\n" + lines +
                    "END:VEVENT\r\nEND:VCALENDAR\r\n",
                chosen);
}

std::string starts_of(const ImportResult& result) {
  std::string text;
  for (const auto& session : result.sessions)
    text += (text.empty() ? "" : " ") + utc_text(session.starts_at).substr(5, 11);
  return text;
}

TEST(IcalendarImport, ReadsTheTextsOfAnEntry) {
  const auto result = import(fixture("feed.ics"));
  ASSERT_EQ(told(result.errors), "");
  EXPECT_EQ(result.format, ProgrammeFormat::icalendar);
  const auto& session = session_of(result, "utc@exemple.test");
  EXPECT_EQ(session.title, "Masterclass, première partie");
  EXPECT_EQ(session.description, "Ligne un\nLigne deux; fin");
  EXPECT_EQ(session.place, "Lille");
  EXPECT_EQ(session.kind, SessionKind::masterclass);
  EXPECT_EQ(session.theme, "Cybersécurité");
  EXPECT_EQ(session.partner, "Partenaire exemple 1; Lille");
  EXPECT_EQ(session.online_url, "https://visio.exemple.test/1");
  EXPECT_EQ(session.language, "fr");
  EXPECT_EQ(session.sequence, 2);
  EXPECT_EQ(times_of(session), "2027-03-20T08:30:00Z / 2027-03-20T09:30:00Z");
  EXPECT_EQ(session.raw, R"({"GEO":"50.63;3.06"})");
  EXPECT_EQ(session.speakers, std::vector<std::string>{"Intervenante exemple 1"}) << "guests are not named";
}

TEST(IcalendarImport, SaysWhatItLeftOutOrAssumed) {
  const auto result = import(fixture("feed.ics"));
  EXPECT_EQ(told(result.warnings), "42:1 older_version_left_out\n80:1 private_left_out");
}

TEST(IcalendarImport, FindsTheZoneOfEachTime) {
  const auto result = import(fixture("feed.ics"));
  EXPECT_EQ(times_of(session_of(result, "zones@exemple.test")), "2027-03-20T08:30:00Z / 2027-03-20T10:00:00Z");
  EXPECT_EQ(session_of(result, "zones@exemple.test").status, SessionStatus::tentative);
  EXPECT_EQ(times_of(session_of(result, "windows@exemple.test")), "2027-03-20T08:30:00Z / 2027-03-20T10:00:00Z");
  EXPECT_EQ(times_of(session_of(result, "own@exemple.test")), "2027-06-20T07:30:00Z / 2027-06-20T08:30:00Z");
  EXPECT_EQ(session_of(result, "own@exemple.test").zone, "Europe/Paris") << "a zone of the file is shown in the feed's";
  EXPECT_EQ(times_of(session_of(result, "floating@exemple.test")), "2027-03-20T08:30:00Z / 2027-03-20T09:30:00Z");
  EXPECT_EQ(session_of(result, "floating@exemple.test").status, SessionStatus::cancelled);
  EXPECT_EQ(times_of(session_of(result, "day@exemple.test")), "2027-03-27T23:00:00Z / 2027-03-28T22:00:00Z")
      << "the day the clocks change has 23 hours";
  EXPECT_EQ(told(import_event("DTSTART;TZID=Atlantide:20270320T093000\r\n").errors), "6:1 unknown_zone");
  EXPECT_EQ(
      utc_text(
          import_event("DTSTART;TZID=/exemple.test/2027/Europe/Paris:20270320T093000\r\n").sessions.front().starts_at),
      "2027-03-20T08:30:00Z");
}

TEST(IcalendarImport, RepeatsWithExceptionsAdditionsAndChanges) {
  const auto result = import(fixture("feed.ics"));
  std::string ids;
  for (const auto& session : result.sessions)
    if (session.external_id.starts_with("daily"))
      ids += session.external_id.substr(19) + ' ' + utc_text(session.starts_at).substr(8, 8) + '\n';
  EXPECT_EQ(ids,
            "20270320T140000 20T13:00\n20270322T140000 22T13:00\n20270322T180000 22T17:00\n20270323T140000 23T15:00\n"
            "20270324T140000 24T13:00\n20270325T140000 25T13:00\n");
  EXPECT_EQ(session_of(result, "daily@exemple.test/20270323T140000").title, "Visite quotidienne, plus tard");
}

TEST(IcalendarImport, RepeatsWithinTheEventWeekOnly) {
  auto week = options();
  const auto any = import_event("DTSTART:20270320T000000Z\r\nDTEND:20270326T000000Z\r\n").sessions.front();
  week.event_week = TimeWindow{any.starts_at, any.ends_at};
  const auto result = import_event(
      "DTSTART;TZID=Europe/Paris:20200106T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE\r\n", week);
  EXPECT_EQ(starts_of(result), "03-22T08:00 03-24T08:00");
  EXPECT_EQ(told(result.warnings), "");
}

TEST(IcalendarImport, CutsEndlessRepetitionsAndSaysSo) {
  const auto result = import_event("DTSTART:20270320T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\n");
  EXPECT_EQ(result.sessions.size(), limits::occurrences);
  EXPECT_EQ(told(result.warnings), "3:1 recurrence_cut");
  const auto odd = import_event("DTSTART:20270320T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;BYSETPOS=1\r\n");
  EXPECT_EQ(odd.sessions.size(), 1u);
  EXPECT_EQ(told(odd.warnings), "8:1 recurrence_not_understood");
}

TEST(IcalendarImport, RefusesAFileOfTooManyRepetitions) {
  std::string text = "BEGIN:VCALENDAR\n";
  for (int i = 0; i < 1'000; ++i)
    text += "BEGIN:VEVENT\nUID:" + std::to_string(i) +
            "\nSUMMARY:T\nDTSTART:19700101T000000Z\nRRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\n";
  const auto result = import(text + "END:VCALENDAR\n");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.errors.front().code, ImportCode::too_many_repetitions);
}

TEST(IcalendarImport, KeepsTheWallClockWhenTheClocksChange) {
  const auto result = import_event(
      "DTSTART;TZID=Europe/Paris:20270327T100000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;UNTIL=20270329T080000Z\r\n");
  EXPECT_EQ(starts_of(result), "03-27T09:00 03-28T08:00 03-29T08:00");
}

// A zone whose name nobody knows, with the rules of Paris.
std::string import_in_own_zone(const std::string& start) {
  const auto result = import(
      "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Ici\n"
      "BEGIN:STANDARD\nDTSTART:16011028T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;"
      "BYMONTH=10\n"
      "END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19810329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
      "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
      "BEGIN:VEVENT\nUID:1\nSUMMARY:T\nDURATION:PT1H\nDTSTART;TZID=Ici:" +
      start + "\nEND:VEVENT\nEND:VCALENDAR\n");
  return result.ok() ? utc_text(result.sessions.front().starts_at) : told(result.errors);
}

TEST(IcalendarImport, FollowsTheRulesOfAZoneTheFileDefines) {
  EXPECT_EQ(import_in_own_zone("20270320T093000"), "2027-03-20T08:30:00Z");
  EXPECT_EQ(import_in_own_zone("20270328T015959"), "2027-03-28T00:59:59Z");
  EXPECT_EQ(import_in_own_zone("20270328T023000"), "2027-03-28T01:30:00Z") << "skipped: the offset before";
  EXPECT_EQ(import_in_own_zone("20270328T030000"), "2027-03-28T01:00:00Z");
  EXPECT_EQ(import_in_own_zone("20270701T120000"), "2027-07-01T10:00:00Z");
  EXPECT_EQ(import_in_own_zone("20271031T023000"), "2027-10-31T00:30:00Z") << "twice: the first";
  EXPECT_EQ(import_in_own_zone("20271031T030000"), "2027-10-31T02:00:00Z");
}

TEST(IcalendarImport, KeepsTheLastOffsetOfAZoneThatNoLongerChanges) {
  const auto result = import(
      "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Ici\n"
      "BEGIN:STANDARD\nDTSTART:19801026T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;"
      "BYMONTH=10;UNTIL=20071028T010000Z\n"
      "END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19810329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
      "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20080330T010000Z\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
      "BEGIN:VEVENT\nUID:1\nSUMMARY:T\nDURATION:PT1H\nDTSTART;TZID=Ici:20270120T120000\nEND:VEVENT\nEND:VCALENDAR\n");
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(utc_text(result.sessions.front().starts_at), "2027-01-20T10:00:00Z") << "summer time for ever since 2008";
}

TEST(IcalendarImport, RefusesAZoneItCannotFollow) {
  const std::string head = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Ici\nBEGIN:STANDARD\n";
  const std::string tail =
      "END:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\nSUMMARY:T\nDTSTART;TZID=Ici:20270320T093000\nEND:VEVENT\nEND:"
      "VCALENDAR\n";
  for (const std::string lines :
       {"", "DTSTART:19700101T000000\n", "DTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+1\n",
        "DTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=HOURLY\n"})
    EXPECT_NE(told(import(head + lines + tail).errors).find("unknown_zone"), std::string::npos) << lines;
}

TEST(IcalendarImport, UnfoldsInTheMiddleOfACharacter) {
  const auto result =
      import_event("DTSTART:20270320T090000Z\r\nDURATION:PT1H\r\nLOCATION:Th\xC3\r\n \xA9\xC3\r\n\t\xA2tre\r\n");
  EXPECT_EQ(session_of(result, "1").place, "Théâtre");
}

TEST(IcalendarImport, SaysWhereTheFileIsDamaged) {
  EXPECT_EQ(told(import("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:T\n").errors), "4:1 syntax");
  EXPECT_EQ(told(import("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n").errors), "3:1 syntax");
  EXPECT_EQ(told(import_event("DTSTART:20270320T090000Z\r\nceci n'est rien\r\n").errors), "7:1 syntax");
  EXPECT_EQ(told(import_event("DTSTART:20270320T090000Z\r\nLOCATION:\xFF\r\n").errors), "7:10 bad_encoding");
  EXPECT_EQ(told(import_event("DTSTART:demain\r\n").errors), "6:1 bad_date");
  EXPECT_EQ(told(import_event("DTSTART:20270320T090000Z\r\nDURATION:longtemps\r\n").errors), "7:1 bad_duration");
  EXPECT_EQ(told(import_event("DTSTART:20270320T090000Z\r\nDTEND:20270319T090000Z\r\n").errors),
            "3:1 end_before_start");
  EXPECT_EQ(told(import_event("").errors), "3:1 missing_field");
  EXPECT_EQ(told(import_programme("X-RIEN:1\n", "a.ics", options()).errors), "1:1 syntax\n1:1 not_a_schedule");
  std::string deep = "BEGIN:VCALENDAR\n";
  for (int i = 0; i < 20; ++i) deep += "BEGIN:X\n";
  EXPECT_EQ(told(import(deep).errors), "9:1 too_deep");
}

// Written by the npm package ical-generator 8, times without a zone but for the calendar's own.
TEST(IcalendarImport, ReadsTheCalendarOfAnotherProgram) {
  const auto result = import(fixture("other-program.ics"));
  ASSERT_EQ(told(result.errors) + told(result.warnings), "");
  ASSERT_EQ(result.sessions.size(), 5u);
  const auto& workshop = session_of(result, "a1");
  EXPECT_EQ(workshop.title, "Atelier : créer sa première page, pas à pas; débutants bienvenus");
  EXPECT_EQ(workshop.description,
            "Première ligne\nDeuxième ligne — avec des accents é è ê ë, des guillemets « » et assez de texte pour que "
            "la ligne soit "
            "pliée.");
  EXPECT_EQ(workshop.kind, SessionKind::workshop);
  EXPECT_EQ(workshop.theme, "Formation");
  EXPECT_EQ(workshop.place, "Médiathèque, Roubaix");
  EXPECT_EQ(workshop.partner, "Partenaire exemple 7");
  EXPECT_EQ(workshop.sequence, 4);
  EXPECT_EQ(times_of(workshop), "2027-03-22T08:30:00Z / 2027-03-22T10:00:00Z");
  EXPECT_EQ(times_of(session_of(result, "a2/20270322T140000")), "2027-03-22T13:00:00Z / 2027-03-22T14:30:00Z");
  EXPECT_EQ(times_of(session_of(result, "a2/20270329T140000")), "2027-03-29T12:00:00Z / 2027-03-29T13:30:00Z");
  EXPECT_EQ(times_of(session_of(result, "a3")), "2027-03-26T23:00:00Z / 2027-03-28T22:00:00Z");
  EXPECT_EQ(times_of(session_of(result, "a4")), "2027-03-28T08:00:00Z / 2027-03-28T09:00:00Z");
  EXPECT_EQ(session_of(result, "a4").status, SessionStatus::cancelled);
}

TEST(IcalendarImport, TakesACancelledCalendarAsCancelledSessions) {
  const auto result = import(
      "BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:1\nSUMMARY:T\nDTSTART:20270320T090000Z\nDURATION:PT1H\nEND:"
      "VEVENT\nEND:VCALENDAR\n");
  EXPECT_EQ(session_of(result, "1").status, SessionStatus::cancelled);
}

}  // namespace
}  // namespace beffroi::organiser
