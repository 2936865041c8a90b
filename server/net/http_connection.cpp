#include "net/http_connection.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include "net/http_head.hpp"
#include "net/limits.hpp"
#include "net/request_rules.hpp"
#include "net/response_head.hpp"
#include "net/websocket_connection.hpp"
#include "net/websocket_extensions.hpp"
#include "net/websocket_handshake.hpp"
#include "observe/log.hpp"

namespace beffroi::net {

namespace {

constexpr std::size_t kReadBytes = 16 * 1024;
constexpr std::size_t kBodyBytesPerSecond = 64 * 1024;  // a larger body gets more time, at this rate
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

iovec piece_of(std::string_view bytes) {
  return {const_cast<char*>(bytes.data()), bytes.size()};
}

}  // namespace

HttpConnection::HttpConnection(IoThread& thread, std::shared_ptr<const HttpService> service, Socket socket, Peer peer)
    : thread_(thread), service_(std::move(service)), peer_(std::move(peer)), socket_(std::move(socket)) {
  transport_ = service_->tls ? make_tls_transport(socket_.native_handle(), *service_->tls)
                             : make_plain_transport(socket_.native_handle());
}

HttpConnection::~HttpConnection() = default;

void HttpConnection::start() {
  if (!service_->tls) {
    expect_within(kHeadSeconds);
    run();
    return;
  }
  expect_within(kTlsHandshakeSeconds);
  state_ = State::queued_handshake;
  if (thread_.handshakes().enter(id())) return begin_handshake();
  EdgeCounts::count(thread_.counts().handshakes_queued);
}

void HttpConnection::begin_handshake() {
  if (state_ != State::queued_handshake) return;
  in_handshake_gate_ = true;
  state_ = State::handshaking;
  expect_within(kTlsHandshakeSeconds);
  run();
}

void HttpConnection::leave_handshake_gate() {
  if (!std::exchange(in_handshake_gate_, false)) return;
  thread_.handshakes().release([this](ConnectionId waiting) {
    auto* next = static_cast<HttpConnection*>(thread_.find(waiting));
    if (!next || next->state_ != State::queued_handshake) return false;
    thread_.post([&thread = thread_, waiting] {
      if (auto* connection = static_cast<HttpConnection*>(thread.find(waiting))) connection->begin_handshake();
    });
    next->in_handshake_gate_ = true;
    return true;
  });
}

void HttpConnection::on_readable(bool cancelled) {
  if (cancelled) return;
  may_read_ = true;
  run();
}

void HttpConnection::on_writable(bool cancelled) {
  if (!cancelled) run();
}

void HttpConnection::on_deadline(std::uint32_t) {
  if (state_ != State::handling) {
    if (exchange_number_ == 0) EdgeCounts::count(thread_.counts().never_spoke);
    return end();
  }
  refuse_and_close(error_response(503, "busy", "The hub is very busy. Try again in a moment."));
  run();
}

void HttpConnection::drain() {
  keep_alive_ = false;
  const bool idle = state_ == State::reading_head && inbox_.empty();
  if (idle || state_ == State::handshaking || state_ == State::queued_handshake) end();
}

void HttpConnection::expect_within(std::uint32_t seconds) {
  thread_.wheel().schedule(*this, thread_.now_seconds() + seconds);
}

void HttpConnection::end() {
  if (state_ == State::ended) return;
  state_ = State::ended;
  leave_handshake_gate();
  thread_.wheel().cancel(*this);
  transport_.reset();
  boost::system::error_code ignored;
  socket_.close(ignored);
  thread_.retire(id());
}

void HttpConnection::run() {
  while (step() == Step::again) {
  }
}

HttpConnection::Step HttpConnection::step() {
  switch (state_) {
    case State::handshaking:
      return step_handshake();
    case State::reading_head:
      return step_head();
    case State::reading_body:
      return step_body();
    case State::writing:
      return step_write();
    case State::lingering:
      return step_linger();
    case State::queued_handshake:
    case State::handling:
    case State::ended:
      return Step::wait;
  }
  return Step::wait;
}

HttpConnection::Step HttpConnection::step_handshake() {
  switch (transport_->handshake()) {
    case IoStatus::done:
      leave_handshake_gate();
      EdgeCounts::count(thread_.counts().tls_handshakes);
      if (transport_->writes_pass_through()) EdgeCounts::count(thread_.counts().kernel_tls);
      state_ = State::reading_head;
      expect_within(kHeadSeconds);
      return Step::again;
    case IoStatus::want_read:
      thread_.wait_readable(socket_, id());
      return Step::wait;
    case IoStatus::want_write:
      thread_.wait_writable(socket_, id());
      return Step::wait;
    case IoStatus::closed:
    case IoStatus::failed:
      end();
      return Step::wait;
  }
  return Step::wait;
}

// Again: the inbox has grown. Wait: it has not, or the connection has ended.
HttpConnection::Step HttpConnection::read_input() {
  if (!may_read_ && !transport_->has_buffered_input()) {
    thread_.wait_readable(socket_, id());
    return Step::wait;
  }
  const auto room = thread_.scratch().first(kReadBytes);
  const IoResult result = transport_->read_some(room);
  may_read_ = result.status != IoStatus::done;  // after an event, what could not be done is tried again
  switch (result.status) {
    case IoStatus::done:
      inbox_.append(reinterpret_cast<const char*>(room.data()), result.bytes);
      return Step::again;
    case IoStatus::want_read:
      thread_.wait_readable(socket_, id());
      return Step::wait;
    case IoStatus::want_write:
      thread_.wait_writable(socket_, id());
      return Step::wait;
    case IoStatus::closed:
    case IoStatus::failed:
      end();
      return Step::wait;
  }
  return Step::wait;
}

HttpConnection::Step HttpConnection::step_head() {
  const bool was_idle = inbox_.empty();
  if (was_idle && read_input() == Step::wait) return Step::wait;
  const GateVerdict verdict = check_head(inbox_);
  switch (verdict.state) {
    case GateVerdict::State::complete:
      return begin_exchange(verdict);
    case GateVerdict::State::refused:
      EdgeCounts::count(thread_.counts().refused_heads);
      exchange_ = std::make_unique<Exchange>();
      return refuse_and_close(error_response(verdict.status, "bad_request",
                                             "The HTTP request is not well formed: " + std::string(verdict.why) + "."));
    case GateVerdict::State::incomplete:
      break;
  }
  if (was_idle) expect_within(kHeadSeconds);  // from its first byte, whatever follows
  return read_input();
}

HttpConnection::Step HttpConnection::begin_exchange(const GateVerdict& verdict) {
  EdgeCounts::count(thread_.counts().requests);
  exchange_ = std::make_unique<Exchange>();
  ++exchange_number_;
  Request& request = exchange_->request;
  const bool readable = read_head(std::string_view(inbox_).substr(0, verdict.head_bytes), request);
  inbox_.erase(0, verdict.head_bytes);
  if (!readable) return refuse_and_close(error_response(400, "bad_request", "The HTTP request is not well formed."));
  const ClientFacts client = client_behind(request, peer_.address, service_->trusted_proxies);
  request.remote_address = client.address;
  request.is_tls = service_->tls || client.is_https;
  exchange_->head_only = request.method == "HEAD";
  exchange_->content_length = verdict.content_length;
  exchange_->match = service_->router.match(request);
  keep_alive_ = keep_alive_ && verdict.keep_alive;
  if (auto refusal = refuse_request(request, exchange_->match, verdict, service_->origins)) {
    // Without a body to skip, the connection can go on.
    return verdict.content_length > 0 ? refuse_and_close(std::move(*refusal)) : respond(std::move(*refusal));
  }
  state_ = State::reading_body;
  if (verdict.content_length == 0) return Step::again;
  expect_within(kBodySeconds + static_cast<std::uint32_t>(verdict.content_length / kBodyBytesPerSecond));
  if (verdict.expects_continue && inbox_.empty()) {
    const iovec piece = piece_of(kContinue);
    if (transport_->write_some({&piece, 1}).bytes != kContinue.size()) {
      end();  // the first bytes of a fresh response do not fit: the peer does not read
      return Step::wait;
    }
  }
  return Step::again;
}

HttpConnection::Step HttpConnection::step_body() {
  std::string& body = exchange_->request.body;
  const std::size_t wanted = exchange_->content_length - body.size();
  const std::size_t count = std::min(wanted, inbox_.size());
  body.append(inbox_, 0, count);
  inbox_.erase(0, count);
  return count == wanted ? dispatch() : read_input();
}

HttpConnection::Step HttpConnection::dispatch() {
  switch (exchange_->match.kind) {
    case Router::Match::Kind::upgrade:
      return upgrade();
    case Router::Match::Kind::route:
      hand_to_handler(exchange_->match.route->handler);
      return Step::wait;
    case Router::Match::Kind::fallback:
      hand_to_handler(service_->router.fallback_handler());
      return Step::wait;
    case Router::Match::Kind::not_found:
    case Router::Match::Kind::method_not_allowed:
      break;
  }
  return respond(error_response(404, "not_found", "There is nothing here under that name."));
}

void HttpConnection::hand_to_handler(const Handler& handler) {
  state_ = State::handling;
  expect_within(kHandlerSeconds);
  const Respond promise([&thread = thread_, mailbox = thread_.mailbox(), connection = id(),
                         number = exchange_number_](Response response) {
    mailbox->post([&thread, connection, number, answer = std::move(response)]() mutable {
      auto* found = static_cast<HttpConnection*>(thread.find(connection));
      if (found) found->deliver(number, std::move(answer));
    });
  });
  try {
    handler(std::move(exchange_->request), promise);
  } catch (const std::exception& failure) {
    observe::log::error("handler_failed", {{"error", failure.what()}});
    promise(error_response(500, "internal", "Something went wrong in the hub. It has been noted; try again."));
  }
}

// In a turn of its own. Too late (the deadline has answered): dropped.
void HttpConnection::deliver(std::uint64_t exchange_number, Response response) {
  if (state_ != State::handling || exchange_number != exchange_number_) return;
  respond(std::move(response));
  run();
}

HttpConnection::Step HttpConnection::respond(Response response) {
  Exchange& exchange = *exchange_;
  exchange.response = std::move(response);
  exchange.head = response_head(exchange.response, service_->security, keep_alive_);
  const bool has_no_body = exchange.head_only || exchange.response.status == 204 || exchange.response.status == 304;
  exchange.total = exchange.head.size() + (has_no_body ? 0 : size_of(exchange.response.body));
  state_ = State::writing;
  expect_within(kWriteStallSeconds);
  return Step::again;
}

HttpConnection::Step HttpConnection::refuse_and_close(Response response) {
  keep_alive_ = false;
  inbox_.clear();
  return respond(std::move(response));
}

// Writes from where the last write ended. A file goes through the scratch buffer, read where it is needed.
IoResult HttpConnection::write_piece() {
  Exchange& exchange = *exchange_;
  std::array<iovec, 2> pieces{};
  std::size_t count = 0;
  if (exchange.sent < exchange.head.size())
    pieces[count++] = piece_of(std::string_view(exchange.head).substr(exchange.sent));
  const std::uint64_t body_at = exchange.sent - std::min<std::uint64_t>(exchange.sent, exchange.head.size());
  if (exchange.total > exchange.head.size()) {
    if (const auto* file = std::get_if<FileBody>(&exchange.response.body)) {
      const auto scratch = thread_.scratch().first(service_->tls ? kReadBytes : kScratchBytes);  // a record, or plenty
      const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(scratch.size(), file->length - body_at));
      const ssize_t got =
          ::pread(file->file->descriptor(), scratch.data(), wanted, static_cast<off_t>(file->offset + body_at));
      if (got <= 0 && wanted > 0)
        return {IoStatus::failed, 0};  // shorter than promised: only a cut can tell the client
      pieces[count++] = {scratch.data(), static_cast<std::size_t>(got)};
    } else {
      const auto* text = std::get_if<std::string>(&exchange.response.body);
      const std::string& bytes = text ? *text : *std::get<SharedBody>(exchange.response.body);
      pieces[count++] = piece_of(std::string_view(bytes).substr(static_cast<std::size_t>(body_at)));
    }
  }
  return transport_->write_some({pieces.data(), count});
}

