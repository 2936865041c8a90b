#include "load/client.hpp"

#include <sys/epoll.h>

#include <charconv>

#include "load/clock.hpp"

namespace bench {

namespace {

constexpr int small_buffer = 4096;  // of those who do not read: their socket is full at once

std::string_view after_key(std::string_view text, std::string_view key) {
  const std::size_t at = text.find(key);
  return at == std::string_view::npos ? std::string_view() : text.substr(at + key.size());
}

std::string host_of(const Options& options) {
  return "localhost:" + std::to_string(options.port);
}

}  // namespace

void fill(std::string& text, std::string_view name, std::string_view value) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size())) {
    text.replace(at, name.size(), value);
  }
}

const std::string& Client::path() const {
  return manner_ == Manner::publisher ? run_->options.publisher_path : run_->options.path;
}

void Client::begin(const Script& script) {
  script_ = &script;
  step_ = 0;
  rest_.clear();
  carry_.clear();
  const bool reads_little = manner_ == Manner::stalled || manner_ == Manner::slow;
  wire_.connect(run_->options.port, manner_ == Manner::silent ? nullptr : run_->tls, reads_little ? small_buffer : 0);
  stage_ = Stage::connecting;
  watch();
}

void Client::watch() {
  std::uint32_t wanted = EPOLLIN;
  if (stage_ == Stage::connecting || wire_.wants_writable()) wanted |= EPOLLOUT;
  if (stage_ == Stage::ready && (manner_ == Manner::stalled || manner_ == Manner::slow)) wanted = 0;
  if (manner_ == Manner::silent && stage_ != Stage::connecting) wanted = EPOLLIN;
  if (wanted == watched_) return;
  epoll_event event{};
  event.events = wanted;
  event.data.u64 = index_;
  const int what = watched_ == 0 ? EPOLL_CTL_ADD : wanted == 0 ? EPOLL_CTL_DEL : EPOLL_CTL_MOD;
  if (epoll_ctl(run_->epoll, what, wire_.descriptor(), &event) != 0) die("epoll_ctl failed");
  watched_ = wanted;
}

void Client::on_event(std::uint32_t events) {
  if (stage_ == Stage::closed) return;
  if (stage_ == Stage::connecting) {
    const Wire::Outcome outcome = wire_.establish();
    if (outcome == Wire::Outcome::over) return lost();
    if (outcome == Wire::Outcome::done) established();
    if (stage_ != Stage::closed) watch();
    return;
  }
  if ((events & EPOLLOUT) != 0) after(wire_.flush());
  if (stage_ != Stage::closed && (events & ~static_cast<std::uint32_t>(EPOLLOUT)) != 0) read_all();
}

void Client::established() {
  if (manner_ == Manner::silent) {
    stage_ = Stage::ready;
    return run_->ear.on_ready(*this);
  }
  const Options& options = run_->options;
  if (options.ticket_path.empty()) return upgrade();
  stage_ = Stage::asking_ticket;
  send("POST " + options.ticket_path + " HTTP/1.1\r\nHost: " + host_of(options) + "\r\nOrigin: " + options.origin +
       "\r\nCookie: " + cookie_ + "\r\nContent-Length: 0\r\n\r\n");
}

void Client::upgrade() {
  const Options& options = run_->options;
  stage_ = Stage::upgrading;
  send("GET " + path() + " HTTP/1.1\r\nHost: " + host_of(options) + "\r\nOrigin: " + options.origin +
       "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
       (options.subprotocol.empty() ? "" : "Sec-WebSocket-Protocol: " + options.subprotocol + "\r\n") + "\r\n");
}

void Client::send(std::string_view bytes) {
  if (stage_ != Stage::closed) after(wire_.send(bytes));
}

void Client::after(Wire::Outcome outcome) {
  if (outcome == Wire::Outcome::over) return lost();
  watch();
}

void Client::read_all() {
  do {
    const Wire::Received got = wire_.receive(run_->scratch);
    if (got.outcome == Wire::Outcome::over) return lost();
    if (got.outcome == Wire::Outcome::would_block) break;
    std::string_view bytes(run_->scratch.data(), got.bytes);
    if (rest_.empty()) {
      rest_.assign(bytes.substr(take(bytes)));
    } else {
      rest_.append(bytes);
      const std::string whole = std::move(rest_);
      rest_.clear();
      const std::size_t used = take(whole);
      if (stage_ != Stage::closed) rest_.assign(whole, used);
    }
    if (rest_.empty() && rest_.capacity() > small_buffer) std::string().swap(rest_);
  } while (stage_ != Stage::closed && wire_.has_unread());
  if (stage_ != Stage::closed) watch();
}

