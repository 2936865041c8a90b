// SQLite on a disk that fails: nothing is acknowledged that is not on it, reading goes on, and writing comes back.
#include <chrono>
#include <thread>

#include "contract/asking.hpp"
#include "contract/storages.hpp"
#include "unit/storage/failing_disk.hpp"

namespace beffroi::storage {
namespace {

std::string reason_of(const AppendOutcome& outcome) {
  const auto* unavailable = std::get_if<Unavailable>(&outcome);
  return unavailable ? unavailable->reason : "";
}

class SqliteFailures : public ::testing::Test {
 protected:
  SqliteOptions on_failing_disk() {
    SqliteOptions options;
    options.file = folder_ / "hub.sqlite";
    options.vfs = FailingDisk::vfs;
    return options;
  }

  // Appends until one is refused; gives the last acknowledged head.
  static LogHead fill(Storage& storage, LogHead head) {
    while (true) {
      const auto outcome = append(storage, growing("hall", head, 50));
      if (!std::holds_alternative<Committed>(outcome)) {
        EXPECT_NE(reason_of(outcome).find("full"), std::string::npos) << reason_of(outcome);
        return head;
      }
      head = committed(outcome);
    }
  }

  // Asks again while the storage is unavailable, for five seconds at most.
  static AppendOutcome appended_at_last(Storage& storage, const Append& request) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    AppendOutcome outcome = append(storage, request);
    while (std::holds_alternative<Unavailable>(outcome) && std::chrono::steady_clock::now() < deadline) {
      std::this_thread::yield();
      outcome = append(storage, request);
    }
    return outcome;
  }

