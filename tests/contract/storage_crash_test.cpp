// A process that writes to SQLite is killed at random moments, again and again on the same file. What it said was
// acknowledged is there afterwards, byte for byte, and every log is without holes. BEFFROI_CRASH_ROUNDS sets the number
// of rounds (12), BEFFROI_CRASH_SEED the moments.
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <sstream>

#include "contract/asking.hpp"
#include "contract/storages.hpp"

extern char** environ;

namespace beffroi::storage {
namespace {

constexpr int rooms = 6;
constexpr int told_on = 3;  // the descriptor on which the writer tells what was acknowledged

std::string body_of(const std::string& room, Seq seq) {
  return room + " " + std::to_string(seq) + " " + std::string(static_cast<std::size_t>(seq % 700), 'x');
}

void tell(const std::string& line) {
  if (::write(told_on, line.data(), line.size()) < 0) std::abort();
}

// Appends to a room for ever: 1, 2, 3, 1, ... entries, each time from the callback of the last.
class Writer {
 public:
  Writer(Storage& storage, std::string room, LogHead head)
      : storage_(storage), room_(std::move(room)), head_(std::move(head)) {}

  void go_on() {
    Append request{room_, head_.epoch, head_.seq, {}};
    for (Seq seq = head_.seq + 1; seq <= head_.seq + 1 + head_.seq % 3; ++seq) {
      request.entries.push_back({seq, room_ + "-" + std::to_string(seq), seq, body_of(room_, seq)});
    }
    storage_.append(std::move(request), [this](const AppendOutcome& outcome) {
      head_ = committed(outcome);
      tell(room_ + " " + std::to_string(head_.seq) + "\n");
      go_on();
    });
  }

 private:
  Storage& storage_;
  const std::string room_;
  LogHead head_;
};

void keep_auditing(Storage& storage, int number) {
  storage.with_records([number](HubRecords& records) { records.add_audit({.at = number, .actor = "writer"}); },
                       [&storage, number](const Result<Done, Unavailable>& done) {
                         if (!done.ok()) std::abort();
                         tell("audit " + std::to_string(number) + "\n");
                         keep_auditing(storage, number + 1);
                       });
}

std::int64_t last_audit(Storage& storage) {
  const auto newest = seen(storage, [](const HubRecords& records) { return records.audit_before(INT64_MAX, 1, {}); });
  return newest.empty() ? 0 : newest.front().at;
}

// The writing process: this program again, with this test alone. It ends by being killed.
TEST(StorageCrashWriter, WritesUntilItIsKilled) {
  const char* file = std::getenv("BEFFROI_CRASH_FILE");
  if (!file) GTEST_SKIP() << "started by StorageCrash";
  const auto storage = sqlite_at({.file = file});
  std::vector<std::unique_ptr<Writer>> writers;
  for (int i = 0; i < rooms; ++i) {
    const std::string room = "room" + std::to_string(i);
    writers.push_back(std::make_unique<Writer>(*storage, room, opened(*storage, room)));
  }
  keep_auditing(*storage, static_cast<int>(last_audit(*storage)) + 1);
  for (auto& writer : writers) writer->go_on();
  while (true) ::pause();
}

// A running writer and what it told.
class WritingProcess {
 public:
  explicit WritingProcess(const std::string& file) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], told_on);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", 1 /* O_WRONLY */, 0);
    std::vector<std::string> variables{"BEFFROI_CRASH_FILE=" + file};
    for (char** variable = environ; *variable; ++variable) variables.emplace_back(*variable);
    std::vector<char*> environment;
    for (std::string& variable : variables) environment.push_back(variable.data());
    environment.push_back(nullptr);
    std::string program = "contract";
    std::string filter = "--gtest_filter=StorageCrashWriter.*";
    char* arguments[] = {program.data(), filter.data(), nullptr};
    const int failed = ::posix_spawn(&process_, "/proc/self/exe", &actions, nullptr, arguments, environment.data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    told_ = ends[0];
    if (failed != 0) throw std::runtime_error("the writing process did not start");
  }
  WritingProcess(const WritingProcess&) = delete;
  WritingProcess& operator=(const WritingProcess&) = delete;
  ~WritingProcess() { ::close(told_); }

