// What every storage promises about the hub's records (storage/records.hpp).
#include <latch>
#include <thread>

#include "contract/asking.hpp"
#include "contract/storages.hpp"

namespace beffroi::storage {
namespace {

using protocol::Role;
using protocol::RoomKind;
using protocol::Scope;

Person person(const std::string& id, const std::string& name, TimeMs at = 10) {
  return {id, name, "folded " + name, true, at, at};
}

Invitation invitation(const std::string& id) {
  Invitation made;
  made.id = id;
  made.token_hash = "hash of " + id;
  made.role = Role::moderator;
  made.scope = Scope::session;
  made.scope_id = "session-1";
  made.label = "for the moderator";
  made.created_by = "p1";
  made.created_at = 100;
  made.expires_at = 200;
  return made;
}

ProgrammeSession programme_session(const std::string& id, TimeMs starts_at) {
  ProgrammeSession made;
  made.id = id;
  made.source = "programme";
  made.external_id = "external " + id;
  made.title = "Masterclass d'exemple";
  made.abstract = "abstract";
  made.description = "description";
  made.kind = protocol::SessionKind::jobs_connect;
  made.theme = "theme";
  made.partner = "Partenaire exemple 1";
  made.town = "Lille";
  made.place = "place";
  made.address = "address";
  made.online_url = "https://example.org/live";
  made.language = "fr";
  made.starts_at = starts_at;
  made.ends_at = starts_at + 60;
  made.zone = "Europe/Paris";
  made.speakers = {"Intervenante exemple 12", "Intervenant \"exemple\" 13", ""};
  made.audience_note = "note";
  made.young_audience = true;
  made.recording_allowed = false;
  made.status = protocol::SessionStatus::tentative;
  made.sequence = 7;
  made.raw = R"({"x":1})";
  made.updated_at = 99;
  return made;
}

class Records : public StorageContract {
 protected:
  void SetUp() override {
    write([](HubRecords& records) {
      records.put_person(person("p1", "Bea"));
      records.put_person(person("p2", "Ada"));
    });
  }

  template <class Fn>
  void write(Fn fn) {
    const auto outcome = written(*storage_, [fn = std::move(fn)](HubRecords& records) {
      fn(records);
      return true;
    });
    ASSERT_TRUE(outcome.ok()) << outcome.error().reason;
  }

  template <class Fn>
  bool fails(Fn fn) {
    return !written(*storage_, [fn = std::move(fn)](HubRecords& records) {
              fn(records);
              return true;
            }).ok();
  }

  template <class Fn>
  auto made(Fn fn) {
    return written(*storage_, std::move(fn)).value();
  }
};
INSTANTIATE_TEST_SUITE_P(Every, Records, ::testing::ValuesIn(implementations), name_of_case);

TEST_P(Records, KeepsPeople) {
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.person("p1"); }), person("p1", "Bea"));
  EXPECT_FALSE(seen(*storage_, [](auto& records) { return records.person("nobody"); }));
  EXPECT_TRUE(made([](auto& records) { return records.rename_person("p1", "Béa", "bea"); }));
  EXPECT_FALSE(made([](auto& records) { return records.rename_person("nobody", "X", "x"); }));
  write([](auto& records) {
    records.touch_person("p1", 50);
    records.touch_person("p1", 40);
    records.touch_person("nobody", 40);
  });
  const auto changed = seen(*storage_, [](auto& records) { return records.person("p1"); });
  EXPECT_EQ(changed, (Person{"p1", "Béa", "bea", true, 10, 50}));
}

TEST_P(Records, KnowsTheNamesOfStaff) {
  write([](auto& records) {
    records.add_grant({"p1", Role::moderator, Scope::hub, "", "p1", 1});
    records.add_grant({"p2", Role::attendee, Scope::hub, "", "p1", 1});
  });
  const auto taken = [&](const std::string& name, const std::string& by) {
    return seen(*storage_, [=](auto& records) { return records.is_staff_name(name, by); });
  };
  EXPECT_TRUE(taken("folded Bea", "p2"));
  EXPECT_FALSE(taken("folded Bea", "p1"));
  EXPECT_FALSE(taken("folded Ada", "p1"));
  const auto people = seen(*storage_, [](auto& records) { return records.people_with_grants(); });
  EXPECT_EQ(people, (std::vector{person("p2", "Ada"), person("p1", "Bea")}));
}

