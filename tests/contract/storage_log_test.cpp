// What every storage promises about room logs (storage/storage.hpp).
#include <algorithm>
#include <atomic>
#include <latch>
#include <thread>

#include "contract/asking.hpp"
#include "contract/storages.hpp"
#include "storage/limits.hpp"

namespace beffroi::storage {
namespace {

using RoomLog = StorageContract;
INSTANTIATE_TEST_SUITE_P(Every, RoomLog, ::testing::ValuesIn(implementations), name_of_case);

TEST_P(RoomLog, BeginsEmptyWithTheGivenEpochAndKeepsIt) {
  EXPECT_EQ(opened(*storage_, "hall", "first"), (LogHead{"first", 0}));
  EXPECT_EQ(opened(*storage_, "hall", "second"), (LogHead{"first", 0}));
  EXPECT_EQ(opened(*storage_, "other", "second"), (LogHead{"second", 0}));
}

TEST_P(RoomLog, GivesBackWhatWasAppendedByteForByte) {
  const LogHead head = opened(*storage_, "hall");
  Append request = growing("hall", head, 3);
  request.entries[1].body = std::string("quote ' \" nul \0 emoji \xF0\x9F\x94\x94 end", 28);
  request.entries[2].body.clear();
  const auto wanted = request.entries;
  EXPECT_EQ(committed(append(*storage_, request)), (LogHead{"epoch-1", 3}));
  EXPECT_EQ(after(*storage_, "hall", 0), wanted);
  EXPECT_EQ(opened(*storage_, "hall"), (LogHead{"epoch-1", 3}));
}

TEST_P(RoomLog, RefusesAnAppendThatExpectsAnotherHead) {
  const LogHead empty = opened(*storage_, "hall");
  const LogHead head = committed(append(*storage_, growing("hall", empty, 2)));
  for (const Seq expected : {Seq{0}, Seq{1}, Seq{3}}) {
    const auto outcome = append(*storage_, growing("hall", {head.epoch, expected}, 1, "late"));
    ASSERT_TRUE(std::holds_alternative<Conflict>(outcome)) << expected;
    EXPECT_EQ(std::get<Conflict>(outcome).head, head);
  }
  EXPECT_EQ(after(*storage_, "hall", 0), entries(1, 2));
}

TEST_P(RoomLog, RefusesAnAppendOfAnotherEpochOrOfAnUnknownRoom) {
  const LogHead head = opened(*storage_, "hall");
  const auto other_epoch = append(*storage_, growing("hall", {"forked", 0}, 1));
  EXPECT_EQ(std::get<Conflict>(other_epoch).head, head);
  const auto unknown = append(*storage_, growing("nowhere", {"epoch-1", 0}, 1));
  EXPECT_EQ(std::get<Conflict>(unknown).head, (LogHead{"", 0}));
  EXPECT_TRUE(after(*storage_, "nowhere", 0).empty());
}

TEST_P(RoomLog, RefusesEntriesThatDoNotContinueTheExpectedHead) {
  const LogHead head = opened(*storage_, "hall");
  const auto refused = [&](std::vector<LogEntry> wrong) {
    return std::holds_alternative<Unavailable>(append(*storage_, {"hall", head.epoch, head.seq, std::move(wrong)}));
  };
  EXPECT_TRUE(refused({}));
  EXPECT_TRUE(refused(entries(2, 3)));
  EXPECT_TRUE(refused({{1, "a", 0, ""}, {3, "b", 0, ""}}));
  EXPECT_TRUE(refused(entries(1, Seq{limits::entries_per_append} + 1)));
  EXPECT_TRUE(after(*storage_, "hall", 0).empty());
}

TEST_P(RoomLog, ReadsPagesForwardsAndBackwards) {
  append(*storage_, growing("hall", opened(*storage_, "hall"), 10));
  append(*storage_, growing("next door", opened(*storage_, "next door"), 5, "other"));
  EXPECT_EQ(after(*storage_, "hall", 4, 3), entries(5, 7));
  EXPECT_EQ(after(*storage_, "hall", 8, 3), entries(9, 10));
  EXPECT_EQ(after(*storage_, "hall", -5, 2), entries(1, 2));
  EXPECT_TRUE(after(*storage_, "hall", 10).empty());
  EXPECT_TRUE(after(*storage_, "hall", 0, 0).empty());
  EXPECT_EQ(before(*storage_, "hall", 5, 3), entries(2, 4));
  EXPECT_EQ(before(*storage_, "hall", 3, 10), entries(1, 2));
  EXPECT_EQ(before(*storage_, "hall", 1'000, 2), entries(9, 10));
  EXPECT_TRUE(before(*storage_, "hall", 1).empty());
}

TEST_P(RoomLog, BoundsWhatOneReadGives) {
  LogHead head = opened(*storage_, "hall");
  head = committed(append(*storage_, growing("hall", head, Seq{limits::entries_per_append})));
  EXPECT_EQ(after(*storage_, "hall", 0, 1'000'000).size(), limits::entries_per_read);
  EXPECT_EQ(before(*storage_, "hall", head.seq + 1, 1'000'000).back().seq, head.seq);
}

TEST_P(RoomLog, TakesAppendsInTheOrderTheyWereAskedFor) {
  const LogHead head = opened(*storage_, "hall");
  constexpr Seq count = 500;
  std::vector<Answer<AppendOutcome>> answers(count);
  for (Seq i = 0; i < count; ++i) {
    storage_->append(growing("hall", {head.epoch, i}, 1), answers[static_cast<std::size_t>(i)].taker());
  }
  for (auto& answer : answers) committed(answer.get());
  EXPECT_EQ(after(*storage_, "hall", 0), entries(1, count));
}

TEST_P(RoomLog, KeepsAConflictAwayFromTheAppendsBesideIt) {
  const LogHead hall = opened(*storage_, "hall");
  const LogHead foyer = opened(*storage_, "foyer");
  Answer<AppendOutcome> before_it, conflicting, after_it, chained;
  storage_->append(growing("hall", hall, 2), before_it.taker());
  storage_->append(growing("hall", hall, 1, "loser"), conflicting.taker());
  storage_->append(growing("foyer", foyer, 1), after_it.taker());
  storage_->append(growing("hall", {hall.epoch, 2}, 1), chained.taker());
  EXPECT_EQ(committed(before_it.get()).seq, 2);
  EXPECT_EQ(std::get<Conflict>(conflicting.get()).head.seq, 2);
  EXPECT_EQ(committed(after_it.get()).seq, 1);
  EXPECT_EQ(committed(chained.get()).seq, 3);
  EXPECT_EQ(after(*storage_, "hall", 0), entries(1, 3));
}

// Nodes that race for one room: each either wins or catches up, and nothing is lost or kept twice.
TEST_P(RoomLog, LetsManyWritersOfOneRoomAgree) {
  constexpr int writers = 4;
  constexpr int each = 50;
  opened(*storage_, "hall");
  std::latch start(writers);
  std::vector<std::thread> threads;
  for (int w = 0; w < writers; ++w) {
    threads.emplace_back([&, w] {
      start.arrive_and_wait();
      LogHead head{"epoch-1", 0};
      for (int won = 0; won < each;) {
        const auto outcome = append(*storage_, growing("hall", head, 1, "w" + std::to_string(w)));
        const auto* conflict = std::get_if<Conflict>(&outcome);
        head = conflict ? conflict->head : committed(outcome);
        if (!conflict) ++won;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  const auto log = after(*storage_, "hall", 0);
  ASSERT_EQ(log.size(), std::size_t{writers * each});
  for (std::size_t i = 0; i < log.size(); ++i) EXPECT_EQ(log[i].seq, static_cast<Seq>(i) + 1);
  for (int w = 0; w < writers; ++w) {
    const std::string mark = "w" + std::to_string(w) + "-";
    EXPECT_EQ(std::ranges::count_if(log, [&](const LogEntry& entry) { return entry.id.starts_with(mark); }), each);
  }
}

// A read asked for in the callback of an append sees that append.
TEST_P(RoomLog, ShowsAnAppendToWhoeverWasToldOfIt) {
  LogHead head = opened(*storage_, "hall");
  for (int round = 0; round < 100; ++round) {
    Answer<Result<std::vector<LogEntry>, Unavailable>> read;
    storage_->append(growing("hall", head, 1), [&](const AppendOutcome& outcome) {
      head = committed(outcome);
      storage_->read_after("hall", head.seq - 1, 10, read.taker());
    });
    ASSERT_EQ(read.get().value().size(), 1U) << round;
  }
}

TEST_P(RoomLog, FinishesWhatItAcceptedWhenItCloses) {
  const LogHead head = opened(*storage_, "hall");
  constexpr int count = 2'000;
  std::atomic<int> kept{0};
  for (Seq i = 0; i < count; ++i) {
    storage_->append(growing("hall", {head.epoch, i}, 1), [&](const AppendOutcome& outcome) {
      if (std::holds_alternative<Committed>(outcome)) ++kept;
    });
  }
  storage_->close();
  EXPECT_EQ(kept, count);
  storage_->close();
}

TEST_P(RoomLog, AnswersAtOnceThatItIsClosed) {
  storage_->close();
  int answers = 0;
  storage_->append(growing("hall", {"e", 0}, 1),
                   [&](const AppendOutcome& outcome) { answers += std::holds_alternative<Unavailable>(outcome); });
  storage_->open_log("hall", "e", [&](const auto& head) { answers += !head.ok(); });
  storage_->read_after("hall", 0, 1, [&](const auto& read) { answers += !read.ok(); });
  storage_->read_before("hall", 1, 1, [&](const auto& read) { answers += !read.ok(); });
  storage_->with_records([](HubRecords&) {}, [&](const auto& done) { answers += !done.ok(); });
  storage_->look_at_records([](const HubRecords&) {}, [&](const auto& done) { answers += !done.ok(); });
  EXPECT_EQ(answers, 6);
}

// The storage thread is held up by a callback while more is asked for than may wait.
TEST_P(RoomLog, RefusesWhatDoesNotFitIntoItsQueue) {
  opened(*storage_, "hall");
  Answer<bool> stopped, go_on;
  storage_->open_log("hall", "e", [&](const auto&) {
    stopped.taker()(true);
    go_on.get();
  });
  stopped.get();
  std::atomic<std::size_t> refused{0};
  std::atomic<std::size_t> accepted{0};
  const auto count = [&](const auto& head) { ++(head.ok() ? accepted : refused); };
  for (std::size_t i = 0; i < limits::queued_operations + 10; ++i) storage_->open_log("hall", "e", count);
  EXPECT_EQ(refused, 10U);
  go_on.taker()(true);
  storage_->close();
  EXPECT_EQ(accepted, limits::queued_operations);
}

}  // namespace
}  // namespace beffroi::storage
