#include "outgoing/exchanges.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <utility>

#include "outgoing/reply_reader.hpp"

namespace beffroi::outgoing {

namespace {

Instant now() {
  return std::chrono::steady_clock::now();
}

bool is_global_address(const asio::ip::address& address) {
  return address.is_v4() ? is_global(address.to_v4().to_bytes()) : is_global(address.to_v6().to_bytes());
}

}  // namespace

void Exchange::answer(Result<Reply, CallFault> outcome) {
  if (const Client::OnReply on_reply = std::exchange(done, nullptr)) on_reply(std::move(outcome));
}

void Exchange::cut() {
  resolver.cancel();
  if (connection) connection->close();
}

Exchanges::Exchanges(asio::io_context& io, ClientSettings settings, std::optional<asio::ssl::context> tls)
    : io_(io), settings_(std::move(settings)), tls_(std::move(tls)), idle_timer_(io) {}

void Exchanges::take(Call call, Client::OnReply done, Instant until) {
  if (stopping_) return done(Failure{CallFault::stopped});
  if (waiting_.size() >= kCallsWaiting) return done(Failure{CallFault::busy});
  const std::uint64_t id = ++last_;
  auto exchange = std::make_unique<Exchange>(io_, request_of(call), std::move(done));
  exchange->deadline.expires_at(until);
  exchange->deadline.async_wait([this, id, alive = std::weak_ptr(alive_)](const Error& error) {
    if (error || alive.expired()) return;
    const auto found = exchanges_.find(id);
    if (found == exchanges_.end()) return;
    found->second->answer(Failure{CallFault::timed_out});
    found->second->cut();
  });
  exchanges_.emplace(id, std::move(exchange));
  waiting_.push_back(id);
  start_waiting();
}

void Exchanges::start_waiting() {
  while (running_ < kCallsInFlight && !waiting_.empty()) {
    const std::uint64_t id = waiting_.front();
    waiting_.pop_front();
    if (exchanges_.at(id)->is_answered()) {
      exchanges_.erase(id);
    } else {
      run(id);
    }
  }
}

void Exchanges::run(std::uint64_t id) {
  ++running_;
  asio::co_spawn(io_, converse(*exchanges_.at(id)), [this, id](const std::exception_ptr&) { ended(id); });
}

void Exchanges::ended(std::uint64_t id) {
  --running_;
  exchanges_.at(id)->answer(Failure{CallFault::broken});  // if it has none, against all expectation
  exchanges_.erase(id);
  start_waiting();
  consider_end();
}

void Exchanges::stop(std::function<void()> on_end) {
  stopping_ = true;
  on_end_ = std::move(on_end);
  for (const std::uint64_t id : std::exchange(waiting_, {})) {
    exchanges_.at(id)->answer(Failure{CallFault::stopped});
    exchanges_.erase(id);
  }
  for (const auto& [id, exchange] : exchanges_) {
    exchange->answer(Failure{CallFault::stopped});
    exchange->cut();
  }
  consider_end();
}

void Exchanges::consider_end() {
  if (!stopping_ || !exchanges_.empty()) return;
  kept_.clear();
  idle_timer_.cancel();
  alive_.reset();
  if (const auto on_end = std::exchange(on_end_, nullptr)) on_end();
}

asio::awaitable<void> Exchanges::converse(Exchange& exchange) {
  std::optional<CallFault> fault;
  try {
    co_await converse_or_throw(exchange);
  } catch (const Broken& broken) {
    fault = broken.fault;
  } catch (const std::exception&) {
    fault = CallFault::broken;
  }
  if (fault) exchange.answer(Failure{*fault});
}

asio::awaitable<void> Exchanges::converse_or_throw(Exchange& exchange) {
  if (co_await try_kept(exchange)) co_return;
  co_await connect(exchange);
  if (!co_await ask(exchange)) throw Broken{CallFault::broken};
}

// The other side may close a kept connection at any time, also while the request is on its way.
asio::awaitable<bool> Exchanges::try_kept(Exchange& exchange) {
  exchange.connection = kept_connection();
  if (!exchange.connection) co_return false;
  const bool answered = co_await ask(exchange);
  co_return answered || exchange.is_answered();
}

asio::awaitable<void> Exchanges::connect(Exchange& exchange) {
  const std::vector<Endpoint> to = co_await endpoints(exchange);
  exchange.connection = std::make_unique<Connection>(io_);
  Error error = asio::error::host_unreachable;
  for (const Endpoint& endpoint : to) {
    if (exchange.is_answered()) throw Broken{CallFault::timed_out};
    error = co_await exchange.connection->connect(endpoint);
    if (!error) break;
  }
  if (error) {
    addresses_.clear();
    throw Broken{CallFault::no_connection};
  }
  if (tls_) {
    if (exchange.is_answered()) throw Broken{CallFault::timed_out};
    error = co_await exchange.connection->shake_hands(*tls_, settings_.to.host);
    if (error) throw Broken{CallFault::not_trusted};
  }
}

asio::awaitable<std::vector<Endpoint>> Exchanges::endpoints(Exchange& exchange) {
  std::vector<Endpoint> to;
  if (settings_.to.kind == Destination::Kind::unix_socket) {
    to.emplace_back(asio::local::stream_protocol::endpoint(settings_.to.socket));
  } else if (!addresses_.empty() && now() < addresses_until_) {
    to = addresses_;
  } else {
    to = co_await resolved(exchange);
    addresses_ = to;
    addresses_until_ = now() + kAddressLife;
  }
  co_return to;
}

asio::awaitable<std::vector<Endpoint>> Exchanges::resolved(Exchange& exchange) {
  Error error;
  const std::string port = std::to_string(settings_.to.port);
  const auto found =
      co_await exchange.resolver.async_resolve(settings_.to.host, port, asio::ip::resolver_base::numeric_service,
                                               asio::redirect_error(asio::use_awaitable, error));
  if (exchange.is_answered()) throw Broken{CallFault::timed_out};
  if (error || found.empty()) throw Broken{CallFault::unknown_host};
  std::vector<Endpoint> to;
  for (const auto& entry : found) {
    if (!settings_.allow_private && !is_global_address(entry.endpoint().address()))
      throw Broken{CallFault::address_refused};
    if (to.size() < kAddressesTried) to.emplace_back(entry.endpoint());
  }
  co_return to;
}

asio::awaitable<bool> Exchanges::ask(Exchange& exchange) {
  Connection& connection = *exchange.connection;
  if (exchange.is_answered()) throw Broken{CallFault::timed_out};
  if (co_await connection.write(exchange.request)) co_return false;
  ReplyReader reader;
  while (reader.state() == ReplyReader::State::more) {
    if (exchange.is_answered()) throw Broken{CallFault::timed_out};
    const Error error = co_await connection.read_more();
    if (error == asio::error::no_buffer_space) throw Broken{CallFault::bad_reply};
    if (error && error != asio::error::eof) {
      if (!reader.has_begun()) co_return false;
      throw Broken{CallFault::broken};
    }
    connection.consume(reader.take(connection.buffered()));
    if (error == asio::error::eof) {
      if (!reader.has_begun()) co_return false;
      if (reader.state() == ReplyReader::State::more) reader.end();
      if (reader.state() == ReplyReader::State::broken) throw Broken{CallFault::broken};
      connection.close();
    }
  }
  if (reader.state() == ReplyReader::State::broken) throw Broken{CallFault::bad_reply};
  const bool keeps = reader.keeps_connection();
  exchange.answer(reader.reply());
  if (keeps) keep(std::move(exchange.connection));
  co_return true;
}

std::unique_ptr<Connection> Exchanges::kept_connection() {
  while (!kept_.empty()) {
    std::unique_ptr<Connection> connection = std::move(kept_.back());
    kept_.pop_back();
    if (connection->is_quiet()) return connection;
  }
  return nullptr;
}

void Exchanges::keep(std::unique_ptr<Connection> connection) {
  if (stopping_ || kept_.size() >= kKeptConnections || !connection->is_quiet()) return;
  connection->idle_since = now();
  kept_.push_back(std::move(connection));
  if (kept_.size() == 1) drop_idle();
}

// Those that were used long ago stand first.
void Exchanges::drop_idle() {
  const auto fresh =
      std::ranges::find_if(kept_, [&](const auto& connection) { return now() - connection->idle_since < kKeptIdle; });
  kept_.erase(kept_.begin(), fresh);
  if (kept_.empty() || stopping_) return;
  idle_timer_.expires_at(kept_.front()->idle_since + kKeptIdle);
  idle_timer_.async_wait([this, alive = std::weak_ptr(alive_)](const Error& error) {
    if (!error && !alive.expired()) drop_idle();
  });
}

std::string Exchanges::request_of(const Call& call) const {
  std::string text = "POST " + settings_.to.target + " HTTP/1.1\r\nHost: " + settings_.to.authority() +
                     "\r\nUser-Agent: " + settings_.agent +
                     "\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: " +
                     std::to_string(call.body.size()) + "\r\n";
  for (const auto& [name, value] : call.fields) text.append(name).append(": ").append(value).append("\r\n");
  return text + "\r\n" + call.body;
}

}  // namespace beffroi::outgoing