TEST_P(Records, KeepsAndRevokesBrowserSessions) {
  write([](auto& records) {
    records.add_browser_session({"h1", "p1", 1, 100, {}});
    records.add_browser_session({"h2", "p1", 2, 200, {}});
    records.add_browser_session({"h3", "p2", 3, 300, {}});
  });
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.browser_session("h1"); }),
            (BrowserSession{"h1", "p1", 1, 100, {}}));
  EXPECT_FALSE(seen(*storage_, [](auto& records) { return records.browser_session("h9"); }));
  EXPECT_TRUE(made([](auto& records) { return records.revoke_browser_session("h1", 50); }));
  EXPECT_FALSE(made([](auto& records) { return records.revoke_browser_session("h1", 60); }));
  EXPECT_EQ(made([](auto& records) { return records.revoke_browser_sessions_of("p1", 70); }), 1U);
  const auto revoked_at = [&](const char* hash) {
    return seen(*storage_, [=](auto& records) { return records.browser_session(hash)->revoked_at; });
  };
  EXPECT_EQ(revoked_at("h1"), 50);
  EXPECT_EQ(revoked_at("h2"), 70);
  EXPECT_EQ(revoked_at("h3"), std::nullopt);
  EXPECT_EQ(made([](auto& records) { return records.forget_browser_sessions_before(200); }), 1U);
  EXPECT_FALSE(seen(*storage_, [](auto& records) { return records.browser_session("h1"); }));
  EXPECT_TRUE(fails([](auto& records) { records.add_browser_session({"h3", "p1", 1, 1, {}}); }));
  EXPECT_TRUE(fails([](auto& records) { records.add_browser_session({"h4", "nobody", 1, 1, {}}); }));
}

TEST_P(Records, KeepsGrants) {
  const Grant hub{"p1", Role::organiser, Scope::hub, "", "p1", 20};
  const Grant booth{"p1", Role::recruiter, Scope::booth, "hall/7", "p1", 10};
  const Grant other{"p2", Role::recruiter, Scope::booth, "hall/7", "p1", 30};
  write([=](auto& records) {
    EXPECT_TRUE(records.add_grant(hub));
    EXPECT_TRUE(records.add_grant(booth));
    EXPECT_TRUE(records.add_grant(other));
    Grant again = hub;
    again.granted_at = 999;
    EXPECT_FALSE(records.add_grant(again));
  });
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.grants_of("p1"); }), (std::vector{booth, hub}));
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.grants_in(Scope::booth, "hall/7"); }),
            (std::vector{booth, other}));
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.grants(); }), (std::vector{booth, hub, other}));
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.holders_of(Role::recruiter, Scope::booth); }), 2U);
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.holders_of(Role::organiser, Scope::event); }), 0U);
  const auto removed = [&] {
    return made([](auto& records) { return records.remove_grant("p1", Role::recruiter, Scope::booth, "hall/7"); });
  };
  EXPECT_TRUE(removed());
  EXPECT_FALSE(removed());
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.grants_of("p1"); }), (std::vector{hub}));
  EXPECT_TRUE(fails([](auto& records) { records.add_grant({"nobody", Role::organiser, Scope::hub, "", "p1", 1}); }));
}

TEST_P(Records, KeepsInvitations) {
  Invitation later = invitation("i2");
  later.created_at = 150;
  write([=](auto& records) {
    records.add_invitation(invitation("i1"));
    records.add_invitation(later);
  });
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.invitation("i1"); }), invitation("i1"));
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.invitation_by_token("hash of i2"); }), later);
  EXPECT_FALSE(seen(*storage_, [](auto& records) { return records.invitation_by_token("i2"); }));
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.invitations(); }),
            (std::vector{later, invitation("i1")}));
  EXPECT_TRUE(fails([](auto& records) { records.add_invitation(invitation("i1")); }));
}

TEST_P(Records, UsesAnInvitationUpOnce) {
  write([](auto& records) {
    for (const char* id : {"once", "late", "revoked"}) records.add_invitation(invitation(id));
  });
  const auto consume = [&](const char* token, TimeMs now) {
    return made([=](auto& records) { return records.consume_invitation(token, now, "p2"); });
  };
  EXPECT_TRUE(consume("hash of once", 199));
  EXPECT_FALSE(consume("hash of once", 199));
  EXPECT_FALSE(consume("hash of late", 200));
  EXPECT_FALSE(consume("hash of nothing", 100));
  const auto used = seen(*storage_, [](auto& records) { return records.invitation("once"); });
  EXPECT_EQ(used->used_at, 199);
  EXPECT_EQ(used->used_by, "p2");
  EXPECT_TRUE(made([](auto& records) { return records.revoke_invitation("revoked", 120); }));
  EXPECT_FALSE(made([](auto& records) { return records.revoke_invitation("revoked", 130); }));
  EXPECT_FALSE(made([](auto& records) { return records.revoke_invitation("once", 130); }));
  EXPECT_FALSE(consume("hash of revoked", 150));
}

