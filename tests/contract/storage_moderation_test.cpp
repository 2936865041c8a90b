// What every storage promises about moderation's records (storage/records.hpp): the audit as a chain, what rooms' logs
// were told, sanctions, notes and shields.
#include "contract/asking.hpp"
#include "contract/storages.hpp"
#include "storage/audit_chain.hpp"

namespace beffroi::storage {
namespace {

using protocol::AuditAct;
using protocol::MessageState;
using protocol::QuestionState;
using protocol::Scope;

class Moderation : public StorageContract {
 protected:
  template <class Work>
  void write(Work work) {
    ASSERT_TRUE(written(*storage_, [&](HubRecords& records) {
                  work(records);
                  return true;
                }).ok());
  }
  template <class Look>
  auto read(Look look) {
    return seen(*storage_, look);
  }
};

INSTANTIATE_TEST_SUITE_P(Storages, Moderation, ::testing::ValuesIn(implementations), name_of_case);

AuditRecord removal(const std::string& entry) {
  AuditRecord record;
  record.at = 100;
  record.actor = "p1";
  record.name = "Modératrice exemple";
  record.role = protocol::Role::moderator;
  record.act = AuditAct::remove;
  record.room = "room-1";
  record.item = 7;
  record.person = "p2";
  record.target = "target";
  record.reason = protocol::Reason::spam;
  record.note = "note \"quoted\"";
  record.partner = "Partenaire exemple 1";
  record.entry = entry;
  return record;
}

TEST_P(Moderation, ChainsTheAuditAndKeepsAllOfARecord) {
  write([](HubRecords& records) {
    EXPECT_TRUE(records.add_audit(removal("e1")));
    EXPECT_TRUE(records.add_audit({.at = 200, .act = AuditAct::programme}));
  });
  const auto records = read([](const HubRecords& all) { return all.audit_after(0, 10, {}); });
  ASSERT_EQ(records.size(), 2U);
  AuditRecord expected = removal("e1");
  expected.id = 1;
  expected.hash = chained_hash("", expected);
  EXPECT_EQ(records[0], expected);
  EXPECT_EQ(records[1].hash, chained_hash(*expected.hash, records[1]));
  EXPECT_EQ(read([](const HubRecords& all) { return all.audit_head(); }), (AuditHead{2, *records[1].hash}));
}

TEST_P(Moderation, AddsARecordOfAnEntryOnce) {
  write([](HubRecords& records) {
    EXPECT_TRUE(records.add_audit(removal("e1")));
    EXPECT_FALSE(records.add_audit(removal("e1")));
    EXPECT_TRUE(records.add_audit(removal("e2")));
  });
  EXPECT_EQ(read([](const HubRecords& all) { return all.audit_before(INT64_MAX, 10, {}); }).size(), 2U);
}

TEST_P(Moderation, TakesAFailedRecordOffTheChain) {
  EXPECT_FALSE(written(*storage_, [](HubRecords& records) -> bool {
                 records.add_audit(removal("e1"));
                 throw RecordsError("no");
               }).ok());
  EXPECT_EQ(read([](const HubRecords& all) { return all.audit_head(); }), AuditHead{});
  write([](HubRecords& records) { EXPECT_TRUE(records.add_audit(removal("e1"))); });
}

TEST_P(Moderation, FindsTheAuditByPersonRoomActTimeAndPartner) {
  write([](HubRecords& records) {
    records.add_audit({.at = 10, .actor = "p1", .act = AuditAct::invite, .partner = "A"});
    records.add_audit({.at = 20, .actor = "p2", .act = AuditAct::remove, .room = "r1", .person = "p1"});
    records.add_audit({.at = 30, .actor = "p3", .act = AuditAct::ban, .room = "r1", .person = "p4", .partner = "B"});
  });
  const auto ids = [&](const AuditQuery& query) {
    std::string found;
    for (const AuditRecord& record : read([&](const HubRecords& all) { return all.audit_before(100, 10, query); }))
      found += std::to_string(record.id);
    return found;
  };
  EXPECT_EQ(ids({}), "321");
  EXPECT_EQ(ids({.person = "p1"}), "21");
  EXPECT_EQ(ids({.room = "r1"}), "32");
  EXPECT_EQ(ids({.act = AuditAct::ban}), "3");
  EXPECT_EQ(ids({.from = 20, .to = 30}), "2");
  EXPECT_EQ(ids({.partners = std::vector<std::string>{"A", "B"}}), "31");
  EXPECT_EQ(ids({.partners = std::vector<std::string>{}}), "");
  EXPECT_EQ(read([](const HubRecords& all) { return all.audit_before(3, 1, {}); }).front().id, 2);
  EXPECT_EQ(read([](const HubRecords& all) { return all.audit_after(1, 1, {}); }).front().id, 2);
}

Contribution made(const std::string& room, Seq item, TimeMs at) {
  return {room, item, "p1", at, MessageState::visible, std::nullopt, std::nullopt};
}

TEST_P(Moderation, ListsContributionsNewestFirstFromAnyPlaceOn) {
  const Contribution question{"r2", 4, "p1", 20, std::nullopt, QuestionState::merged, "other words"};
  write([&](HubRecords& records) {
    for (const Contribution& one : {made("r1", 2, 20), made("r1", 9, 20), made("r1", 3, 30), question}) {
      records.put_contribution(one);
    }
    records.put_contribution({"r1", 5, "p2", 50, MessageState::held, std::nullopt, std::nullopt});
  });
  const auto from = [&](const std::optional<Contribution>& before, std::size_t limit) {
    return read([&](const HubRecords& all) { return all.contributions_of("p1", before, limit); });
  };
  const std::vector<Contribution> all{made("r1", 3, 30), question, made("r1", 9, 20), made("r1", 2, 20)};
  EXPECT_EQ(from(std::nullopt, 10), all);
  EXPECT_EQ(from(std::nullopt, 2), (std::vector<Contribution>{all[0], all[1]}));
  EXPECT_EQ(from(all[1], 10), (std::vector<Contribution>{all[2], all[3]}));
  EXPECT_EQ(read([](const HubRecords& records) { return records.contribution("r2", 4); }), question);
  EXPECT_FALSE(read([](const HubRecords& records) { return records.contribution("r2", 5); }));
}

TEST_P(Moderation, KeepsHowFarRoomsWereTold) {
  write([](HubRecords& records) {
    records.put_ledger({"r2", 5, 1});
    records.put_ledger({"r1", 7, 0});
    records.put_ledger({"r2", 6, 0});
  });
  EXPECT_EQ(read([](const HubRecords& all) { return all.ledgers(); }),
            (std::vector<RoomLedger>{{"r1", 7, 0}, {"r2", 6, 0}}));
  EXPECT_EQ(read([](const HubRecords& all) { return all.ledger("r2"); }), (RoomLedger{"r2", 6, 0}));
  EXPECT_FALSE(read([](const HubRecords& all) { return all.ledger("r3"); }));
}

Sanction ban(const std::string& id, TimeMs at, TimeMs until) {
  return {id,          "p1",  protocol::SanctionKind::ban, Scope::partner, "A",
          at,          until, protocol::Reason::offensive, "note",         "p9",
          std::nullopt};
}

TEST_P(Moderation, KeepsSanctionsUntilTheyEndOrAreLifted) {
  write([](HubRecords& records) {
    records.add_sanction(ban("s1", 10, 100));
    records.add_sanction(ban("s2", 20, 50));
  });
  const auto ids_at = [&](TimeMs now) {
    std::string ids;
    for (const Sanction& one : read([&](const HubRecords& all) { return all.sanctions_at(now); })) ids += one.id;
    return ids;
  };
  EXPECT_EQ(ids_at(49), "s2s1");
  EXPECT_EQ(ids_at(50), "s1");
  write([](HubRecords& records) {
    EXPECT_TRUE(records.lift_sanction("s1", 60));
    EXPECT_FALSE(records.lift_sanction("s1", 61));
    EXPECT_FALSE(records.lift_sanction("s7", 61));
  });
  EXPECT_EQ(ids_at(70), "");
  Sanction lifted = ban("s1", 10, 100);
  lifted.lifted_at = 60;
  EXPECT_EQ(read([](const HubRecords& all) { return all.sanctions_of("p1"); }),
            (std::vector<Sanction>{ban("s2", 20, 50), lifted}));
  EXPECT_EQ(read([](const HubRecords& all) { return all.sanction("s1"); }), lifted);
}

TEST_P(Moderation, KeepsNotesAndTheLastSwitchOfAShield) {
  const PersonNote first{"n1", "p1", 10, "p9", Scope::event, "", "first"};
  const PersonNote second{"n2", "p1", 20, "p9", Scope::room, "r1", "second"};
  write([&](HubRecords& records) {
    records.add_note(first);
    records.add_note(second);
    records.put_shield({Scope::event, "", true, "p9", 10});
    records.put_shield({Scope::partner, "A", true, "p9", 20});
    records.put_shield({Scope::event, "", false, "p8", 30});
  });
  EXPECT_EQ(read([](const HubRecords& all) { return all.notes_on("p1"); }), (std::vector<PersonNote>{second, first}));
  EXPECT_EQ(read([](const HubRecords& all) { return all.shields(); }),
            (std::vector<Shield>{{Scope::event, "", false, "p8", 30}, {Scope::partner, "A", true, "p9", 20}}));
}

}  // namespace
}  // namespace beffroi::storage
