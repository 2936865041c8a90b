// The bus within one process. Nodes that share an Exchange hear each other; a hub of one node hears nobody and pays
// nothing. Tests join several nodes to one exchange and make it drop, repeat or go deaf.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "bus/bus.hpp"

namespace beffroi::bus {

inline constexpr std::size_t exchange_queue_max = 65'536;  // deliveries that wait; more: lost and counted

class Exchange {
 public:
  enum class Running {
    on_own_thread,
    when_stepped,  // nothing is delivered until step(): the test is the thread of the bus
  };
  // Fault: how often a message is delivered to one subscriber; 0 drops it, 2 repeats it. Called inside publish().
  using Copies = std::function<unsigned(std::string_view room, const Message& message)>;

  explicit Exchange(Running running = Running::on_own_thread);
  ~Exchange();  // every LocalBus of it must be gone
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  // Only with when_stepped. Delivers the oldest waiting message, or the one at `index` (out of order); false: none
  // there.
  bool step(std::size_t index = 0);
  std::size_t step_all();

  void set_copies(Copies copies);  // empty: every message once
  void set_deaf(bool deaf);        // deaf: nothing is delivered any more, and hearing() says so

 private:
  friend class LocalBus;
  struct Content;
  std::unique_ptr<Content> content_;
};

// One node of an exchange. The destructor ends its subscriptions.
class LocalBus final : public Bus {
 public:
  LocalBus();  // alone on an exchange of its own
  explicit LocalBus(std::shared_ptr<Exchange> exchange);
  ~LocalBus() override;

  void publish(std::string_view room, Message message) override;
  Subscription subscribe(std::string room, Handler handler) override;
  void unsubscribe(Subscription subscription) override;
  Hearing hearing() const override;
  std::uint64_t lost() const override;

 private:
  // Constant after construction; the exchange synchronises itself.
  const std::shared_ptr<Exchange> exchange_;
  const std::uint64_t node_;

  std::atomic<std::uint64_t> lost_{0};
};

}  // namespace beffroi::bus
