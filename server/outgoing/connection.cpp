#include "outgoing/connection.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

#include "outgoing/destination.hpp"

namespace beffroi::outgoing {

asio::awaitable<Error> Connection::connect(Endpoint to) {
  Error error;
  socket_.close(error);
  co_await socket_.async_connect(to, asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return error;
  Error ignored;  // a Unix socket has no such option
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  co_return error;
}

asio::awaitable<Error> Connection::shake_hands(asio::ssl::context& context, std::string host) {
  tls_.emplace(socket_, context);
  const bool is_address = is_global(host).has_value();
  if (!is_address) SSL_set_tlsext_host_name(tls_->native_handle(), host.c_str());
  tls_->set_verify_mode(asio::ssl::verify_peer);
  tls_->set_verify_callback(asio::ssl::host_name_verification(host));
  Error error;
  co_await tls_->async_handshake(asio::ssl::stream_base::client, asio::redirect_error(asio::use_awaitable, error));
  co_return error;
}

asio::awaitable<Error> Connection::write(std::string_view bytes) {
  Error error;
  const asio::const_buffer buffer(bytes.data(), bytes.size());
  if (tls_) {
    co_await asio::async_write(*tls_, buffer, asio::redirect_error(asio::use_awaitable, error));
  } else {
    co_await asio::async_write(socket_, buffer, asio::redirect_error(asio::use_awaitable, error));
  }
  co_return error;
}

asio::awaitable<Error> Connection::read_more() {
  if (filled_ == buffer_.size()) co_return Error(asio::error::no_buffer_space);
  Error error;
  const asio::mutable_buffer room(buffer_.data() + filled_, buffer_.size() - filled_);
  std::size_t bytes = 0;
  if (tls_) {
    bytes = co_await tls_->async_read_some(room, asio::redirect_error(asio::use_awaitable, error));
  } else {
    bytes = co_await socket_.async_read_some(room, asio::redirect_error(asio::use_awaitable, error));
  }
  filled_ += bytes;
  co_return error;
}

void Connection::consume(std::size_t bytes) {
  std::memmove(buffer_.data(), buffer_.data() + bytes, filled_ - bytes);
  filled_ -= bytes;
}

bool Connection::is_quiet() {
  char byte = 0;
  const ssize_t got = ::recv(socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return filled_ == 0 && got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

void Connection::close() {
  Error ignored;
  socket_.close(ignored);
}

}  // namespace beffroi::outgoing
