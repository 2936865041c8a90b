#include <gtest/gtest.h>

#include <algorithm>

#include "unit/app/api_hub.hpp"

namespace beffroi::app {
namespace {

using protocol::encoded;
using protocol::Role;
using protocol::Scope;

struct ApiProgramme : testing::Test {
  ApiHub hub;
  Browser stranger;

  net::Response get(const std::string& target, const std::vector<net::Field>& headers = {}) {
    return hub.send(stranger, "GET", target, {}, headers);
  }
  std::string told(const std::string& target) { return ApiHub::told(get(target)); }
};

TEST_F(ApiProgramme, EverySessionGetsARoomWithACode) {
  hub.import_sample();
  const storage::RoomRecord talk = hub.room("t1");
  const storage::RoomRecord hall = hub.room("j1");
  EXPECT_EQ(talk.kind, protocol::RoomKind::session);
  EXPECT_EQ(hall.kind, protocol::RoomKind::hall);
  EXPECT_EQ(talk.code.size(), 6u);
  EXPECT_NE(talk.code, hall.code);
  auto door = protocol::decode_room_facts(ApiHub::text(get("/api/rooms/" + talk.id))).value();
  EXPECT_EQ(door.title, "Rust et C++");
  EXPECT_EQ(door.code, talk.code);
  ASSERT_TRUE(door.session);
  EXPECT_EQ(door.session->partner, "Partenaire exemple 1");
  EXPECT_EQ(protocol::decode_room_facts(ApiHub::text(get("/api/codes/" + hall.code)))->room, hall.id);
  EXPECT_EQ(told("/api/rooms/nowhere"), "404 unknown_room");
  EXPECT_EQ(told("/api/codes/nothing"), "404 unknown_code");
}

TEST_F(ApiProgramme, AnOrganiserSwitchesTheYoungAudienceAndAnImportLeavesItSo) {
  hub.import_sample();
  const std::string target = "/api/programme/" + hub.room("t1").session + "/young-audience";
  EXPECT_EQ(ApiHub::told(hub.send(stranger, "PUT", target, R"({"on":true})")), "401 unauthorised");
  Browser organiser = hub.organiser();
  EXPECT_EQ(ApiHub::told(hub.send(organiser, "PUT", "/api/programme/nowhere/young-audience", R"({"on":true})")),
            "404 not_found");
  auto item = protocol::decode_programme_item(ApiHub::text(hub.send(organiser, "PUT", target, R"({"on":true})")));
  ASSERT_TRUE(item.ok());
  EXPECT_TRUE(item->young_audience);
  hub.import_sample("Rust, C++ et les autres");
  auto programme = protocol::decode_programme(ApiHub::text(get("/api/programme"))).value();
  EXPECT_TRUE(programme.sessions.front().young_audience);
}

TEST_F(ApiProgramme, IsPublicAndAskedAgainByTag) {
  hub.import_sample();
  auto response = get("/api/programme");
  auto programme = protocol::decode_programme(ApiHub::text(response)).value();
  ASSERT_EQ(programme.sessions.size(), 2u);
  EXPECT_EQ(programme.sessions.front().title, "Rust et C++");
  EXPECT_EQ(ApiHub::text(response).find(hub.room("t1").code), std::string::npos) << "codes are for staff";
  const std::string tag(response.headers.get("ETag"));
  auto again = get("/api/programme", {{"If-None-Match", "\"x\", W/" + tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(ApiHub::text(again), "");
  auto packed = get("/api/programme", {{"Accept-Encoding", "br, gzip"}});
  EXPECT_EQ(packed.headers.get("Content-Encoding"), "gzip");
  EXPECT_EQ(packed.headers.get("Vary"), "Accept-Encoding");
  EXPECT_NE(std::string(packed.headers.get("ETag")), tag);
  EXPECT_EQ(ApiHub::text(packed).substr(0, 2), "\x1f\x8b");
  hub.import_sample("Rust, C++ et les autres");
  auto changed = get("/api/programme", {{"If-None-Match", tag}});
  EXPECT_EQ(changed.status, 200) << "an import makes a new edition";
  EXPECT_NE(ApiHub::text(changed).find("et les autres"), std::string::npos);
}

TEST_F(ApiProgramme, FactsNameTheDaysOfTheEventInItsZone) {
  auto facts = [&] { return protocol::decode_hub_facts(ApiHub::text(get("/api/hub"))).value(); };
  EXPECT_EQ(facts().first_day, std::nullopt);
  hub.import_sample();
  EXPECT_EQ(facts().name, "Beffroi d’essai");
  EXPECT_EQ(facts().first_day, "2027-03-20");
  EXPECT_EQ(facts().last_day, "2027-03-25") << "23:30 in Paris is the same day there, whatever it is elsewhere";
  EXPECT_TRUE(facts().sample);
}

TEST_F(ApiProgramme, OneSessionShowsItsCodeToItsStaff) {
  hub.import_sample();
  const storage::RoomRecord room = hub.room("t1");
  const std::string target = "/api/programme/" + room.session;
  EXPECT_EQ(protocol::decode_programme_item(ApiHub::text(get(target)))->code, std::nullopt);
  stranger = hub.guest("Zoé Exemple");
  EXPECT_EQ(protocol::decode_programme_item(ApiHub::text(get(target)))->code, std::nullopt);
  stranger = hub.staff({Role::moderator, Scope::partner, "Partenaire exemple 2"}, "Autre Exemple");
  EXPECT_EQ(protocol::decode_programme_item(ApiHub::text(get(target)))->code, std::nullopt);
  stranger = hub.staff({Role::moderator, Scope::partner, "Partenaire exemple 1"}, "Camille Exemple");
  EXPECT_EQ(protocol::decode_programme_item(ApiHub::text(get(target)))->code, room.code);
  EXPECT_EQ(told("/api/programme/nowhere"), "404 not_found");
}

TEST_F(ApiProgramme, CalendarsLeadBackToTheHub) {
  hub.import_sample();
  const std::string session = hub.room("t1").session;
  auto one = get("/api/programme/" + session + "/calendar.ics");
  EXPECT_EQ(one.headers.get("Content-Type"), "text/calendar; charset=utf-8");
  EXPECT_NE(ApiHub::text(one).find("SUMMARY:Rust et C++"), std::string::npos);
  EXPECT_NE(ApiHub::text(one).find("DTSTART:20270320T083000Z"), std::string::npos) << ApiHub::text(one);
  EXPECT_NE(ApiHub::text(one).find("https://hub.example/s/"), std::string::npos);
  EXPECT_EQ(told("/api/programme/nowhere/calendar.ics"), "404 not_found");
  auto all = get("/api/programme.ics");
  EXPECT_NE(ApiHub::text(all).find("Rencontres"), std::string::npos);
  EXPECT_EQ(get("/api/programme.ics", {{"If-None-Match", std::string(all.headers.get("ETag"))}}).status, 304);
}

struct ApiImport : testing::Test {
  ApiHub hub;
  Browser organiser = hub.organiser();
  const std::string header = "Identifiant;Titre;Début;Fin;Type\n";
  const std::string first = "a;Première;20/03/2027 09:30;20/03/2027 10:30;talk\n";
  const std::string second = "b;Seconde;20/03/2027 11:30;20/03/2027 12:30;talk\n";

  net::Response plan(const std::string& file, const std::string& query = "?source=s&filename=p.csv") {
    return hub.send(organiser, "POST", "/api/import/plan" + query, file);
  }
  protocol::ImportPlan planned(const std::string& file) {
    auto response = plan(file);
    EXPECT_EQ(response.status, 200) << ApiHub::text(response);
    return protocol::decode_import_plan(ApiHub::text(response)).value();
  }
  net::Response apply(const std::string& id) {
    return hub.send(organiser, "POST", "/api/import/apply", encoded(protocol::ApplyRequest{id}));
  }
};

TEST_F(ApiImport, PlansWithoutDoingAndDoesWhatWasPlanned) {
  auto plan = planned(header + first + second);
  EXPECT_EQ(plan.added.size(), 2u);
  EXPECT_EQ(plan.format, "csv");
  EXPECT_TRUE(hub.with([](storage::HubRecords& records) { return records.programme().empty(); }));
  auto counts = protocol::decode_apply_answer(ApiHub::text(apply(plan.plan))).value();
  EXPECT_EQ(counts, (protocol::ApplyAnswer{2, 0, 0}));
  auto again = planned(header + first + second);
  EXPECT_EQ(again.unchanged, 2);
  EXPECT_TRUE(again.added.empty() && again.changed.empty() && again.cancelled.empty());
  auto rows = hub.with([](storage::HubRecords& records) { return records.audit_before(INT64_MAX, 1, {}); });
  EXPECT_EQ(rows.front().act, protocol::AuditAct::programme);
  EXPECT_EQ(rows.front().note, "added 2, changed 0, cancelled 0");
}

TEST_F(ApiImport, RenamesRoomsAndCancelsWithoutDeleting) {
  ASSERT_EQ(apply(planned(header + first + second).plan).status, 200);
  const auto room = hub.with([](storage::HubRecords& records) { return records.rooms().front(); });
  auto plan = planned(header + "a;Autre titre;20/03/2027 09:30;20/03/2027 10:30;talk\n");
  EXPECT_EQ(plan.changed.size(), 1u);
  EXPECT_EQ(plan.cancelled.size(), 1u);
  ASSERT_EQ(apply(plan.plan).status, 200);
  EXPECT_EQ(hub.news, std::vector<std::string>{"renamed Autre titre"});
  const auto rooms = hub.with([](storage::HubRecords& records) { return records.rooms(); });
  EXPECT_EQ(rooms.size(), 2u);
  EXPECT_TRUE(std::ranges::any_of(rooms, [&](const auto& one) { return one.code == room.code; })) << "codes stay";
}

TEST_F(ApiImport, AStalePlanIsRefused) {
  auto one = planned(header + first);
  auto two = planned(header + first + second);
  ASSERT_EQ(apply(one.plan).status, 200);
  EXPECT_EQ(ApiHub::told(apply(two.plan)), "409 stale_plan") << "the programme changed since";
  EXPECT_EQ(ApiHub::told(apply(one.plan)), "409 stale_plan") << "a plan is applied once";
  EXPECT_EQ(ApiHub::told(apply("plan-unknown")), "409 stale_plan");
  auto late = planned(header + first + second);
  hub.now += kPlanLifeMs;
  EXPECT_EQ(ApiHub::told(apply(late.plan)), "409 stale_plan");
  auto mine = planned(header + first + second);
  Browser other = hub.staff({Role::organiser, Scope::hub, ""}, "Autre Exemple");
  EXPECT_EQ(ApiHub::told(hub.send(other, "POST", "/api/import/apply", encoded(protocol::ApplyRequest{mine.plan}))),
            "409 stale_plan");
}

TEST_F(ApiImport, OnlyTheLatestPlansAreKept) {
  auto oldest = planned(header + first);
  for (std::size_t i = 0; i < kPlans; ++i) planned(header + first);
  EXPECT_EQ(ApiHub::told(apply(oldest.plan)), "409 stale_plan");
}

TEST_F(ApiImport, AFileWithErrorsSaysWhere) {
  auto response = plan(header + "a;Première;30/02/2027 09:30;20/03/2027 10:30;talk\n");
  EXPECT_EQ(ApiHub::told(response), "422 bad_import");
  auto body = protocol::decode_error_body(ApiHub::text(response)).value();
  ASSERT_TRUE(body.problems && !body.problems->empty());
  EXPECT_EQ(body.problems->front().line, 2);
  EXPECT_EQ(body.problems->front().column, 12);
  EXPECT_EQ(ApiHub::told(plan("")), "422 bad_import");
  EXPECT_EQ(ApiHub::told(plan(header + first, "?source=" + std::string(201, 's'))), "400 bad_message");
  EXPECT_EQ(ApiHub::told(plan(header + first, "?filename=a%0Ab")), "400 bad_message");
}

TEST_F(ApiImport, ProgrammeIsBounded) {
  ASSERT_EQ(apply(planned(header + first).plan).status, 200);
  std::string file = header;
  for (int i = 0; i < 5000; ++i) {
    file += "x" + std::to_string(i) + ";Titre;20/03/2027 09:30;20/03/2027 10:30;talk\n";
  }
  auto response = plan(file, "?source=other&filename=p.csv");
  EXPECT_EQ(ApiHub::told(response), "422 bad_import") << "one more than the hub holds";
  EXPECT_EQ(protocol::decode_error_body(ApiHub::text(response))->problems->front().code, "too_many_sessions");
}

TEST(ApiSettingsRoutes, AreKeptCheckedAndShown) {
  ApiHub hub;
  hub.import_sample();
  Browser organiser = hub.organiser();
  auto settings = protocol::decode_hub_settings(ApiHub::text(hub.send(organiser, "GET", "/api/settings"))).value();
  EXPECT_EQ(settings.event, "Semaine d’essai");
  settings.event = "Autre semaine";
  settings.hold_questions = !settings.hold_questions;
  EXPECT_EQ(hub.send(organiser, "PUT", "/api/settings", encoded(settings)).status, 200);
  EXPECT_EQ(protocol::decode_hub_settings(ApiHub::text(hub.send(organiser, "GET", "/api/settings"))).value(), settings);
  Browser stranger;
  EXPECT_EQ(protocol::decode_hub_facts(ApiHub::text(hub.send(stranger, "GET", "/api/hub")))->event, "Autre semaine");
  auto opening = hub.with([](storage::HubRecords& records) { return opening_of(records, records.rooms().front()); });
  EXPECT_EQ(opening.settings.hold_questions, settings.hold_questions);
  settings.name = " ";
  EXPECT_EQ(ApiHub::told(hub.send(organiser, "PUT", "/api/settings", encoded(settings))), "400 bad_setting");
}

TEST(Opening, BeforeAYoungAudienceEverythingWaits) {
  ApiHub hub;
  hub.import_sample();
  auto opening = hub.with([](storage::HubRecords& records) {
    storage::ProgrammeSession session = records.programme().front();
    session.young_audience = true;
    records.put_programme_session(session);
    put_hub_settings(records, {"a", "b", false, false, false});
    return opening_of(records, records.room_of_session(session.id).value());
  });
  EXPECT_TRUE(opening.settings.hold_questions);
  EXPECT_TRUE(opening.settings.hold_messages);
  EXPECT_FALSE(opening.settings.anonymous_allowed);
}

struct ApiLog : testing::Test {
  ApiHub hub;
  Browser organiser = hub.organiser();

  void SetUp() override { hub.import_sample(); }
  void append(const std::string& room, int count) {
    std::promise<storage::LogHead> opened;
    hub.storage.open_log(room, "e1", [&](auto head) { opened.set_value(head.value()); });
    storage::Append append{room, opened.get_future().get().epoch, 0, {}};
    for (int i = 1; i <= count; ++i) {
      protocol::Entry entry;
      entry.seq = i;
      entry.id = "x" + std::to_string(i);
      entry.fact = protocol::fact::VoteCast{7, true};
      append.entries.push_back({i, entry.id, 0, encoded(entry)});
    }
    std::promise<bool> done;
    hub.storage.append(std::move(append), [&](auto outcome) { done.set_value(outcome.index() == 0); });
    ASSERT_TRUE(done.get_future().get());
  }
  protocol::LogPage page(const std::string& query) {
    auto response = hub.send(organiser, "GET", "/api/rooms/" + hub.room("t1").id + "/log" + query);
    EXPECT_EQ(response.status, 200);
    return protocol::decode_log_page(ApiHub::text(response)).value();
  }
};

TEST_F(ApiLog, IsReadInPages) {
  EXPECT_TRUE(page("").entries.empty());
  append(hub.room("t1").id, 501);
  auto first = page("");
  EXPECT_EQ(first.entries.size(), 500u);
  EXPECT_TRUE(first.more);
  EXPECT_FALSE(first.epoch.empty());
  auto rest = page("?after=500");
  ASSERT_EQ(rest.entries.size(), 1u);
  EXPECT_EQ(rest.entries.front().seq, 501);
  EXPECT_FALSE(rest.more);
}

TEST_F(ApiLog, OfConversationsIsForNobody) {
  const auto log = [&](const std::string& room, const std::string& query = "") {
    return ApiHub::told(hub.send(organiser, "GET", "/api/rooms/" + room + "/log" + query));
  };
  EXPECT_EQ(log("c-" + hub.room("j1").id + "-3"), "403 forbidden");
  EXPECT_EQ(log("nowhere"), "404 unknown_room");
  EXPECT_EQ(log(hub.room("t1").id, "?after=x"), "400 bad_message");
  EXPECT_EQ(log(hub.room("t1").id, "?after=-1"), "400 bad_message");
}

}  // namespace
}  // namespace beffroi::app
