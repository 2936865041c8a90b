// Moderation across rooms over the HTTP interface: sanctions, notes, contributions, shields.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "app/event_days.hpp"
#include "app/shields.hpp"
#include "identity/sanctions.hpp"
#include "identity/token.hpp"
#include "protocol/limits.hpp"
#include "unit/app/api_hub.hpp"

namespace beffroi::app {
namespace {

using protocol::encoded;
using protocol::ErrorCode;
using protocol::Lasting;
using protocol::Reason;
using protocol::Role;
using protocol::SanctionKind;
using protocol::Scope;

constexpr const char* kPartner = "Partenaire exemple 1";

struct ApiModeration : testing::Test {
  ApiHub hub;
  Browser organiser;
  Browser moderator;  // of the whole event
  Browser local;      // of one partner
  Browser guest;
  std::string person;

  void SetUp() override {
    hub.import_sample();
    organiser = hub.organiser();
    moderator = hub.staff({Role::moderator, Scope::event, ""}, "Modératrice Exemple");
    local = hub.staff({Role::moderator, Scope::partner, kPartner}, "Modérateur Local");
    guest = hub.guest("Zoé Exemple");
    person = id_of(guest);
    hub.news.clear();
  }
  std::string id_of(Browser& browser) {
    return protocol::decode_profile(ApiHub::text(hub.send(browser, "GET", "/api/me"))).value().person;
  }
  protocol::SanctionRequest request(SanctionKind kind = SanctionKind::ban, Scope scope = Scope::event,
                                    const std::string& scope_id = "") {
    return {.person = person,
            .kind = kind,
            .scope = scope,
            .scope_id = scope_id,
            .lasting = Lasting::event,
            .seconds = std::nullopt,
            .reason = Reason::offensive,
            .note = "three times"};
  }
  std::string told(Browser& browser, const protocol::SanctionRequest& wanted) {
    return ApiHub::told(hub.send(browser, "POST", "/api/sanctions", encoded(wanted)));
  }
  protocol::Sanction sanctioned(Browser& browser, const protocol::SanctionRequest& wanted) {
    const auto response = hub.send(browser, "POST", "/api/sanctions", encoded(wanted));
    EXPECT_EQ(response.status, 200) << ApiHub::text(response);
    return protocol::decode_sanction(ApiHub::text(response)).value();
  }
  std::string enters(const std::string& room) {
    return hub.with([&](storage::HubRecords& records) {
      const auto actor = identity::sanctioned_actor_in(records, person, room, hub.now);
      if (!actor) return std::string(protocol::to_string(actor.error()));
      return std::string(actor->muted_until ? "muted" : "free");
    });
  }
  std::vector<protocol::Sanction> listed(Browser& browser, const std::string& query = "") {
    const auto response = hub.send(browser, "GET", "/api/sanctions" + query);
    EXPECT_EQ(response.status, 200) << ApiHub::text(response);
    return protocol::decode_sanction_list(ApiHub::text(response)).value().sanctions;
  }
};

TEST_F(ApiModeration, ABanOfTheEventHoldsInEveryRoomUntilItsLastDayEnds) {
  const auto made = sanctioned(moderator, request());
  EXPECT_EQ(made.name, "Zoé Exemple");
  EXPECT_EQ(made.by_name, "Modératrice Exemple");
  // The last session ends on 26 March 2027 at 0:30 in Paris; that day ends at 23:00 UTC (summer time begins on the
  // 28th).
  EXPECT_EQ(made.until, 1'806'102'000'000);
  EXPECT_EQ(hub.news, std::vector{"sanctions " + person});
  EXPECT_EQ(enters(hub.room("t1").id), "banned");
  EXPECT_EQ(enters(hub.room("j1").id), "banned");
  hub.now = made.until;
  EXPECT_EQ(enters(hub.room("t1").id), "free");
}

TEST_F(ApiModeration, AMuteOfAPartnerHoldsInItsRoomsOnlyAndTheDayEndsAtMidnight) {
  auto wanted = request(SanctionKind::mute, Scope::partner, kPartner);
  wanted.lasting = Lasting::day;
  const auto made = sanctioned(local, wanted);
  EXPECT_EQ(made.until, end_of_day(hub.now, "Europe/Paris"));
  EXPECT_GT(made.until, hub.now);
  EXPECT_LE(made.until - hub.now, 24 * 3600 * 1000);
  EXPECT_EQ(made.until % (3600 * 1000), 0);
  EXPECT_EQ(enters(hub.room("t1").id), "muted");
  EXPECT_EQ(enters(hub.room("j1").id), "free");
}

TEST_F(ApiModeration, ASessionsTimeoutEndsAfterItsSeconds) {
  auto wanted = request(SanctionKind::mute, Scope::room, hub.room("t1").id);
  wanted.lasting = Lasting::seconds;
  wanted.seconds = 600;
  EXPECT_EQ(sanctioned(moderator, wanted).until, hub.now + 600'000);
  hub.now += 599'999;
  EXPECT_EQ(enters(hub.room("t1").id), "muted");
  hub.now += 1;
  EXPECT_EQ(enters(hub.room("t1").id), "free");
}

TEST_F(ApiModeration, OnlyModeratorsOfTheWholeScopeSanction) {
  EXPECT_EQ(told(guest, request()), "403 forbidden");
  Browser stranger;
  EXPECT_EQ(told(stranger, request()), "401 unauthorised");
  EXPECT_EQ(told(local, request()), "403 forbidden");
  EXPECT_EQ(told(local, request(SanctionKind::ban, Scope::partner, "Partenaire exemple 2")), "403 forbidden");
  EXPECT_EQ(told(local, request(SanctionKind::ban, Scope::room, hub.room("j1").id)), "403 forbidden");
  EXPECT_EQ(told(local, request(SanctionKind::ban, Scope::room, hub.room("t1").id)), "200");
  Browser speaker = hub.staff({Role::speaker, Scope::hub, ""}, "Intervenante Exemple");
  EXPECT_EQ(told(speaker, request()), "403 forbidden");
}

TEST_F(ApiModeration, RefusesWhatMakesNoSense) {
  auto wanted = request();
  wanted.seconds = 60;
  EXPECT_EQ(told(moderator, wanted), "400 bad_setting");
  wanted.lasting = Lasting::seconds;
  wanted.seconds = 9;
  EXPECT_EQ(told(moderator, wanted), "400 bad_setting");
  wanted.seconds = protocol::limits::mute_max_s + 1;
  EXPECT_EQ(told(moderator, wanted), "400 bad_setting");
  EXPECT_EQ(told(moderator, request(SanctionKind::ban, Scope::hub)), "400 bad_setting");
  EXPECT_EQ(told(moderator, request(SanctionKind::ban, Scope::event, "x")), "400 bad_setting");
  EXPECT_EQ(told(moderator, request(SanctionKind::ban, Scope::partner, "Personne")), "404 not_found");
  EXPECT_EQ(told(moderator, request(SanctionKind::ban, Scope::room, "nowhere")), "404 not_found");
  auto nobody = request();
  nobody.person = "p-nobody";
  EXPECT_EQ(told(moderator, nobody), "404 not_found");
  auto staff = request();
  staff.person = id_of(organiser);
  EXPECT_EQ(told(moderator, staff), "409 untouchable");
  EXPECT_TRUE(hub.news.empty());
}

TEST_F(ApiModeration, AnyModeratorOfTheScopeLiftsIt) {
  const auto made = sanctioned(moderator, request());
  const std::string target = "/api/sanctions/" + made.id;
  EXPECT_EQ(ApiHub::told(hub.send(local, "DELETE", target)), "403 forbidden");
  EXPECT_EQ(ApiHub::told(hub.send(guest, "DELETE", target)), "403 forbidden");
  hub.news.clear();
  EXPECT_EQ(ApiHub::told(hub.send(organiser, "DELETE", target)), "200");
  EXPECT_EQ(hub.news, std::vector{"sanctions " + person});
  EXPECT_EQ(ApiHub::told(hub.send(organiser, "DELETE", target)), "404 not_found");
  EXPECT_EQ(enters(hub.room("t1").id), "free");
}

TEST_F(ApiModeration, ListsWhatHoldsNowAndOfAPersonAlsoThePast) {
  sanctioned(moderator, request());
  const auto lifted = sanctioned(local, request(SanctionKind::mute, Scope::partner, kPartner));
  hub.send(local, "DELETE", "/api/sanctions/" + lifted.id);
  EXPECT_EQ(listed(moderator).size(), 1U);
  EXPECT_EQ(listed(moderator, "?person=" + person).size(), 2U);
  EXPECT_EQ(listed(local).size(), 0U);
  EXPECT_EQ(listed(local, "?person=" + person).size(), 1U);
  EXPECT_EQ(listed(local, "?person=" + person)[0].lifted_at, hub.now);
  EXPECT_EQ(ApiHub::told(hub.send(guest, "GET", "/api/sanctions")), "403 forbidden");
}

TEST_F(ApiModeration, NotesAreForModeratorsOfTheirScope) {
  const std::string target = "/api/people/" + person + "/notes";
  const auto note = [&](Browser& browser, Scope scope, const std::string& id, const std::string& text) {
    return ApiHub::told(hub.send(browser, "POST", target, encoded(protocol::NoteRequest{scope, id, text})));
  };
  const auto texts = [&](Browser& browser) {
    std::string all;
    const auto response = hub.send(browser, "GET", target);
    const auto notes = protocol::decode_person_notes(ApiHub::text(response)).value();
    for (const auto& one : notes.notes) all += one.text + ";";
    return all;
  };
  EXPECT_EQ(note(moderator, Scope::event, "", "watch the links"), "200");
  hub.now += 1;
  EXPECT_EQ(note(local, Scope::partner, kPartner, "was polite"), "200");
  EXPECT_EQ(texts(moderator), "was polite;watch the links;");
  EXPECT_EQ(texts(local), "was polite;");
  EXPECT_EQ(note(local, Scope::event, "", "x"), "403 forbidden");
  EXPECT_EQ(note(guest, Scope::event, "", "x"), "403 forbidden");
  EXPECT_EQ(ApiHub::told(hub.send(guest, "GET", target)), "403 forbidden");
  EXPECT_EQ(note(moderator, Scope::event, "", " \n"), "400 empty_text");
  EXPECT_EQ(note(moderator, Scope::event, "", std::string(501, 'a')), "400 too_long");
  EXPECT_EQ(note(moderator, Scope::hub, "", "x"), "400 bad_setting");
  EXPECT_EQ(ApiHub::told(hub.send(moderator, "GET", "/api/people/p-nobody/notes")), "404 not_found");
}

TEST_F(ApiModeration, NotesOnAPersonAreBounded) {
  hub.with([&](storage::HubRecords& records) {
    for (int i = 0; i < protocol::limits::notes_per_person; ++i)
      records.add_note({"n" + std::to_string(i), person, i, "p", Scope::event, "", "x"});
    return true;
  });
  EXPECT_EQ(ApiHub::told(hub.send(moderator, "POST", "/api/people/" + person + "/notes",
                                  encoded(protocol::NoteRequest{Scope::event, "", "one more"}))),
            "409 list_full");
}

// ---- contributions

struct ApiContributions : ApiModeration {
  // A message of the guest in the room's log and in the index, as the room's host writes them.
  void writes(const std::string& room, protocol::Seq item, const std::string& text,
              protocol::MessageState state = protocol::MessageState::visible) {
    protocol::Entry entry{.seq = item, .id = room + "-" + std::to_string(item), .at = hub.now + item};
    entry.actor = protocol::Author{person, "Zoé Exemple", Role::attendee, std::nullopt};
    protocol::fact::MessagePosted posted;
    posted.text = text;
    entry.fact = posted;
    append(room, entry);
    index({room, item, person, entry.at, state, std::nullopt, std::nullopt});
  }
  void append(const std::string& room, const protocol::Entry& entry) {
    std::promise<void> done;
    hub.storage.open_log(room, "epoch", [&](Result<storage::LogHead, storage::Unavailable> head) {
      const storage::LogEntry stored{entry.seq, entry.id, entry.at, encoded(entry)};
      hub.storage.append({room, head->epoch, head->seq, {stored}}, [&](const auto& outcome) {
        EXPECT_TRUE(std::holds_alternative<storage::Committed>(outcome));
        done.set_value();
      });
    });
    done.get_future().get();
  }
  void index(const storage::Contribution& made) {
    hub.with([&](storage::HubRecords& records) {
      records.put_contribution(made);
      return true;
    });
  }
  protocol::Contributions page(Browser& browser, const std::string& query = "") {
    const auto response = hub.send(browser, "GET", "/api/people/" + person + "/contributions" + query);
    EXPECT_EQ(response.status, 200) << ApiHub::text(response);
    return protocol::decode_contributions(ApiHub::text(response)).value();
  }
};

TEST_F(ApiContributions, ShowsAllOfAPersonInTheRoomsTheAskerModerates) {
  const std::string talk = hub.room("t1").id;
  const std::string hall = hub.room("j1").id;
  writes(talk, 1, "first");
  writes(hall, 1, "elsewhere");
  writes(talk, 2, "shouting", protocol::MessageState::removed);
  protocol::Entry asked{.seq = 3, .id = "q", .at = hub.now + 3};
  asked.actor = protocol::Author{person, "Zoé Exemple", Role::attendee, std::nullopt};
  asked.fact = protocol::fact::QuestionAsked{.author = *asked.actor, .text = "pourquoi ?"};
  append(talk, asked);
  index({talk, 3, person, asked.at, std::nullopt, protocol::QuestionState::answered, "Pourquoi ?"});

  const auto all = page(moderator);
  ASSERT_EQ(all.items.size(), 4U);
  EXPECT_FALSE(all.before);
  EXPECT_EQ(all.items[0].title, "Rust et C++");
  EXPECT_EQ(all.items[0].question->text, "Pourquoi ?");
  EXPECT_EQ(all.items[0].question->original, "pourquoi ?");
  EXPECT_EQ(all.items[0].question->state, protocol::QuestionState::answered);
  EXPECT_EQ(all.items[1].message->state, protocol::MessageState::removed);
  EXPECT_EQ(all.items[1].message->text, "") << "what was removed is shown to nobody";
  EXPECT_EQ(all.items[1].message->author.person, person);
  const auto partly = page(local);
  EXPECT_EQ(partly.items.size(), 3U);
  for (const auto& item : partly.items) EXPECT_EQ(item.room, talk);
  const std::string target = "/api/people/" + person + "/contributions";
  EXPECT_EQ(ApiHub::told(hub.send(guest, "GET", target)), "403 forbidden");
  EXPECT_EQ(ApiHub::told(hub.send(moderator, "GET", target + "?before=x")), "400 bad_message");
  EXPECT_EQ(ApiHub::told(hub.send(moderator, "GET", "/api/people/p-nobody/contributions")), "404 not_found");
}

TEST_F(ApiContributions, ComesInPagesWithoutGapOrRepeat) {
  const std::string talk = hub.room("t1").id;
  const std::string hall = hub.room("j1").id;
  for (protocol::Seq i = 1; i <= 70; ++i) writes(i % 2 == 0 ? talk : hall, (i + 1) / 2, std::to_string(i));
  std::vector<std::string> seen_items;
  std::string query;
  int pages = 0;
  for (;; ++pages) {
    const auto one = page(moderator, query);
    for (const auto& item : one.items) seen_items.push_back(item.room + std::to_string(item.message->id));
    if (!one.before) break;
    EXPECT_EQ(one.items.size(), static_cast<std::size_t>(protocol::limits::contributions_page));
    query = "?before=" + *one.before;
  }
  EXPECT_EQ(pages, 1);
  EXPECT_EQ(seen_items.size(), 70U);
  EXPECT_EQ(std::set<std::string>(seen_items.begin(), seen_items.end()).size(), seen_items.size()) << "each once";
}

// ---- shields

struct ApiShield : ApiModeration {
  std::string told(Browser& browser, Scope scope, const std::string& id, bool on) {
    return ApiHub::told(hub.send(browser, "POST", "/api/shield", encoded(protocol::ShieldRequest{scope, id, on})));
  }
  std::string over(const std::string& room) {
    return hub.with([&](storage::HubRecords& records) {
      std::string all;
      for (const auto& one : shields_over(records, room))
        all += std::string(protocol::to_string(one.scope)) + (one.on ? " on;" : " off;");
      return all;
    });
  }
};

TEST_F(ApiShield, IsRememberedForTheRoomsOfItsScope) {
  EXPECT_EQ(told(local, Scope::partner, kPartner, true), "200");
  EXPECT_EQ(hub.news, std::vector<std::string>{"shields"});
  EXPECT_EQ(over(hub.room("t1").id), "partner on;");
  EXPECT_EQ(over(hub.room("j1").id), "");
  hub.now += 1;
  EXPECT_EQ(told(moderator, Scope::event, "", true), "200");
  EXPECT_EQ(over(hub.room("t1").id), "event on;partner on;");
  EXPECT_EQ(over(hub.room("j1").id), "event on;");
  hub.now += 1;
  EXPECT_EQ(told(moderator, Scope::event, "", false), "200");
  EXPECT_EQ(over(hub.room("j1").id), "event off;");
  const auto list = protocol::decode_shield_list(ApiHub::text(hub.send(moderator, "GET", "/api/shield"))).value();
  ASSERT_EQ(list.shields.size(), 2U);
  EXPECT_EQ(list.shields[0].scope, Scope::event);
  EXPECT_FALSE(list.shields[0].on);
  EXPECT_EQ(list.shields[0].by_name, "Modératrice Exemple");
}

TEST_F(ApiShield, OfARoomGoesToTheRoomItself) {
  const std::string room = hub.room("t1").id;
  EXPECT_EQ(told(local, Scope::room, room, true), "200");
  EXPECT_EQ(hub.news, std::vector{"shield " + room + " on"});
  EXPECT_EQ(over(room), "") << "its own log keeps it";
}

TEST_F(ApiShield, IsForModeratorsOfTheWholeScope) {
  EXPECT_EQ(told(local, Scope::event, "", true), "403 forbidden");
  EXPECT_EQ(told(guest, Scope::event, "", true), "403 forbidden");
  EXPECT_EQ(told(moderator, Scope::hub, "", true), "400 bad_setting");
  EXPECT_EQ(told(moderator, Scope::partner, "Personne", true), "404 not_found");
  EXPECT_EQ(ApiHub::told(hub.send(guest, "GET", "/api/shield")), "403 forbidden");
  EXPECT_TRUE(hub.news.empty());
}

TEST(EventDays, EndAtMidnightOfTheZone) {
  EXPECT_EQ(end_of_day(1'806'017'400'000, "Europe/Paris"), 1'806'102'000'000) << "26 March 2027 0:30 in Paris";
  EXPECT_EQ(end_of_day(1'806'102'000'000, "Europe/Paris"), 1'806'188'400'000) << "midnight begins a day";
  EXPECT_EQ(end_of_day(1'806'188'400'000, "Europe/Paris"), 1'806'188'400'000 + 82'800'000) << "a day of 23 hours";
}

}  // namespace
}  // namespace beffroi::app
