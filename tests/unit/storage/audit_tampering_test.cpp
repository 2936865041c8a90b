// The audit in the file, after somebody with the file and a SQL shell was there.
#include <gtest/gtest.h>

#include "contract/asking.hpp"
#include "contract/storages.hpp"
#include "storage/audit_chain.hpp"
#include "storage/sqlite/database.hpp"
#include "storage/sqlite/migrations.hpp"

namespace beffroi::storage {
namespace {

struct AuditTampering : testing::Test {
  TemporaryFolder folder;
  std::filesystem::path file = folder / "hub.sqlite";

  void begin_again() {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
    SetUp();
  }

  void SetUp() override {
    const auto storage = sqlite_at({.file = file});
    ASSERT_TRUE(written(*storage, [](HubRecords& records) {
                  for (TimeMs at = 1; at <= 6; ++at) {
                    records.add_audit({.at = at,
                                       .actor = "p1",
                                       .name = "Modératrice exemple",
                                       .act = protocol::AuditAct::remove,
                                       .person = "p2",
                                       .note = "note " + std::to_string(at)});
                  }
                  return true;
                }).ok());
  }

  void tamper(const std::string& sql) {
    sqlite::Database database(file, sqlite::Database::Access::write, "");
    database.script("DROP TRIGGER audit_records_are_never_changed; DROP TRIGGER audit_records_are_never_deleted;");
    database.script(sql);
  }

  protocol::AuditCheck check() {
    const auto storage = sqlite_at({.file = file});
    return seen(*storage, [](const HubRecords& records) {
      ChainReader chain;
      for (const AuditRecord& record : records.audit_after(0, 1000, {})) chain.take(record);
      return chain.verdict(records.audit_head());
    });
  }
};

TEST_F(AuditTampering, NothingHappened) {
  EXPECT_TRUE(check().intact);
  EXPECT_EQ(check().records, 6);
}

TEST_F(AuditTampering, AnAlteredRecordIsFound) {
  for (const char* change : {"note = 'note 9'", "actor = 'p9'", "person = NULL", "at = 99", "act = 'approve'"}) {
    tamper("UPDATE audit_records SET " + std::string(change) + " WHERE id = 3");
    EXPECT_EQ(check().broken, 3) << change;
    begin_again();
  }
}

TEST_F(AuditTampering, ARemovedRecordIsFound) {
  tamper("DELETE FROM audit_records WHERE id = 4");
  EXPECT_EQ(check().broken, 4);
}

TEST_F(AuditTampering, ARemovedRecordIsFoundWhenTheOthersCloseTheGap) {
  tamper("DELETE FROM audit_records WHERE id = 4; UPDATE audit_records SET id = id - 1 WHERE id > 4");
  EXPECT_EQ(check().broken, 4);
}

TEST_F(AuditTampering, RecordsCutOffAtTheEndAreMissed) {
  tamper("DELETE FROM audit_records WHERE id > 4");
  EXPECT_EQ(check().broken, 5);
}

TEST_F(AuditTampering, AnInsertedRecordIsFound) {
  tamper(
      "UPDATE audit_records SET id = -id - 1 WHERE id > 2; UPDATE audit_records SET id = -id WHERE id < 0;"
      "INSERT INTO audit_records SELECT 3, at, actor, name, role, act, room, item, person, target, reason, note, "
      "partner, entry, hash FROM audit_records WHERE id = 2");
  EXPECT_EQ(check().broken, 3);
}

TEST_F(AuditTampering, ARecordAddedAtTheEndIsFound) {
  tamper(
      "INSERT INTO audit_records SELECT 7, at, actor, name, role, act, room, item, person, target, reason, note, "
      "partner, entry, hash FROM audit_records WHERE id = 6");
  EXPECT_EQ(check().broken, 7);
}

TEST_F(AuditTampering, MovedRecordsAreFound) {
  tamper(
      "UPDATE audit_records SET id = -1 WHERE id = 2; UPDATE audit_records SET id = 2 WHERE id = 5;"
      "UPDATE audit_records SET id = 5 WHERE id = -1");
  EXPECT_EQ(check().broken, 2);
}

TEST_F(AuditTampering, ARecordThatWasGivenANewHashBreaksTheNext) {
  auto storage = sqlite_at({.file = file});
  auto records = seen(*storage, [](const HubRecords& all) { return all.audit_after(0, 10, {}); });
  storage.reset();
  records[2].note = "never happened";
  tamper("UPDATE audit_records SET note = 'never happened', hash = '" + chained_hash(*records[1].hash, records[2]) +
         "' WHERE id = 3");
  EXPECT_EQ(check().broken, 4);
}

// Files of before the chain keep their rows.
TEST_F(AuditTampering, FormerRowsBecomeTheFirstOfTheChain) {
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
  {
    sqlite::Database database(file, sqlite::Database::Access::write, "");
    ASSERT_TRUE(sqlite::migrate(database, sqlite::migrations().first(1)).ok());
    database.script(
        "INSERT INTO audit (at, actor, action, target, detail) VALUES (5, '', 'import', 'programme', 'added 2'), "
        "(6, 'p1', 'take_role', 'p2', 'moderator hub')");
  }
  EXPECT_TRUE(check().intact);
  const auto storage = sqlite_at({.file = file});
  const auto records = seen(*storage, [](const HubRecords& all) { return all.audit_after(0, 10, {}); });
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].act, protocol::AuditAct::programme);
  EXPECT_FALSE(records[0].actor);
  EXPECT_EQ(records[0].target, "programme");
  EXPECT_EQ(records[1].person, "p2");
  EXPECT_EQ(records[1].note, "moderator hub");
}

}  // namespace
}  // namespace beffroi::storage