  TemporaryFolder folder_;
  FailingDisk disk_;
};

TEST_F(SqliteFailures, RefusesWhatAFullFileCannotTakeAndKeepsTheRest) {
  SqliteOptions options;
  options.file = folder_ / "hub.sqlite";
  options.max_pages = 80;
  LogHead head;
  {
    const auto storage = sqlite_at(options);
    head = fill(*storage, opened(*storage, "hall"));
    EXPECT_GT(head.seq, 0);
    EXPECT_EQ(after(*storage, "hall", 0), entries(1, head.seq));
    EXPECT_TRUE(std::holds_alternative<Unavailable>(append(*storage, growing("hall", head, 50))));
    EXPECT_EQ(opened(*storage, "hall"), head);
  }
  options.max_pages.reset();
  const auto storage = sqlite_at(options);
  EXPECT_EQ(committed(append(*storage, growing("hall", head, 50))).seq, head.seq + 50);
  EXPECT_EQ(after(*storage, "hall", 0), entries(1, head.seq + 50));
}

TEST_F(SqliteFailures, GoesOnWhenAFullDiskHasSpaceAgain) {
  const auto storage = sqlite_at(on_failing_disk());
  const LogHead head = committed(append(*storage, growing("hall", opened(*storage, "hall"), 3)));
  const auto opens = disk_.main_opens();
  disk_.become(Disk::full);
  EXPECT_NE(reason_of(append(*storage, growing("hall", head, 1))).find("full"), std::string::npos);
  EXPECT_FALSE(written(*storage, [](HubRecords& records) {
                 records.put_setting("k", "v");
                 return true;
               }).ok());
  EXPECT_EQ(after(*storage, "hall", 0), entries(1, 3)) << "reading goes on";
  EXPECT_FALSE(seen(*storage, [](const HubRecords& records) { return records.setting("k"); }));
  disk_.become(Disk::sound);
  EXPECT_EQ(committed(append(*storage, growing("hall", head, 2))).seq, 5);
  EXPECT_LE(disk_.main_opens() - opens, 1) << "only the reader was opened: a full disk is no reason to doubt the file";
}

// What the kernel holds after a failed sync is not what the disk holds: only a checked, new connection goes on.
TEST_F(SqliteFailures, OpensTheFileAgainAfterAFailedSync) {
  const auto storage = sqlite_at(on_failing_disk());
  const LogHead head = committed(append(*storage, growing("hall", opened(*storage, "hall"), 3)));
  after(*storage, "hall", 0);  // the reader is open
  const auto opens = disk_.main_opens();
  disk_.become(Disk::cannot_sync);
  for (int i = 0; i < 3; ++i) EXPECT_NE(reason_of(append(*storage, growing("hall", head, 1, "lost"))), "");
  EXPECT_EQ(after(*storage, "hall", 0), entries(1, 3)) << "nothing that failed is shown";
  disk_.become(Disk::sound);
  EXPECT_EQ(committed(appended_at_last(*storage, growing("hall", head, 1))).seq, 4);
  EXPECT_GT(disk_.main_opens(), opens);
  EXPECT_EQ(after(*storage, "hall", 0), entries(1, 4));
}

// With no other connection open, the transaction whose sync failed may come back when the file is opened again, as
// after a crash. Its writer is told by a conflict; the log is whole either way.
TEST_F(SqliteFailures, TellsTheWriterWhatBecameOfAFailedSync) {
  const auto storage = sqlite_at(on_failing_disk());
  const LogHead head = committed(append(*storage, growing("hall", opened(*storage, "hall"), 3)));
  disk_.become(Disk::cannot_sync);
  EXPECT_NE(reason_of(append(*storage, growing("hall", head, 1, "doubtful"))), "");
  disk_.become(Disk::sound);
  const auto outcome = appended_at_last(*storage, growing("hall", head, 1));
  ASSERT_FALSE(std::holds_alternative<Unavailable>(outcome)) << reason_of(outcome);
  const bool came_back = std::holds_alternative<Conflict>(outcome);
  const auto log = after(*storage, "hall", 0);
  ASSERT_EQ(log.size(), 4U);
  EXPECT_EQ(log.back().id, came_back ? "doubtful-4" : "e-4");
  EXPECT_EQ(before(*storage, "hall", 4), entries(1, 3));
}

TEST_F(SqliteFailures, SyncsBeforeItAcknowledges) {
  const auto storage = sqlite_at(on_failing_disk());
  LogHead head = opened(*storage, "hall");
  for (int i = 0; i < 10; ++i) {
    const auto before = disk_.syncs();
    head = committed(append(*storage, growing("hall", head, 1)));
    EXPECT_GE(disk_.syncs(), before + 1);
  }
}

// One sync acknowledges everything that waited: 2,000 appends need few.
TEST_F(SqliteFailures, CommitsInGroups) {
  const auto storage = sqlite_at(on_failing_disk());
  const LogHead head = opened(*storage, "hall");
  const auto before = disk_.syncs();
  constexpr Seq count = 2'000;
  std::vector<Answer<AppendOutcome>> answers(count);
  Answer<bool> gathered;
  Answer<bool> started;
  storage->open_log("hall", "", [&](const auto&) {
    started.taker()(true);
    gathered.get();
  });
  started.get();
  for (Seq i = 0; i < count; ++i) {
    storage->append(growing("hall", {head.epoch, i}, 1), answers[static_cast<std::size_t>(i)].taker());
  }
  gathered.taker()(true);
  for (auto& answer : answers) committed(answer.get());
  EXPECT_LE(disk_.syncs() - before, 20);
}

TEST_F(SqliteFailures, LeavesOneFileBehindWhenItCloses) {
  const auto storage = sqlite_at(on_failing_disk());
  append(*storage, growing("hall", opened(*storage, "hall"), 3));
  after(*storage, "hall", 0);
  EXPECT_TRUE(std::filesystem::exists(folder_ / "hub.sqlite-wal"));
  storage->close();
  EXPECT_FALSE(std::filesystem::exists(folder_ / "hub.sqlite-wal"));
}

}  // namespace
}  // namespace beffroi::storage
