// The faults that tests inject through the exchange, and its bound.
#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "bus/local/local_bus.hpp"

namespace beffroi::bus {
namespace {

class ExchangeFaults : public ::testing::Test {
 protected:
  void SetUp() override {
    there_.subscribe("hall", [this](const Message& message) { heard_.push_back(std::get<Head>(message).seq); });
  }
  void publish(Seq first, Seq last) {
    for (Seq seq = first; seq <= last; ++seq) here_.publish("hall", Head{"e", seq});
  }

  std::shared_ptr<Exchange> exchange_ = std::make_shared<Exchange>(Exchange::Running::when_stepped);
  std::vector<Seq> heard_;
  LocalBus here_{exchange_};
  LocalBus there_{exchange_};
};

TEST_F(ExchangeFaults, DeliversWhenSteppedAndInAnyOrder) {
  publish(1, 3);
  EXPECT_TRUE(heard_.empty());
  EXPECT_TRUE(exchange_->step(1));
  EXPECT_FALSE(exchange_->step(2));
  EXPECT_EQ(exchange_->step_all(), 2U);
  EXPECT_EQ(heard_, (std::vector<Seq>{2, 1, 3}));
}

TEST_F(ExchangeFaults, DropsAndRepeats) {
  exchange_->set_copies(
      [](std::string_view, const Message& message) { return static_cast<unsigned>(std::get<Head>(message).seq); });
  publish(0, 2);
  exchange_->step_all();
  EXPECT_EQ(heard_, (std::vector<Seq>{1, 2, 2}));
}

TEST_F(ExchangeFaults, GoesDeafAndSaysSo) {
  exchange_->set_deaf(true);
  publish(1, 1);
  EXPECT_EQ(there_.hearing(), Hearing::deaf);
  exchange_->set_deaf(false);
  publish(2, 2);
  exchange_->step_all();
  EXPECT_EQ(heard_, (std::vector<Seq>{2}));
  EXPECT_EQ(there_.hearing(), Hearing::yes);
}

TEST_F(ExchangeFaults, LosesWhatDoesNotFitAndCountsIt) {
  publish(1, static_cast<Seq>(exchange_queue_max) + 3);
  EXPECT_EQ(here_.lost(), 3U);
  EXPECT_EQ(exchange_->step_all(), exchange_queue_max);
}

}  // namespace
}  // namespace beffroi::bus
