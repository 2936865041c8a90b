// One connection of a Client: plain TCP, TLS or a Unix socket behind the same four steps. For the .cpp files of this
// folder. All on the loop's thread; coroutines are awaited by their caller, who keeps the connection meanwhile.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "outgoing/limits.hpp"
#include "outgoing/loop_parts.hpp"

namespace beffroi::outgoing {

using Error = boost::system::error_code;
using Endpoint = asio::generic::stream_protocol::endpoint;

class Connection {
 public:
  explicit Connection(asio::io_context& io) : socket_(io) {}

  asio::awaitable<Error> connect(Endpoint to);
  // Precondition: connected. The context outlives the connection.
  asio::awaitable<Error> shake_hands(asio::ssl::context& context, std::string host);
  asio::awaitable<Error> write(std::string_view bytes);
  // Adds to what buffered() shows; asio::error::no_buffer_space when it is full.
  asio::awaitable<Error> read_more();

  std::string_view buffered() const { return {buffer_.data(), filled_}; }
  void consume(std::size_t bytes);

  // Nothing was read that nobody asked for, and the other side has not closed.
  bool is_quiet();
  // Ends every step under way with an error.
  void close();

  std::chrono::steady_clock::time_point idle_since;

 private:
  using Socket = asio::generic::stream_protocol::socket;

  Socket socket_;
  std::optional<asio::ssl::stream<Socket&>> tls_;
  std::array<char, kReplyHeadBytes + kReplyBytes> buffer_{};
  std::size_t filled_ = 0;
};

}  // namespace beffroi::outgoing