HttpConnection::Step HttpConnection::step_write() {
  IoResult result;
  while (exchange_->sent < exchange_->total) {
    result = write_piece();
    if (result.status != IoStatus::done) break;
    exchange_->sent += result.bytes;
    expect_within(kWriteStallSeconds);
  }
  if (result.status == IoStatus::done) result.status = transport_->flush();
  switch (result.status) {
    case IoStatus::done:
      return finish_response();
    case IoStatus::want_write:
      thread_.wait_writable(socket_, id());
      return Step::wait;
    case IoStatus::want_read:
    case IoStatus::closed:
    case IoStatus::failed:
      end();
      return Step::wait;
  }
  return Step::wait;
}

HttpConnection::Step HttpConnection::finish_response() {
  exchange_.reset();
  if (keep_alive_) {
    state_ = State::reading_head;
    expect_within(inbox_.empty() ? kKeepAliveSeconds : kHeadSeconds);
    return Step::again;
  }
  state_ = State::lingering;
  inbox_ = {};
  transport_->end_writing();
  expect_within(kLingerSeconds);
  return Step::again;
}

HttpConnection::Step HttpConnection::step_linger() {
  const Step outcome = read_input();
  linger_bytes_ += inbox_.size();
  inbox_.clear();
  if (linger_bytes_ <= kLingerBytes) return outcome;
  end();
  return Step::wait;
}

HttpConnection::Step HttpConnection::upgrade() {
  const Request& request = exchange_->request;
  const auto deflate = service_->compression ? agree_on_deflate(request) : std::nullopt;
  const auto preface = accept_upgrade(request, exchange_->match.subprotocol, deflate.value_or(std::string()));
  const hosting::ConnectionFacts facts{thread_.index(), request.remote_address, deflate.has_value()};
  const std::string early = std::move(inbox_);
  state_ = State::ended;
  thread_.wheel().cancel(*this);
  thread_.count_arrival();
  auto& connection =
      thread_.adopt(std::make_unique<WebSocketConnection>(thread_, std::move(socket_), std::move(transport_)));
  connection.start(service_->door, facts, preface, early);
  if (thread_.is_draining()) connection.drain();
  thread_.retire(id());
  return Step::wait;
}

}  // namespace beffroi::net
