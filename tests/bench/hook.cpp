// How late the answer of a failing moderation hook comes, and what a hook that answers costs.
//
//   bench_hook [CALLS]     for each fault: CALLS calls (200), 8 at a time, deadline 800 ms; then 500 calls a second for
//                          ten seconds to a hook that answers after 50 ms.
//
// Prints a table: cause, and the 50th, 99th percentile and maximum of the time to the answer in milliseconds; for calls
// that run into the deadline also how far beyond it.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "faulty_service.hpp"
#include "outgoing/client.hpp"

namespace {

using namespace std::chrono_literals;
using namespace beffroi::outgoing;
using testing::FaultyService;
using testing::Peer;
using Clock = std::chrono::steady_clock;

constexpr auto kDeadline = 800ms;

// Times of calls that end on another thread.
class Times {
 public:
  void add(Clock::duration took) {
    const std::lock_guard lock(mutex_);
    ms_.push_back(std::chrono::duration<double, std::milli>(took).count());
    changed_.notify_all();
  }
  void wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ms_.size() >= count; });
  }
  double percentile(double share) {
    const std::lock_guard lock(mutex_);
    std::ranges::sort(ms_);
    return ms_[std::min(ms_.size() - 1, static_cast<std::size_t>(share * static_cast<double>(ms_.size())))];
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<double> ms_;
};

void call(Client& client, Times& times, std::atomic<int>& outcomes_ok) {
  const auto began = Clock::now();
  client.call({.body = R"({"v":1})", .deadline = kDeadline}, [&, began](beffroi::Result<Reply, CallFault> outcome) {
    if (outcome.ok()) ++outcomes_ok;
    times.add(Clock::now() - began);
  });
}

std::unique_ptr<Client> client_of(Loop& loop, const FaultyService& service) {
  auto to = parse_destination(service.url(), {.allow_private = true, .ports = {service.port()}});
  return Client::open(loop, {.to = std::move(to).value(), .allow_private = true}).value();
}

void report(const char* cause, Times& times, bool to_deadline) {
  const double beyond = times.percentile(0.99) - static_cast<double>(kDeadline.count());
  std::printf("%-24s %8.1f %8.1f %8.1f", cause, times.percentile(0.5), times.percentile(0.99), times.percentile(1));
  if (to_deadline) std::printf("   p99 is %.1f ms beyond the deadline", beyond);
  std::printf("\n");
}

void measure(const char* cause, const FaultyService::Behaviour& behaviour, std::size_t calls, bool to_deadline) {
  constexpr std::size_t at_once = 8;
  FaultyService service(behaviour);
  Loop loop;
  const auto client = client_of(loop, service);
  Times times;
  std::atomic<int> answered{0};
  for (std::size_t i = 0; i < calls; i += at_once) {
    for (std::size_t j = 0; j < at_once; ++j) call(*client, times, answered);
    times.wait_for(i + at_once);
  }
  report(cause, times, to_deadline);
}

void measure_load() {
  constexpr int calls = 5'000;
  FaultyService service([](Peer& peer) {
    while (!peer.read_request().empty()) {
      std::this_thread::sleep_for(50ms);
      if (!peer.answer(R"({"verdict":"allow"})")) return;
    }
  });
  Loop loop;
  const auto client = client_of(loop, service);
  Times times;
  std::atomic<int> answered{0};
  const auto began = Clock::now();
  for (int i = 0; i < calls; ++i) {
    std::this_thread::sleep_until(began + i * 2ms);
    call(*client, times, answered);
  }
  times.wait_for(calls);
  report("500/s, answers in 50 ms", times, false);
  std::printf("%d of %d answered\n", answered.load(), calls);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t calls = argc > 1 ? static_cast<std::size_t>(std::atoi(argv[1])) : 200;
  std::printf("%-24s %8s %8s %8s\n", "hook", "p50 ms", "p99 ms", "max ms");
  measure("hangs", [](Peer& peer) { peer.wait_for_end(); }, calls, true);
  measure(
      "one byte a second",
      [](Peer& peer) {
        peer.read_request();
        for (const char byte : std::string("HTTP/1.1 200 OK\r\n")) {
          if (!peer.send(std::string(1, byte))) return;
          std::this_thread::sleep_for(1s);
        }
      },
      calls, true);
  measure("resets", [](Peer& peer) { peer.reset(); }, calls, false);
  measure("500", testing::always("{}", 500), calls, false);
  measure("garbage", testing::always("no JSON"), calls, false);
  measure(
      "10 MB",
      [](Peer& peer) {
        peer.read_request();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10485760\r\n\r\n" + std::string(10 << 20, 'x'));
      },
      calls, false);
  measure_load();
}
