// Hosting on real threads: what the manual loops cannot show. Run it under the thread sanitizer.
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "world.hpp"

namespace beffroi::hosting {
namespace {

using namespace protocol;
using testing::Client;
using testing::room_name;

class RealClock final : public Clock {
 public:
  std::int64_t wall_ms() const override { return ms<std::chrono::system_clock>(); }
  std::int64_t steady_ms() const override { return ms<std::chrono::steady_clock>(); }

 private:
  template <class Of>
  static std::int64_t ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Of::now().time_since_epoch()).count();
  }
};

class ThreadLoop final : public IoLoop {
 public:
  ~ThreadLoop() override { stop(); }
  void post(Task task) override {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    wake_.notify_one();
  }
  void after(std::chrono::milliseconds delay, Task task) override {
    const std::lock_guard lock(mutex_);
    timers_.emplace(std::chrono::steady_clock::now() + delay, std::move(task));
  }
  Volley& volley() override { return volley_; }
  void start() {
    thread_ = std::thread([this] { run(); });
  }
  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
      wake_.notify_one();
    }
    if (thread_.joinable()) {
      thread_.join();
    }
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    while (!stopped_) {
      Task task;
      const bool due = !timers_.empty() && timers_.begin()->first <= std::chrono::steady_clock::now();
      if (due) {
        task = std::move(timers_.begin()->second);
        timers_.erase(timers_.begin());
      } else if (!tasks_.empty()) {
        task = std::move(tasks_.front());
        tasks_.pop_front();
      } else if (timers_.empty()) {
        wake_.wait(lock);
        continue;
      } else {
        const auto next = timers_.begin()->first;
        wake_.wait_until(lock, next);
        continue;
      }
      lock.unlock();
      task();
      task = nullptr;
      lock.lock();
    }
  }

  WriteEach volley_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> tasks_;
  std::multimap<std::chrono::steady_clock::time_point, Task> timers_;
  bool stopped_ = false;
  std::thread thread_;
};

// A person on one thread: says hello, joins, chats until all of its messages are acknowledged.
struct Visitor {
  Client client;
  ThreadLoop* loop;
  int to_send;

  static constexpr int messages = 3;

  void poll(std::atomic<int>& finished) {
    client.read();
    const bool welcome = !client.all_of<server::Welcome>().empty();
    const auto& rooms = client.rooms;
    if (welcome && rooms.empty() && !asked) {
      asked = true;
      client.join(room_name);
    }
    const bool inside = rooms.contains(room_name) && rooms.at(room_name).snapshots > 0;
    if (inside && to_send > 0) {
      client.chat(room_name, client.person + " says " + std::to_string(to_send--));
    }
    if (client.all_of<server::Ok>().size() == messages) {
      ++finished;
      return;
    }
    loop->after(std::chrono::milliseconds(1), [this, &finished] { poll(finished); });
  }
  bool asked = false;
};

void wait_for(const std::function<bool()>& done) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!done() && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::yield();
  }
  ASSERT_TRUE(done());
}

TEST(Threads, VisitorsOnFourThreadsAllSeeTheSame) {
  RealClock clock;
  storage::MemoryStorage storage;
  bus::LocalBus bus;
  testing::FakeEntrance entrance;
  entrance.programme[room_name] = fact::RoomOpened{
      RoomKind::session, "Sample", std::nullopt, std::nullopt, room::opening_settings(RoomKind::session), false};
  moderation::Pipeline judge;
  std::vector<std::unique_ptr<ThreadLoop>> loops;
  std::vector<IoLoop*> bare;
  for (int i = 0; i < 4; ++i) {
    loops.push_back(std::make_unique<ThreadLoop>());
    bare.push_back(loops.back().get());
  }
  Gateway gateway(Parts{storage, bus, entrance, judge, clock, bare}, {});
  std::vector<std::unique_ptr<Visitor>> visitors;
  std::atomic<int> finished{0};
  constexpr int people = 24;
  for (int i = 0; i < people; ++i) {
    const std::size_t thread = static_cast<std::size_t>(i) % loops.size();
    visitors.push_back(
        std::make_unique<Visitor>(Visitor{Client("p" + std::to_string(i)), loops[thread].get(), Visitor::messages}));
    Visitor* visitor = visitors.back().get();
    loops[thread]->post([visitor, thread, &gateway, &finished] {
      visitor->client.session = gateway.open(*visitor->client.outlet, ConnectionFacts{thread, ""});
      visitor->client.hello();
      visitor->poll(finished);
    });
  }
  for (auto& loop : loops) {
    loop->start();
  }
  wait_for([&] { return finished == people; });
  gateway.revoke("p0");
  std::atomic<bool> stopped{false};
  gateway.stop(RetryWindow{}, [&] { stopped = true; });
  wait_for([&] { return stopped.load(); });
  for (auto& loop : loops) {
    loop->stop();
  }
  storage.close();
  for (const auto& visitor : visitors) {
    visitor->client.read();
    EXPECT_EQ(visitor->client.breaches, std::vector<std::string>{});
    EXPECT_TRUE(visitor->client.outlet->closed_with);
    if (visitor->client.person != "p0") {
      EXPECT_EQ(visitor->client.rooms[room_name].shared.messages.size(),
                static_cast<std::size_t>(people * Visitor::messages));
    }
    visitor->client.hang_up();
  }
}

}  // namespace
}  // namespace beffroi::hosting
