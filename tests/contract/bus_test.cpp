// What every bus promises (bus/bus.hpp), with no fault injected: what is published arrives. Nodes may lose, repeat and
// reorder as well; that a hub lives with that is shown elsewhere.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "bus/local/local_bus.hpp"

namespace beffroi::bus {
namespace {

constexpr std::chrono::seconds patience{20};

// What one subscription heard.
class Ear {
 public:
  Bus::Handler handler() {
    return [this](const Message& message) {
      {
        const std::lock_guard lock(mutex_);
        heard_.push_back(message);
      }
      changed_.notify_all();
    };
  }
  // The first `count` messages, when they have come.
  std::vector<Message> heard(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, patience, [&] { return heard_.size() >= count; });
    return heard_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Message> heard_;
};

struct Implementation {
  const char* name;
  std::vector<std::unique_ptr<Bus>> (*make_nodes)(std::size_t count);
};

void PrintTo(const Implementation& implementation, std::ostream* out) {
  *out << implementation.name;
}

std::vector<std::unique_ptr<Bus>> local_nodes(std::size_t count) {
  const auto exchange = std::make_shared<Exchange>();
  std::vector<std::unique_ptr<Bus>> nodes;
  for (std::size_t i = 0; i < count; ++i) nodes.push_back(std::make_unique<LocalBus>(exchange));
  return nodes;
}

class BusContract : public ::testing::TestWithParam<Implementation> {
 protected:
  // They end before the nodes do.
  std::vector<std::unique_ptr<Bus>> nodes_ = GetParam().make_nodes(3);
};
INSTANTIATE_TEST_SUITE_P(Every, BusContract, ::testing::Values(Implementation{"local", local_nodes}),
                         [](const auto& info) { return info.param.name; });

const Hint hint{"epoch", 4, 6, {R"({"seq":5})", R"({"seq":6})"}};

TEST_P(BusContract, CarriesEveryKindOfMessageWhole) {
  Ear ear;
  const auto subscription = nodes_[1]->subscribe("hall", ear.handler());
  EXPECT_NE(subscription, 0U);
  const std::vector<Message> messages{hint, Hint{"epoch", 6, 9, {}}, Head{"epoch", 9}, Signal{"viewers", "12"}};
  for (const Message& message : messages) nodes_[0]->publish("hall", message);
  EXPECT_EQ(ear.heard(4), messages);
  nodes_[1]->unsubscribe(subscription);
}

TEST_P(BusContract, ReachesEverySubscriptionOfTheOtherNodesAndNotItself) {
  Ear own, second, third, third_again;
  nodes_[0]->subscribe("hall", own.handler());
  nodes_[1]->subscribe("hall", second.handler());
  nodes_[2]->subscribe("hall", third.handler());
  nodes_[2]->subscribe("hall", third_again.handler());
  nodes_[0]->publish("hall", Head{"epoch", 1});
  nodes_[1]->publish("hall", Head{"epoch", 2});
  EXPECT_EQ(second.heard(1).size(), 1U);
  EXPECT_EQ(third.heard(2).size(), 2U);
  EXPECT_EQ(third_again.heard(2).size(), 2U);
  EXPECT_EQ(own.heard(1), (std::vector<Message>{Head{"epoch", 2}}));
  nodes_.clear();
}

TEST_P(BusContract, KeepsRoomsApart) {
  Ear hall, foyer;
  nodes_[1]->subscribe("hall", hall.handler());
  nodes_[1]->subscribe("foyer", foyer.handler());
  nodes_[0]->publish("hall", Head{"epoch", 1});
  nodes_[0]->publish("nowhere", Head{"epoch", 2});
  nodes_[0]->publish("foyer", Head{"epoch", 3});
  EXPECT_EQ(foyer.heard(1), (std::vector<Message>{Head{"epoch", 3}}));
  EXPECT_EQ(hall.heard(1), (std::vector<Message>{Head{"epoch", 1}}));
  nodes_.clear();
}

// The handler's captures are gone when unsubscribe() returns, so it cannot be running.
TEST_P(BusContract, RunsNoHandlerAfterUnsubscribe) {
  for (int round = 0; round < 200; ++round) {
    auto alive = std::make_shared<std::atomic<int>>(0);
    const std::weak_ptr<std::atomic<int>> watched = alive;
    const auto subscription = nodes_[1]->subscribe("hall", [alive](const Message&) { ++*alive; });
    alive.reset();
    std::thread publisher([&] {
      for (Seq seq = 0; seq < 20; ++seq) nodes_[0]->publish("hall", Head{"epoch", seq});
    });
    nodes_[1]->unsubscribe(subscription);
    EXPECT_TRUE(watched.expired());
    publisher.join();
  }
}

TEST_P(BusContract, AllowsAHandlerToEndItsOwnSubscription) {
  Ear after;
  std::atomic<int> calls{0};
  Subscription subscription = 0;
  std::mutex known;
  {
    const std::lock_guard lock(known);
    subscription = nodes_[1]->subscribe("hall", [&](const Message& message) {
      const std::lock_guard wait(known);
      ++calls;
      nodes_[1]->unsubscribe(subscription);
      nodes_[1]->publish("told", message);
    });
  }
  nodes_[2]->subscribe("told", after.handler());
  nodes_[0]->publish("hall", Head{"epoch", 1});
  after.heard(1);
  nodes_[0]->publish("hall", Head{"epoch", 2});
  nodes_[0]->publish("told", Head{"epoch", 3});
  after.heard(2);
  EXPECT_EQ(calls, 1);
  nodes_.clear();
}

TEST_P(BusContract, EndsTheSubscriptionsOfANodeWithIt) {
  auto alive = std::make_shared<int>(0);
  const std::weak_ptr<int> watched = alive;
  nodes_[1]->subscribe("hall", [alive](const Message&) {});
  alive.reset();
  nodes_[1].reset();
  EXPECT_TRUE(watched.expired());
  nodes_[0]->publish("hall", Head{"epoch", 1});
  nodes_[0]->unsubscribe(12'345);
}

// A handler that does not return holds up deliveries and nobody who publishes.
TEST_P(BusContract, NeverMakesAPublisherWait) {
  std::mutex gate;
  std::unique_lock closed(gate);
  Ear ear;
  auto heard = ear.handler();
  nodes_[1]->subscribe("hall", [&](const Message& message) {
    const std::lock_guard pass(gate);
    heard(message);
  });
  for (Seq seq = 0; seq < 1'000; ++seq) nodes_[0]->publish("hall", Head{"epoch", seq});
  closed.unlock();
  EXPECT_EQ(ear.heard(1'000).size(), 1'000U);
  EXPECT_EQ(nodes_[0]->lost(), 0U);
  EXPECT_EQ(nodes_[0]->hearing(), Hearing::yes);
  nodes_.clear();
}

}  // namespace
}  // namespace beffroi::bus
