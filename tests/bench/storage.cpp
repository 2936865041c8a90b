// How many appends a second SQLite acknowledges, each durable before the next one of its room is asked for.
//   bench_storage [folder] [seconds]      the folder says which disk is measured
#include "storage/storage.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "storage/sqlite/sqlite_storage.hpp"

namespace {

using namespace beffroi::storage;
using Clock = std::chrono::steady_clock;

struct Run {
  explicit Run(Storage& measured) : storage(measured) {}

  Storage& storage;
  std::atomic<bool> over{false};
  std::atomic<std::int64_t> acknowledged{0};
  std::mutex mutex;
  std::vector<double> times_ms;  // guarded by mutex
};

// One room that appends again as soon as the last append is durable.
class Room {
 public:
  Room(Run& run, std::string name) : run_(run), name_(std::move(name)) {}

  void begin() {
    run_.storage.open_log(name_, "epoch", [this](auto head) {
      head_ = head.value();
      go_on();
    });
  }

 private:
  void go_on() {
    if (run_.over) return;
    const auto asked = Clock::now();
    const Seq seq = head_.seq + 1;
    run_.storage.append({name_, head_.epoch, head_.seq, {{seq, name_ + std::to_string(seq), 0, body_}}},
                        [this, asked](const AppendOutcome& outcome) {
                          head_ = std::get<Committed>(outcome).head;
                          ++run_.acknowledged;
                          const std::chrono::duration<double, std::milli> took = Clock::now() - asked;
                          {
                            const std::lock_guard lock(run_.mutex);
                            run_.times_ms.push_back(took.count());
                          }
                          go_on();
                        });
  }

  Run& run_;
  const std::string name_;
  const std::string body_ = std::string(350, 'x');
  LogHead head_;
};

void measure(const std::filesystem::path& folder, int rooms, std::chrono::seconds length) {
  const auto file = folder / "bench.sqlite";
  auto opened = open_sqlite_storage({.file = file});
  if (!opened.ok()) {
    std::fprintf(stderr, "%s\n", opened.error().sentence.c_str());
    std::exit(1);
  }
  Run run(*opened.value());
  std::vector<std::unique_ptr<Room>> all;
  for (int i = 0; i < rooms; ++i) all.push_back(std::make_unique<Room>(run, "room" + std::to_string(i)));
  const auto begun = Clock::now();
  for (auto& room : all) room->begin();
  ::sleep(static_cast<unsigned>(length.count()));
  run.over = true;
  run.storage.close();
  const std::chrono::duration<double> took = Clock::now() - begun;
  std::ranges::sort(run.times_ms);
  const auto at = [&](double share) {
    return run.times_ms[static_cast<std::size_t>(share * static_cast<double>(run.times_ms.size() - 1))];
  };
  std::printf("%4d rooms: %8.0f acknowledged appends/s, p50 %.2f ms, p99 %.2f ms, worst %.1f ms\n", rooms,
              static_cast<double>(run.acknowledged) / took.count(), at(0.5), at(0.99), at(1));
  std::filesystem::remove(file);
  std::filesystem::remove(file.string() + ".lock");
}

}  // namespace

int main(int count, char** arguments) {
  const std::filesystem::path folder = count > 1 ? arguments[1] : std::filesystem::temp_directory_path().c_str();
  const std::chrono::seconds length(count > 2 ? std::atoi(arguments[2]) : 5);
  for (const int rooms : {1, 20, 200}) measure(folder, rooms, length);
}
