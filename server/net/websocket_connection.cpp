#include "net/websocket_connection.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <utility>

#include "net/limits.hpp"
#include "observe/log.hpp"

namespace beffroi::net {

namespace {

constexpr std::size_t kOwnBytes = 512;  // pongs are left out above it: a later one answers for them

iovec piece_of(std::string_view bytes) {
  return {const_cast<char*>(bytes.data()), bytes.size()};
}

}  // namespace

WebSocketConnection::WebSocketConnection(IoThread& thread, Socket socket, std::unique_ptr<Transport> transport)
    : thread_(thread),
      descriptor_(transport->writes_pass_through() ? socket.native_handle() : -1),
      socket_(std::move(socket)),
      transport_(std::move(transport)),
      heard_at_(thread.now_seconds()) {}

WebSocketConnection::~WebSocketConnection() {
  end_session();
  EdgeCounts::count(thread_.counts().websockets_ended);
}

// What a session throws ends its own connection and nothing else.
template <class Call>
void WebSocketConnection::tell_session(Call call) {
  try {
    call();
  } catch (const std::exception& failure) {
    observe::log::error("session_failed", {{"error", failure.what()}});
    close(close_code::internal_error, "internal error");
  }
}

void WebSocketConnection::start(hosting::SessionDoor& door, const hosting::ConnectionFacts& facts,
                                std::string_view preface, const std::string& early) {
  EdgeCounts::count(thread_.counts().upgrades);
  if (facts.compressed) {
    EdgeCounts::count(thread_.counts().compressed);
    parser_.allow_compression();
  }
  schedule(heard_at_);
  send_own(preface);
  tell_session([&] { session_ = door.open(*this, facts); });
  if (!session_) close(close_code::internal_error, "no session");
  if (!early.empty()) {
    std::string bytes = early;  // unmasking is in place
    receive({reinterpret_cast<std::byte*>(bytes.data()), bytes.size()});
  }
  if (state_ != State::ended) read_input();
}

// ---- reading

void WebSocketConnection::on_readable(bool cancelled) {
  if (!cancelled && state_ != State::ended) read_input();
}

// One read per turn of the loop, and what TLS has already taken from the socket.
void WebSocketConnection::read_input() {
  do {
    const IoResult result = transport_->read_some(thread_.scratch());
    switch (result.status) {
      case IoStatus::done:
        receive(thread_.scratch().first(result.bytes));
        break;
      case IoStatus::want_read:
        break;
      case IoStatus::want_write:
        read_wants_write_ = true;
        arm_write();
        return;
      case IoStatus::closed:
      case IoStatus::failed:
        end();
        return;
    }
  } while (state_ != State::ended && transport_->has_buffered_input());
  if (state_ != State::ended) thread_.wait_readable(socket_, id());
}

void WebSocketConnection::receive(std::span<std::byte> bytes) {
  const std::uint32_t now = thread_.now_seconds();
  if (state_ == State::open) heard_at_ = now;
  while (state_ == State::open || state_ == State::closing) {
    const WebSocketEvent event = parser_.next(bytes, now);
    if (event.kind == WebSocketEvent::Kind::need_more) return;
    on_event(event);
  }
}

void WebSocketConnection::on_event(const WebSocketEvent& event) {
  switch (event.kind) {
    case WebSocketEvent::Kind::text:
      on_message(event.payload);
      return;
    case WebSocketEvent::Kind::deflated:
      if (state_ == State::open) on_deflated(event.payload);
      return;
    case WebSocketEvent::Kind::ping:
      if (state_ == State::open && (!own_ || own_->size() < kOwnBytes))
        send_own(encode_frame(Opcode::pong, event.payload));
      return;
    case WebSocketEvent::Kind::close:
      answer_close(event.code);
      return;
    case WebSocketEvent::Kind::error:
      on_violation(event.code, event.payload);
      return;
    case WebSocketEvent::Kind::pong:
    case WebSocketEvent::Kind::need_more:
      return;
  }
}

void WebSocketConnection::on_message(std::string_view text) {
  if (state_ != State::open) return;
  EdgeCounts::count(thread_.counts().messages);
  tell_session([&] { session_->on_text(text); });
}

void WebSocketConnection::on_deflated(std::string_view payload) {
  const Inflated inflated = thread_.inflater().inflate(payload, parser_.message_limit());
  inflated.code == 0 ? on_message(inflated.text) : on_violation(inflated.code, inflated.why);
}

void WebSocketConnection::on_violation(std::uint16_t code, std::string_view why) {
  EdgeCounts::count(thread_.counts().violations);
  if (state_ == State::open) send_close(code, why, State::closing);
}

void WebSocketConnection::answer_close(std::uint16_t code) {
  if (state_ == State::open) {
    send_close(code, {}, State::leaving);
    return;
  }
  state_ = State::leaving;
  if (!own_ && !stalled_) end();
}

// ---- writing

hosting::WriteResult WebSocketConnection::write_now(std::span<const iovec> pieces) {
  using Result = hosting::WriteResult;
  if (state_ != State::open) return {0, Result::State::broken};
  if (!inside_frame_ && !flush_own()) {
    return {0, state_ == State::ended ? Result::State::broken : Result::State::would_block};
  }
  std::size_t bytes = 0;
  const IoStatus status = write_all(pieces, bytes);
  if (status == IoStatus::done) {
    inside_frame_ = false;
    flush_own();
  } else {
    inside_frame_ = inside_frame_ || bytes > 0;
    settle(status, bytes > 0);
  }
  if (state_ == State::ended) return {bytes, Result::State::broken};
  return {bytes, status == IoStatus::done ? Result::State::done : Result::State::would_block};
}

hosting::WriteResult WebSocketConnection::write_ready(std::string_view bytes) {
  if (takes_directly()) {
    const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    return after_direct(bytes, sent < 0 ? -errno : static_cast<int>(sent));
  }
  const iovec piece = piece_of(bytes);
  return write_now({&piece, 1});
}

// What was not sent is tried once more the usual way, which then waits for room, or ends the connection.
hosting::WriteResult WebSocketConnection::after_direct(std::string_view bytes, int outcome) {
  const std::size_t sent = outcome > 0 ? static_cast<std::size_t>(outcome) : 0;
  if (sent == bytes.size()) return {sent, hosting::WriteResult::State::done};
  inside_frame_ = sent > 0;
  const iovec rest = piece_of(bytes.substr(sent));
  const hosting::WriteResult result = write_now({&rest, 1});
  return {sent + result.bytes, result.state};
}

// Writes until everything is taken or the socket takes no more.
IoStatus WebSocketConnection::write_all(std::span<const iovec> pieces, std::size_t& bytes) {
  std::array<iovec, hosting::Outlet::max_pieces> rest;
  bool copied = false;
  for (;;) {
    const IoResult result = transport_->write_some(pieces);
    if (result.status != IoStatus::done) return result.status;
    bytes += result.bytes;
    std::size_t taken = result.bytes;
    while (!pieces.empty() && taken >= pieces.front().iov_len) {
      taken -= pieces.front().iov_len;
      pieces = pieces.subspan(1);
    }
    if (pieces.empty()) return IoStatus::done;
    if (!copied) {
      pieces = pieces.first(std::min(pieces.size(), rest.size()));
      std::copy(pieces.begin(), pieces.end(), rest.begin());
      pieces = {rest.data(), pieces.size()};
      copied = true;
    }
    iovec& first = const_cast<iovec&>(pieces.front());  // of `rest`
    first.iov_base = static_cast<char*>(first.iov_base) + taken;
    first.iov_len -= taken;
  }
}

void WebSocketConnection::send_own(std::string_view frame) {
  if (frame.empty()) return;
  if (!own_) own_ = std::make_unique<std::string>();
  own_->append(frame);
  if (!inside_frame_) flush_own();
}

// True when nothing of ours and nothing of the transport waits any more.
bool WebSocketConnection::flush_own() {
  if (!own_ && !stalled_) {
    const IoStatus held = transport_->flush();
    if (held == IoStatus::done) return true;
    settle(held, false);
    return false;
  }
  std::size_t bytes = 0;
  IoStatus status = IoStatus::done;
  if (own_) {
    const iovec piece = piece_of(*own_);
    status = write_all({&piece, 1}, bytes);
    own_->erase(0, bytes);
    if (own_->empty()) own_.reset();
  }
  if (status == IoStatus::done) status = transport_->flush();
  settle(status, bytes > 0);
  return status == IoStatus::done;
}

// What follows from the outcome of a write: waiting, or the end.
void WebSocketConnection::settle(IoStatus status, bool moved) {
  switch (status) {
    case IoStatus::done:
      stalled_ = false;
      return;
    case IoStatus::want_write:
      mark_stalled(moved);
      arm_write();
      return;
    case IoStatus::want_read:  // only a renegotiation could ask for it, and there is none
    case IoStatus::closed:
    case IoStatus::failed:
      end();
      return;
  }
}

void WebSocketConnection::mark_stalled(bool moved) {
  if (stalled_ && !moved) return;
  const std::uint32_t now = thread_.now_seconds();
  stalled_at_ = now;
  if (!std::exchange(stalled_, true)) schedule(now);
}

void WebSocketConnection::arm_write() {
  if (!std::exchange(write_armed_, true)) thread_.wait_writable(socket_, id());
}

void WebSocketConnection::want_writable() {
  if (state_ != State::open) return;
  session_waits_ = true;
  arm_write();
}

void WebSocketConnection::on_writable(bool cancelled) {
  write_armed_ = false;
  if (cancelled || state_ == State::ended) return;
  const bool all_sent = inside_frame_ || flush_own();
  if (state_ == State::leaving && all_sent) end();
  if (state_ == State::ended) return;
  if (std::exchange(read_wants_write_, false)) read_input();
  if (state_ != State::open || !session_waits_) return;
  if (!all_sent) return;  // armed again; the session is told when its turn has come
  session_waits_ = false;
  tell_session([&] { session_->on_writable(); });
}

// ---- ending

void WebSocketConnection::close(std::uint16_t code, std::string_view reason) {
  if (state_ == State::open) send_close(code, reason, State::closing);
}

// After a frame that was cut no close frame can be read: then only the end of the stream tells.
void WebSocketConnection::send_close(std::uint16_t code, std::string_view reason, State next) {
  state_ = next;
  heard_at_ = thread_.now_seconds();
  session_waits_ = false;
  end_session_later();
  if (inside_frame_) {
    end();
    return;
  }
  send_own(encode_close_frame(code, reason));
  if (state_ == State::ended) return;
  if (state_ == State::leaving && !own_ && !stalled_) {
    end();
    return;
  }
  schedule(heard_at_);
}

void WebSocketConnection::schedule(std::uint32_t now_seconds) {
  const std::uint32_t wait = state_ == State::open ? kReadIdleSeconds : kCloseHandshakeSeconds;
  std::uint32_t due = heard_at_ + wait;
  if (state_ == State::open && stalled_) due = std::min(due, stalled_at_ + kWriteStallSeconds);
  thread_.wheel().schedule(*this, std::max(due, now_seconds + 1));
}

void WebSocketConnection::on_deadline(std::uint32_t now_seconds) {
  if (state_ != State::open) {
    if (now_seconds - heard_at_ >= kCloseHandshakeSeconds) return end();
  } else if (stalled_ && now_seconds - stalled_at_ >= kWriteStallSeconds) {
    EdgeCounts::count(thread_.counts().slow);
    return send_close(close_code::slow, "no write progress", State::closing);
  } else if (now_seconds - heard_at_ >= kReadIdleSeconds) {
    EdgeCounts::count(thread_.counts().silent);
    return send_close(close_code::silent, "nothing was heard", State::closing);
  }
  schedule(now_seconds);
}

void WebSocketConnection::drain() {
  close(close_code::going_away, "the hub stops");
}

void WebSocketConnection::end_session() {
  if (const auto session = std::move(session_)) {
    tell_session([&] { session->on_closed(); });
  }
}

// The session learns it in a turn of its own: it may be the caller.
void WebSocketConnection::end_session_later() {
  thread_.post([&thread = thread_, connection = id()] {
    if (auto* found = static_cast<WebSocketConnection*>(thread.find(connection))) found->end_session();
  });
}

// The destructor, in a later turn, tells the session.
void WebSocketConnection::end() {
  if (state_ == State::ended) return;
  state_ = State::ended;
  thread_.wheel().cancel(*this);
  transport_->end_writing();
  boost::system::error_code ignored;
  socket_.close(ignored);
  thread_.retire(id());
}

}  // namespace beffroi::net