TEST_P(Records, GivesAnInvitationToOneOfManyWhoRaceForIt) {
  write([](auto& records) { records.add_invitation(invitation("race")); });
  constexpr int racers = 8;
  std::latch start(racers);
  std::atomic<int> winners{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < racers; ++i) {
    threads.emplace_back([&] {
      start.arrive_and_wait();
      winners += made([](auto& records) { return records.consume_invitation("hash of race", 150, "p2"); });
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(winners, 1);
}

TEST_P(Records, KeepsRoomsWithUniqueCodes) {
  const RoomRecord hall{"r1", "s1", RoomKind::hall, "ABCDEF", "Jobs", 5};
  const RoomRecord talk{"r2", "s1", RoomKind::conversation, "", "Private", {}};
  const RoomRecord other{"r3", "", RoomKind::conversation, "", "Private too", {}};
  write([=](auto& records) {
    EXPECT_TRUE(records.add_room(hall));
    EXPECT_TRUE(records.add_room(talk));
    EXPECT_TRUE(records.add_room(other));
    EXPECT_FALSE(records.add_room({"r4", "", RoomKind::session, "ABCDEF", "Same code", {}}));
    EXPECT_FALSE(records.add_room({"r1", "", RoomKind::session, "GHJKMN", "Same id", {}}));
  });
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.room("r1"); }), hall);
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.room_by_code("ABCDEF"); }), hall);
  EXPECT_FALSE(seen(*storage_, [](auto& records) { return records.room_by_code(""); }));
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.room_of_session("s1"); }), hall);
  EXPECT_FALSE(seen(*storage_, [](auto& records) { return records.room_of_session(""); }));
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.rooms(); }), (std::vector{hall, talk, other}));
  EXPECT_TRUE(made([](auto& records) { return records.update_room("r1", "New title", std::nullopt); }));
  EXPECT_FALSE(made([](auto& records) { return records.update_room("r9", "New title", 1); }));
  const auto renamed = seen(*storage_, [](auto& records) { return records.room("r1"); });
  EXPECT_EQ(renamed, (RoomRecord{"r1", "s1", RoomKind::hall, "ABCDEF", "New title", {}}));
}

TEST_P(Records, KeepsTheProgramme) {
  const auto first = programme_session("b", 100);
  const auto second = programme_session("a", 200);
  const auto third = programme_session("c", 200);
  write([=](auto& records) {
    for (const auto& session : {third, second, first}) records.put_programme_session(session);
  });
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.programme(); }), (std::vector{first, second, third}));
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.programme_session("a"); }), second);
  EXPECT_TRUE(seen(*storage_, [](auto& records) { return records.programme_of("elsewhere"); }).empty());

  auto moved = programme_session("b", 300);
  moved.source = "other";
  moved.title = "Changed";
  moved.speakers.clear();
  moved.status = protocol::SessionStatus::cancelled;
  moved.raw.clear();
  write([=](auto& records) { records.put_programme_session(moved); });
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.programme_of("other"); }), (std::vector{moved}));
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.programme(); }), (std::vector{second, third, moved}));

  auto same_key = programme_session("d", 1);
  same_key.external_id = second.external_id;
  EXPECT_TRUE(fails([=](auto& records) { records.put_programme_session(same_key); }));
}

TEST_P(Records, KeepsImportSourcesAndSettings) {
  ImportSource source{"programme", "csv", "semaine.csv", "digest", "p1", 5, 200};
  write([=](auto& records) {
    records.put_import_source(source);
    records.put_import_source({"a feed", "ics", "", "", "p1", 6, 1});
    records.put_setting("name", "Beffroi");
    records.put_setting("name", "Beffroi de Lille");
    records.put_setting("event", "Semaine");
  });
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.import_source("programme"); }), source);
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.import_sources(); }).front().name, "a feed");
  source.sessions = 201;
  write([=](auto& records) { records.put_import_source(source); });
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.import_source("programme"); }), source);
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.setting("name"); }), "Beffroi de Lille");
  EXPECT_FALSE(seen(*storage_, [](auto& records) { return records.setting("none"); }));
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.settings(); }),
            (std::map<std::string, std::string>{{"event", "Semaine"}, {"name", "Beffroi de Lille"}}));
}

TEST_P(Records, TakesBackAllOfAWorkThatFails) {
  const auto failed = written(*storage_, [](HubRecords& records) -> bool {
    records.put_setting("half", "done");
    records.rename_person("p1", "Gone", "gone");
    throw RecordsError("changed my mind");
  });
  ASSERT_FALSE(failed.ok());
  EXPECT_EQ(failed.error().reason, "changed my mind");
  EXPECT_FALSE(seen(*storage_, [](auto& records) { return records.setting("half"); }));
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.person("p1"); }), person("p1", "Bea"));
}

TEST_P(Records, KeepsAFailingWorkAwayFromItsNeighbours) {
  const LogHead head = opened(*storage_, "hall");
  Answer<Result<Done, Unavailable>> failing, fine;
  Answer<AppendOutcome> appended;
  storage_->with_records([](HubRecords& records) { records.add_grant({"nobody", {}, {}, "", "", 0}); },
                         failing.taker());
  storage_->append(growing("hall", head, 1), appended.taker());
  storage_->with_records([](HubRecords& records) { records.put_setting("k", "v"); }, fine.taker());
  EXPECT_FALSE(failing.get().ok());
  EXPECT_EQ(committed(appended.get()).seq, 1);
  EXPECT_TRUE(fine.get().ok());
  EXPECT_EQ(seen(*storage_, [](auto& records) { return records.setting("k"); }), "v");
}

TEST_P(Records, ReportsALookThatFails) {
  Answer<Result<Done, Unavailable>> answer;
  storage_->look_at_records([](const HubRecords&) { throw RecordsError("no"); }, answer.taker());
  EXPECT_FALSE(answer.get().ok());
  EXPECT_TRUE(seen(*storage_, [](auto& records) { return records.person("p1"); }));
}

}  // namespace
}  // namespace beffroi::storage
