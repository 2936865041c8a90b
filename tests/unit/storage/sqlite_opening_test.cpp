// What keeps a hub from starting on a file that it must not use, and what it says then.
#include <array>
#include <fstream>

#include "contract/asking.hpp"
#include "contract/storages.hpp"
#include "storage/sqlite/migrations.hpp"

namespace beffroi::storage {
namespace {

using Kind = OpenFailure::Kind;
using sqlite::Database;
using sqlite::Migration;

class SqliteOpening : public ::testing::Test {
 protected:
  OpenFailure failure() const {
    auto storage = open_sqlite_storage({.file = file_});
    EXPECT_FALSE(storage.ok());
    return storage.ok() ? OpenFailure{} : storage.error();
  }

  Database raw() const { return {file_, Database::Access::write, ""}; }

  static std::int64_t number(Database& database, std::string_view sql) {
    auto row = database.query(sql);
    return row.next() ? row.number(0) : -1;
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "hub.sqlite";
};

TEST_F(SqliteOpening, FindsEverythingAgain) {
  {
    const auto storage = sqlite_at({.file = file_});
    append(*storage, growing("hall", opened(*storage, "hall", "the epoch"), 3));
    EXPECT_TRUE(written(*storage, [](HubRecords& records) {
                  records.put_setting("name", "Beffroi");
                  return true;
                }).ok());
  }
  const auto storage = sqlite_at({.file = file_});
  EXPECT_EQ(opened(*storage, "hall", "another"), (LogHead{"the epoch", 3}));
  EXPECT_EQ(after(*storage, "hall", 0), entries(1, 3));
  EXPECT_EQ(seen(*storage, [](const HubRecords& records) { return records.setting("name"); }), "Beffroi");
}

TEST_F(SqliteOpening, RefusesAFolderThatIsNotThere) {
  file_ = folder_ / "nowhere/hub.sqlite";
  EXPECT_EQ(failure().kind, Kind::cannot_open);
  EXPECT_NE(failure().sentence.find("folder"), std::string::npos);
}

TEST_F(SqliteOpening, RefusesASecondHubOnTheSameFile) {
  const auto first = sqlite_at({.file = file_});
  EXPECT_EQ(failure().kind, Kind::in_use);
  first->close();
}

TEST_F(SqliteOpening, RefusesAFileOfANewerVersion) {
  sqlite_at({.file = file_})->close();
  raw().run("INSERT INTO schema_version (version, name) VALUES (99, 'future')");
  EXPECT_EQ(failure().kind, Kind::newer_schema);
  EXPECT_NE(failure().sentence.find("schema 99"), std::string::npos) << failure().sentence;
  EXPECT_NE(failure().sentence.find("hub.sqlite"), std::string::npos) << failure().sentence;
}

TEST_F(SqliteOpening, RefusesTheDatabaseOfAnotherProgramAndLeavesItAlone) {
  raw().script("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1);");
  EXPECT_EQ(failure().kind, Kind::not_ours);
  auto database = raw();
  EXPECT_EQ(number(database, "SELECT count(*) FROM sqlite_schema"), 1);
  EXPECT_EQ(number(database, "PRAGMA application_id"), 0);
}

TEST_F(SqliteOpening, RefusesWhatIsNoDatabase) {
  std::ofstream(file_) << std::string(5'000, 'x');
  EXPECT_EQ(failure().kind, Kind::damaged);
  EXPECT_NE(failure().sentence.find("restore"), std::string::npos) << failure().sentence;
}

TEST_F(SqliteOpening, RefusesADamagedFile) {
  {
    const auto storage = sqlite_at({.file = file_});
    append(*storage, growing("hall", opened(*storage, "hall"), 5'000));
  }
  std::fstream bytes(file_, std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekp(40 * 4'096);
  bytes << std::string(3 * 4'096, '\x5a');
  bytes.close();
  EXPECT_EQ(failure().kind, Kind::damaged);
}

// ---- migrations

constexpr Migration first{1, "first", "CREATE TABLE first (x); INSERT INTO first VALUES (1);"};
constexpr Migration second{2, "second", "ALTER TABLE first ADD COLUMN y DEFAULT 7;"};
constexpr Migration broken{3, "broken", "CREATE TABLE third (x); INSERT INTO nowhere VALUES (1);"};

TEST_F(SqliteOpening, MigratesOnlyWhatIsMissing) {
  auto database = raw();
  EXPECT_TRUE(migrate(database, std::array{first}).ok());
  EXPECT_TRUE(migrate(database, std::array{first, second}).ok());
  EXPECT_TRUE(migrate(database, std::array{first, second}).ok());
  EXPECT_EQ(number(database, "SELECT sum(y) FROM first"), 7);
  EXPECT_EQ(number(database, "SELECT count(*) FROM schema_version"), 2);
}

TEST_F(SqliteOpening, TakesAFailedMigrationBack) {
  auto database = raw();
  const auto outcome = migrate(database, std::array{first, second, broken});
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().kind, Kind::migration_failed);
  EXPECT_NE(outcome.error().sentence.find("nowhere"), std::string::npos) << outcome.error().sentence;
  EXPECT_EQ(number(database, "SELECT max(version) FROM schema_version"), 2);
  EXPECT_EQ(number(database, "SELECT count(*) FROM sqlite_schema WHERE name = 'third'"), 0);
}

TEST_F(SqliteOpening, NumbersItsMigrationsFromOne) {
  int expected = 0;
  for (const Migration& step : sqlite::migrations()) EXPECT_EQ(step.number, ++expected);
}

// ---- the schema itself

TEST_F(SqliteOpening, NeverChangesOrDeletesAuditRows) {
  {
    const auto storage = sqlite_at({.file = file_});
    EXPECT_TRUE(written(*storage, [](HubRecords& records) {
                  records.add_audit({.at = 1, .actor = "p1"});
                  return true;
                }).ok());
  }
  auto database = raw();
  EXPECT_THROW(database.run("UPDATE audit_records SET actor = 'nobody'"), sqlite::SqlError);
  EXPECT_THROW(database.run("DELETE FROM audit_records"), sqlite::SqlError);
}

}  // namespace
}  // namespace beffroi::storage