// Whole heads and frames; returns how many bytes they had. A client that ended meanwhile takes everything.
std::size_t Client::take(std::string_view bytes) {
  std::size_t used = 0;
  while (stage_ == Stage::asking_ticket || stage_ == Stage::upgrading) {
    const std::size_t head = take_head(bytes.substr(used));
    if (head == 0) return used;
    used += head;
  }
  while (stage_ == Stage::talking || stage_ == Stage::ready) {
    const auto frame = server_frame(bytes.substr(used));
    if (!frame) return used;
    on_frame(*frame);
    used += frame->size;
  }
  return bytes.size();
}

std::size_t Client::take_head(std::string_view bytes) {
  const std::size_t end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) return 0;
  const std::string_view head = bytes.substr(0, end + 4);
  if (stage_ == Stage::upgrading) {
    if (!head.starts_with("HTTP/1.1 101")) die("no upgrade: " + std::string(head));
    stage_ = Stage::talking;
    go_on();
    return head.size();
  }
  const std::size_t length = static_cast<std::size_t>(std::atoll(after_key(head, "Content-Length: ").data()));
  if (bytes.size() < head.size() + length) return 0;
  const std::string_view ticket = after_key(bytes.substr(head.size(), length), R"("ticket":")");
  if (ticket.empty()) die("no ticket: " + std::string(bytes));
  ticket_ = ticket.substr(0, ticket.find('"'));
  upgrade();
  return head.size() + length;
}

void Client::on_frame(const ServerFrame& frame) {
  switch (frame.opcode) {
    case Opcode::ping:
      return send(client_frame(Opcode::pong, frame.payload));
    case Opcode::close:
      farewell_ = frame.payload.size() > 2 ? frame.payload.substr(2) : std::string_view();
      return stage_ == Stage::talking ? lost() : send(client_frame(Opcode::close, frame.payload));
    case Opcode::pong:
      return;
    case Opcode::continuation:
    case Opcode::text:
    case Opcode::binary:
      break;
  }
  if (!run_->options.stream) return on_text(frame.payload);
  // Bytes of a stream: a mark may begin in one frame and end in the next.
  const std::string whole = carry_ + std::string(frame.payload);
  const std::size_t open = whole.rfind('@');
  const bool cut = open != std::string::npos && whole.find('~', open) == std::string::npos;
  carry_ = cut ? whole.substr(open) : std::string();
  on_text(std::string_view(whole).substr(0, whole.size() - carry_.size()));
}

void Client::on_text(std::string_view text) {
  for (const auto& [got, answer] : run_->options.answers) {
    if (text.starts_with(got)) return say(answer);
  }
  if (run_->options.resumes) follow_position(text);
  if (stage_ == Stage::talking) {
    const std::string& awaited = (*script_)[step_].text;
    if (!run_->options.refusal.empty() && text.starts_with(run_->options.refusal))
      die("refused while it began: " + std::string(text.substr(0, 300)));
    if (text.starts_with(awaited)) {
      ++step_;
      go_on();
    }
  }
  if (stage_ == Stage::ready) run_->ear.on_message(*this, text);
}

void Client::follow_position(std::string_view text) {
  const bool snapshot = text.starts_with(R"({"t":"snap")");
  if (!snapshot && !text.starts_with(R"({"t":"up")")) return;
  const std::string_view front = text.substr(0, 300);
  const std::string_view number = after_key(front, snapshot ? R"("seq":)" : R"("upto":)");
  if (number.empty()) die("no position in " + std::string(front));
  std::from_chars(number.data(), number.data() + number.size(), position_);
  if (!snapshot || manner_ == Manner::publisher) return;  // staff counts its own positions
  const std::string_view epoch = after_key(front, R"("epoch":")");
  run_->epoch = epoch.substr(0, epoch.find('"'));
}

std::string Client::filled(std::string text) const {
  fill(text, "{ticket}", ticket_);
  fill(text, "{epoch}", run_->epoch);
  fill(text, "{after}", std::to_string(position_));
  return text;
}

void Client::go_on() {
  while (step_ < script_->size() && (*script_)[step_].kind == Step::Kind::say) say(filled((*script_)[step_++].text));
  if (stage_ == Stage::closed || step_ < script_->size()) return;
  stage_ = Stage::ready;
  run_->ear.on_ready(*this);
}

void Client::read_one_byte() {
  if (stage_ != Stage::ready) return;
  const auto got = wire_.receive(run_->scratch.first(1));
  if (got.outcome == Wire::Outcome::over) lost();
}

bool Client::is_cut() {
  while (stage_ != Stage::closed) {
    const auto got = wire_.receive(run_->scratch);
    if (got.outcome == Wire::Outcome::would_block) return false;
    if (got.outcome == Wire::Outcome::over) end(false);
  }
  return true;
}

void Client::end(bool reset) {
  wire_.close(reset);
  watched_ = 0;
  stage_ = Stage::closed;
}

void Client::lost() {
  end(false);
  run_->ear.on_over(*this);
}

}  // namespace bench
