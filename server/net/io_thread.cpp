#include "net/io_thread.hpp"

#include <boost/asio/post.hpp>
#include <csignal>
#include <utility>

#include "net/limits.hpp"

namespace beffroi::net {

namespace {

constexpr auto kTick = std::chrono::seconds(1);

// OpenSSL writes with write(2), which raises SIGPIPE when the peer is gone.
void block_sigpipe() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

}  // namespace

void Mailbox::post(hosting::Task task) {
  const std::lock_guard lock(mutex_);
  if (context_) boost::asio::post(*context_, std::move(task));
}

void Mailbox::close() {
  const std::lock_guard lock(mutex_);
  context_ = nullptr;
}

IoThread::IoThread(std::size_t index, SecondsClock clock, Sends sends)
    : index_(index),
      scratch_size_(kScratchBytes),
      scratch_(std::make_unique<std::byte[]>(kScratchBytes)),
      clock_(std::move(clock)),
      sends_(sends),
      context_(1),
      mailbox_(std::make_shared<Mailbox>(context_)),
      tick_timer_(context_),
      delay_timer_(context_),
      wheel_(clock_()) {}

IoThread::~IoThread() {
  if (thread_.joinable()) {
    stop();
    join();
  }
  mailbox_->close();
  connections_.clear();
}

void IoThread::start() {
  thread_ = std::thread([this] { run(); });
}

void IoThread::join() {
  if (thread_.joinable()) thread_.join();
}

void IoThread::run() {
  block_sigpipe();
  if (sends_ != Sends::send) volley_ = make_ring_volley();
  if (!volley_) volley_ = make_send_volley();
  const auto work = boost::asio::make_work_guard(context_);
  tick();
  context_.run();
  mailbox_->close();
  connections_.clear();
}

void IoThread::stop() {
  mailbox_->post([this] { end_loop(); });
}

void IoThread::tick() {
  wheel_.advance(now_seconds());
  tick_timer_.expires_after(kTick);
  tick_timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) tick();
  });
}

void IoThread::after(std::chrono::milliseconds delay, hosting::Task task) {
  const auto due = std::chrono::steady_clock::now() + delay;
  const bool is_first = delayed_.empty() || due < delayed_.top().due;
  delayed_.push({due, delayed_count_++, std::move(task)});
  if (is_first) arm_delayed();
}

void IoThread::arm_delayed() {
  delay_timer_.expires_at(delayed_.top().due);
  delay_timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) run_delayed();
  });
}

void IoThread::run_delayed() {
  const auto now = std::chrono::steady_clock::now();
  while (!delayed_.empty() && delayed_.top().due <= now) {
    const hosting::Task task = std::move(delayed_.top().task);
    delayed_.pop();
    task();
  }
  if (!delayed_.empty()) arm_delayed();
}

void IoThread::retire(ConnectionId id) {
  boost::asio::post(context_, [this, id] {
    if (!connections_.find(id)) return;
    connections_.erase(id);
    count_departure();
    if (draining_ && connections_.size() == 0) end_loop();
  });
}

void IoThread::drain(std::chrono::milliseconds limit) {
  draining_ = true;
  connections_.for_each([](Connection& connection) { connection.drain(); });
  if (connections_.size() == 0) end_loop();
  after(limit, [this] {
    connections_.for_each([](Connection& connection) { connection.end_now(); });
    end_loop();
  });
}

void IoThread::wait_readable(Socket& socket, ConnectionId id) {
  socket.async_wait(Socket::wait_read, [this, id](const boost::system::error_code& error) {
    if (Connection* connection = find(id)) connection->on_readable(static_cast<bool>(error));
  });
}

void IoThread::wait_writable(Socket& socket, ConnectionId id) {
  socket.async_wait(Socket::wait_write, [this, id](const boost::system::error_code& error) {
    if (Connection* connection = find(id)) connection->on_writable(static_cast<bool>(error));
  });
}

}  // namespace beffroi::net
