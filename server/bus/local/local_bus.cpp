#include "bus/local/local_bus.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>

namespace beffroi::bus {
namespace {

struct Subscriber {
  Subscription id;
  std::uint64_t node;
  std::string room;
  Bus::Handler handler;
};

struct Delivery {
  Subscription to;
  std::shared_ptr<const Message> message;
};

}  // namespace

struct Exchange::Content {
  std::mutex mutex;
  std::condition_variable arrived;
  std::condition_variable handled;

  // Guarded by mutex.
  std::map<Subscription, std::shared_ptr<Subscriber>> subscribers;
  std::unordered_map<std::string, std::vector<std::shared_ptr<Subscriber>>> by_room;
  std::deque<Delivery> waiting;
  Copies copies;
  std::uint64_t last_node = 0;
  Subscription last_subscription = 0;
  Subscription running = 0;  // whose handler runs now
  std::thread::id running_on;
  bool deaf = false;
  bool closed = false;

  // Joined by ~Exchange.
  std::thread thread;

  std::uint64_t publish(std::uint64_t node, std::string_view room, Message message);
  Subscription subscribe(std::uint64_t node, std::string room, Bus::Handler handler);
  void unsubscribe(Subscription subscription);
  void leave(std::uint64_t node);
  void deliver(std::unique_lock<std::mutex>& lock, std::size_t index);
  void run_until_closed();
};

// Returns how many deliveries did not find room in the queue.
std::uint64_t Exchange::Content::publish(std::uint64_t node, std::string_view room, Message message) {
  const std::lock_guard lock(mutex);
  const auto followers = by_room.find(std::string(room));
  if (followers == by_room.end() || deaf) return 0;
  const auto shared = std::make_shared<const Message>(std::move(message));
  std::uint64_t lost = 0;
  for (const auto& subscriber : followers->second) {
    if (subscriber->node == node) continue;
    for (unsigned left = copies ? copies(room, *shared) : 1; left > 0; --left) {
      if (waiting.size() < exchange_queue_max) {
        waiting.push_back({subscriber->id, shared});
      } else {
        ++lost;
      }
    }
  }
  arrived.notify_one();
  return lost;
}

Subscription Exchange::Content::subscribe(std::uint64_t node, std::string room, Bus::Handler handler) {
  const std::lock_guard lock(mutex);
  const Subscription id = ++last_subscription;
  auto subscriber = std::make_shared<Subscriber>(Subscriber{id, node, std::move(room), std::move(handler)});
  by_room[subscriber->room].push_back(subscriber);
  subscribers.emplace(id, std::move(subscriber));
  return id;
}

void Exchange::Content::unsubscribe(Subscription subscription) {
  std::shared_ptr<Subscriber> ended;  // released after the lock
  std::unique_lock lock(mutex);
  const auto found = subscribers.find(subscription);
  if (found != subscribers.end()) {
    ended = std::move(found->second);
    subscribers.erase(found);
    const auto followers = by_room.find(ended->room);
    std::erase(followers->second, ended);
    if (followers->second.empty()) by_room.erase(followers);
  }
  if (running_on == std::this_thread::get_id()) return;
  handled.wait(lock, [&] { return running != subscription; });
}

void Exchange::Content::leave(std::uint64_t node) {
  std::vector<Subscription> own;
  {
    const std::lock_guard lock(mutex);
    for (const auto& [id, subscriber] : subscribers) {
      if (subscriber->node == node) own.push_back(id);
    }
  }
  for (const Subscription subscription : own) unsubscribe(subscription);
}

// Precondition: index < waiting.size().
void Exchange::Content::deliver(std::unique_lock<std::mutex>& lock, std::size_t index) {
  const auto at = waiting.begin() + static_cast<std::ptrdiff_t>(index);
  const Delivery delivery = std::move(*at);
  waiting.erase(at);
  const auto found = subscribers.find(delivery.to);
  if (found == subscribers.end()) return;
  auto subscriber = found->second;
  running = subscriber->id;
  running_on = std::this_thread::get_id();
  lock.unlock();
  subscriber->handler(*delivery.message);
  subscriber.reset();  // what an ended handler holds is released before unsubscribe() returns, and outside the lock
  lock.lock();
  running = 0;
  running_on = {};
  handled.notify_all();
}

void Exchange::Content::run_until_closed() {
  std::unique_lock lock(mutex);
  while (true) {
    arrived.wait(lock, [&] { return closed || !waiting.empty(); });
    if (closed) return;
    deliver(lock, 0);
  }
}

Exchange::Exchange(Running running) : content_(std::make_unique<Content>()) {
  if (running == Running::on_own_thread) {
    content_->thread = std::thread([content = content_.get()] { content->run_until_closed(); });
  }
}

Exchange::~Exchange() {
  {
    const std::lock_guard lock(content_->mutex);
    content_->closed = true;
  }
  content_->arrived.notify_all();
  if (content_->thread.joinable()) content_->thread.join();
}

bool Exchange::step(std::size_t index) {
  std::unique_lock lock(content_->mutex);
  if (index >= content_->waiting.size()) return false;
  content_->deliver(lock, index);
  return true;
}

std::size_t Exchange::step_all() {
  std::size_t steps = 0;
  while (step()) ++steps;
  return steps;
}

void Exchange::set_copies(Copies copies) {
  const std::lock_guard lock(content_->mutex);
  content_->copies = std::move(copies);
}

void Exchange::set_deaf(bool deaf) {
  const std::lock_guard lock(content_->mutex);
  content_->deaf = deaf;
}

namespace {

std::uint64_t enter(std::mutex& mutex, std::uint64_t& last_node) {
  const std::lock_guard lock(mutex);
  return ++last_node;
}

}  // namespace

LocalBus::LocalBus() : LocalBus(std::make_shared<Exchange>()) {}

LocalBus::LocalBus(std::shared_ptr<Exchange> exchange)
    : exchange_(std::move(exchange)), node_(enter(exchange_->content_->mutex, exchange_->content_->last_node)) {}

LocalBus::~LocalBus() {
  exchange_->content_->leave(node_);
}

void LocalBus::publish(std::string_view room, Message message) {
  lost_ += exchange_->content_->publish(node_, room, std::move(message));
}

Subscription LocalBus::subscribe(std::string room, Handler handler) {
  return exchange_->content_->subscribe(node_, std::move(room), std::move(handler));
}

void LocalBus::unsubscribe(Subscription subscription) {
  exchange_->content_->unsubscribe(subscription);
}

Hearing LocalBus::hearing() const {
  const std::lock_guard lock(exchange_->content_->mutex);
  return exchange_->content_->deaf ? Hearing::deaf : Hearing::yes;
}

std::uint64_t LocalBus::lost() const {
  return lost_;
}

}  // namespace beffroi::bus
