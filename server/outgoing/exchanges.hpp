// The calls of a Client and its connections. For the .cpp files of this folder. All on the loop's thread.
//
// A call is an Exchange from the moment it is taken until nothing of it runs any more. Its answer may come earlier: at
// its deadline, which then closes its connection; the coroutine finds that and ends.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "outgoing/client.hpp"
#include "outgoing/connection.hpp"
#include "outgoing/loop_parts.hpp"

namespace beffroi::outgoing {

using Instant = std::chrono::steady_clock::time_point;

struct Exchange {
  Exchange(asio::io_context& io, std::string bytes, Client::OnReply on_reply)
      : request(std::move(bytes)), done(std::move(on_reply)), deadline(io), resolver(io) {}

  const std::string request;
  Client::OnReply done;  // empty once it was answered
  asio::steady_timer deadline;
  asio::ip::tcp::resolver resolver;
  std::unique_ptr<Connection> connection;

  bool is_answered() const { return !done; }
  void answer(Result<Reply, CallFault> outcome);
  // Ends what runs.
  void cut();
};

class Exchanges {
 public:
  Exchanges(asio::io_context& io, ClientSettings settings, std::optional<asio::ssl::context> tls);

  void take(Call call, Client::OnReply done, Instant until);
  // Takes no more calls; `ended` follows when none is left.
  void stop(std::function<void()> ended);

 private:
  struct Broken {
    CallFault fault;
  };

  void start_waiting();
  void run(std::uint64_t id);
  void ended(std::uint64_t id);
  void consider_end();
  asio::awaitable<void> converse(Exchange& exchange);
  asio::awaitable<void> converse_or_throw(Exchange& exchange);
  asio::awaitable<bool> try_kept(Exchange& exchange);
  asio::awaitable<void> connect(Exchange& exchange);
  asio::awaitable<std::vector<Endpoint>> endpoints(Exchange& exchange);
  asio::awaitable<std::vector<Endpoint>> resolved(Exchange& exchange);
  // False: the connection ended before a byte of the reply came.
  asio::awaitable<bool> ask(Exchange& exchange);
  std::unique_ptr<Connection> kept_connection();
  void keep(std::unique_ptr<Connection> connection);
  void drop_idle();
  std::string request_of(const Call& call) const;

  // Constant after construction.
  asio::io_context& io_;
  const ClientSettings settings_;

  std::optional<asio::ssl::context> tls_;  // for https
  std::unordered_map<std::uint64_t, std::unique_ptr<Exchange>> exchanges_;
  std::deque<std::uint64_t> waiting_;  // for a place; kCallsWaiting
  std::size_t running_ = 0;            // kCallsInFlight
  std::uint64_t last_ = 0;
  std::vector<std::unique_ptr<Connection>> kept_;  // the last was used last
  asio::steady_timer idle_timer_;
  std::vector<Endpoint> addresses_;  // of the host, good until
  Instant addresses_until_;
  bool stopping_ = false;
  std::function<void()> on_end_;
  // A timer that was due already when the last exchange ended finds this gone, and touches nothing.
  std::shared_ptr<const bool> alive_ = std::make_shared<const bool>(true);
};

}  // namespace beffroi::outgoing