  // Kills it after at least `bytes` of what it tells, and gives all of it.
  std::string killed_after(std::size_t bytes) {
    std::string text;
    read_until(text, bytes);
    ::kill(process_, SIGKILL);
    read_until(text, SIZE_MAX);
    int status = 0;
    ::waitpid(process_, &status, 0);
    if (!WIFSIGNALED(status)) throw std::runtime_error("the writing process ended by itself");
    return text.substr(0, text.rfind('\n') + 1);
  }

 private:
  void read_until(std::string& text, std::size_t bytes) const {
    char buffer[4096];
    while (text.size() < bytes) {
      const auto count = ::read(told_, buffer, std::min(sizeof buffer, bytes - text.size()));
      if (count <= 0) return;
      text.append(buffer, static_cast<std::size_t>(count));
    }
  }

  pid_t process_ = 0;
  int told_ = -1;
};

using Acknowledged = std::map<std::string, Seq>;  // by room, and "audit"

void note(Acknowledged& acknowledged, const std::string& told) {
  std::istringstream lines(told);
  std::string what;
  for (Seq seq = 0; lines >> what >> seq;) acknowledged[what] = std::max(acknowledged[what], seq);
}

void expect_whole_log(Storage& storage, const std::string& room, Seq acknowledged) {
  const Seq head = opened(storage, room).seq;
  EXPECT_GE(head, acknowledged) << room << " lost acknowledged entries";
  Seq expected = 0;
  while (true) {
    const auto page = after(storage, room, expected, 1'000);
    for (const LogEntry& entry : page) {
      ++expected;
      ASSERT_EQ(entry, (LogEntry{expected, room + "-" + std::to_string(expected), expected, body_of(room, expected)}));
    }
    if (page.size() < 1'000) break;
  }
  EXPECT_EQ(expected, head) << room << " has a head that is not its last entry";
}

void expect_whole_audit(Storage& storage, std::int64_t acknowledged) {
  const auto rows =
      seen(storage, [](const HubRecords& records) { return records.audit_before(INT64_MAX, 1'000'000, {}); });
  EXPECT_GE(static_cast<std::int64_t>(rows.size()), acknowledged);
  auto expected = static_cast<std::int64_t>(rows.size());
  for (const AuditRecord& row : rows) ASSERT_EQ(row.at, expected--);
}

unsigned from_environment(const char* name, unsigned otherwise) {
  const char* text = std::getenv(name);
  return text ? static_cast<unsigned>(std::strtoul(text, nullptr, 10)) : otherwise;
}

// Some rounds on one file, so that each begins with what the last left behind. Gives how many entries were
// acknowledged.
Seq rounds_on_one_file(unsigned rounds, std::mt19937& random) {
  const TemporaryFolder folder;
  const auto file = folder / "hub.sqlite";
  std::uniform_int_distribution<std::size_t> moment(1, 30'000);
  Acknowledged acknowledged;
  for (unsigned round = 0; round < rounds && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("round " + std::to_string(round) + " on this file");
    note(acknowledged, WritingProcess(file.string()).killed_after(moment(random)));
    const auto storage = sqlite_at({.file = file});
    for (int i = 0; i < rooms; ++i) {
      const std::string room = "room" + std::to_string(i);
      expect_whole_log(*storage, room, acknowledged[room]);
    }
    expect_whole_audit(*storage, acknowledged["audit"]);
  }
  Seq sum = 0;
  for (const auto& [what, count] : acknowledged) sum += count;
  return sum;
}

TEST(StorageCrash, LosesNothingAcknowledgedWhenTheProcessIsKilled) {
  constexpr unsigned rounds_per_file = 12;
  const unsigned seed = from_environment("BEFFROI_CRASH_SEED", std::random_device{}());
  SCOPED_TRACE("BEFFROI_CRASH_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  Seq acknowledged = 0;
  for (unsigned left = from_environment("BEFFROI_CRASH_ROUNDS", rounds_per_file); left > 0 && !HasFailure();) {
    const unsigned rounds = std::min(left, rounds_per_file);
    acknowledged += rounds_on_one_file(rounds, random);
    left -= rounds;
  }
  EXPECT_GT(acknowledged, 0);
  std::cout << acknowledged << " acknowledged entries and audit rows, none lost\n";
}

}  // namespace
}  // namespace beffroi::storage
