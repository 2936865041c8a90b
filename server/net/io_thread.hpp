// One I/O thread: an event loop, the connections pinned to it, their deadlines, and the scratch buffer they read with.
// Nothing of it is shared with other threads but post(), the load figure and start/stop.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <mutex>
#include <queue>
#include <span>
#include <thread>
#include <vector>

#include "hosting/io_loop.hpp"
#include "net/connection_table.hpp"
#include "net/deadline_wheel.hpp"
#include "net/edge_counts.hpp"
#include "net/handshake_gate.hpp"
#include "net/inflater.hpp"
#include "net/io_threads.hpp"
#include "net/volleys.hpp"

namespace beffroi::net {

using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

// Hands work to a loop from any thread. Work that comes after the loop has ended is dropped.
class Mailbox {
 public:
  explicit Mailbox(boost::asio::io_context& context) : context_(&context) {}
  void post(hosting::Task task);
  void close();

 private:
  std::mutex mutex_;  // callers on any thread against close()
  boost::asio::io_context* context_;
};

class IoThread final : public hosting::IoLoop {
 public:
  IoThread(std::size_t index, SecondsClock clock, Sends sends);
  ~IoThread() override;
  IoThread(const IoThread&) = delete;
  IoThread& operator=(const IoThread&) = delete;

  // ---- from any thread
  void post(hosting::Task task) override { mailbox_->post(std::move(task)); }
  std::size_t load() const { return load_.load(std::memory_order_relaxed); }
  void count_arrival() { load_.fetch_add(1, std::memory_order_relaxed); }
  void count_departure() { load_.fetch_sub(1, std::memory_order_relaxed); }

  // ---- from the owner
  void start();
  void stop();  // ends the loop in its next turn; connections are destroyed
  void join();

  // ---- on this thread
  void after(std::chrono::milliseconds delay, hosting::Task task) override;
  hosting::Volley& volley() override { return *volley_; }
  void retire(ConnectionId id);  // destroyed in a later turn of the loop
  // Asks every connection to end; the loop ends with the last one, or at the limit with whatever is left.
  void drain(std::chrono::milliseconds limit);
  bool is_draining() const { return draining_; }

  // Takes it in, counted by count_arrival() before. The caller starts it.
  template <class Kind>
  Kind& adopt(std::unique_ptr<Kind> connection) {
    return static_cast<Kind&>(connections_.add(std::move(connection)));
  }

  std::size_t index() const { return index_; }
  boost::asio::io_context& context() { return context_; }
  const std::shared_ptr<Mailbox>& mailbox() const { return mailbox_; }
  Connection* find(ConnectionId id) const { return connections_.find(id); }
  std::size_t connection_count() const { return connections_.size(); }
  DeadlineWheel& wheel() { return wheel_; }
  HandshakeGate& handshakes() { return handshakes_; }
  Inflater& inflater() { return inflater_; }
  std::span<std::byte> scratch() { return {scratch_.get(), scratch_size_}; }
  std::uint32_t now_seconds() const { return clock_(); }
  EdgeCounts& counts() { return counts_; }

  // One callback on_readable / on_writable of that connection, if it still lives.
  void wait_readable(Socket& socket, ConnectionId id);
  void wait_writable(Socket& socket, ConnectionId id);

 private:
  struct Delayed {
    std::chrono::steady_clock::time_point due;
    std::uint64_t order;  // first come, first run among equals
    mutable hosting::Task task;
    bool operator<(const Delayed& other) const { return due != other.due ? due > other.due : order > other.order; }
  };

  void run();
  void end_loop() { context_.stop(); }
  void tick();
  void arm_delayed();
  void run_delayed();

  // constant after construction
  const std::size_t index_;
  const std::size_t scratch_size_;
  const std::unique_ptr<std::byte[]> scratch_;
  const SecondsClock clock_;
  const Sends sends_;

  // synchronise themselves
  std::atomic<std::size_t> load_ = 0;
  EdgeCounts counts_;
  boost::asio::io_context context_;
  const std::shared_ptr<Mailbox> mailbox_;

  // touched on this thread only, once it runs
  boost::asio::steady_timer tick_timer_;
  boost::asio::steady_timer delay_timer_;
  std::priority_queue<Delayed> delayed_;
  std::uint64_t delayed_count_ = 0;
  DeadlineWheel wheel_;
  HandshakeGate handshakes_;
  Inflater inflater_;
  std::unique_ptr<hosting::Volley> volley_;  // made when the thread begins: a ring belongs to its thread
  ConnectionTable connections_;
  bool draining_ = false;

  std::thread thread_;
};

}  // namespace beffroi::net
