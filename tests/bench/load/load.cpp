#include "load/load.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>

#include "load/clock.hpp"

namespace bench {

namespace {

constexpr std::size_t scratch_bytes = 256 * 1024;
constexpr double connect_seconds = 120;
constexpr std::size_t connects_between_turns = 32;
constexpr std::int64_t silent_interval_us = 500;  // 2,000 connects a second that say nothing

std::vector<std::string> lines_of(const std::string& file) {
  std::vector<std::string> lines;
  if (file.empty()) return lines;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  if (lines.empty()) die("nothing in " + file);
  return lines;
}

}  // namespace

Load::Load(const Options& options)
    : options_(options),
      tls_(options.tls ? std::make_unique<TlsClient>() : nullptr),
      scratch_(scratch_bytes),
      run_{options, tls_.get(), epoll_create1(EPOLL_CLOEXEC), scratch_, *this, {}},
      server_(options.pid),
      receivers_(options.viewers + (options.publishers_receive ? options.publishers : 0)),
      tally_(receivers_, options.publishers) {
  using Manner = Client::Manner;
  cookies_ = lines_of(options.cookies);
  add(Manner::viewer, options.viewers, cookies_);
  add(Manner::publisher, options.publishers, lines_of(options.publisher_cookies));
  add(Manner::stalled, options.stalled, cookies_);
  add(Manner::slow, options.slow, cookies_);
  add(Manner::pinging, options.pinging, cookies_);
  lasting_ = clients_.size();
  add(Manner::silent, options.silent, cookies_);
}

Load::~Load() {
  for (const auto& client : clients_) client->drop(true);
  ::close(run_.epoll);
}

void Load::add(Client::Manner manner, std::size_t count, const std::vector<std::string>& cookies) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t index = clients_.size();
    clients_.push_back(std::make_unique<Client>(run_, index, manner,
                                                cookies.empty() ? std::string() : cookies[index % cookies.size()]));
  }
}

const Script& Load::script_of(Client::Manner manner) const {
  return manner == Client::Manner::publisher ? options_.publisher_script : options_.script;
}

void Load::connect_all() {
  const std::int64_t limit = now_us() + static_cast<std::int64_t>(connect_seconds * 1e6);
  const std::size_t at_once = tls_ ? 64 : 512;  // within the backlog of any server, and the patience of ours
  for (std::size_t i = 0; i < lasting_; ++i) {
    clients_[i]->begin(script_of(clients_[i]->manner()));
    if (i % connects_between_turns == 0) turn(0);
    while (i > ready_ + at_once && now_us() < limit) turn(10);
  }
  while (ready_ < lasting_) {
    if (now_us() > limit)
      die("only " + std::to_string(ready_) + " of " + std::to_string(lasting_) + " were ready in time");
    turn(100);
  }
}

void Load::begin_silent() {
  silent_since_ = now_us();
  silent_begun_ = 0;
}

void Load::connect_silent(std::int64_t now_us) {
  if (silent_since_ == 0) return;
  const auto due = static_cast<std::size_t>((now_us - silent_since_) / silent_interval_us);
  for (; silent_begun_ < std::min(due, options_.silent); ++silent_begun_) {
    clients_[lasting_ + silent_begun_]->begin(options_.script);
  }
}

void Load::drop_silent() {
  silent_since_ = 0;
  for (std::size_t i = lasting_; i < lasting_ + options_.silent; ++i) clients_[i]->drop(true);
}

Client& Load::add_passing() {
  add(Client::Manner::passing, 1, cookies_);
  return *clients_.back();
}

void Load::forget_passing() {
  for (std::size_t i = lasting_ + options_.silent; i < clients_.size(); ++i) clients_[i]->drop(true);
  clients_.resize(lasting_ + options_.silent);
}

void Load::turn(int wait_ms) {
  std::array<epoll_event, 512> events;
  const int count = epoll_wait(run_.epoll, events.data(), static_cast<int>(events.size()), wait_ms);
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    clients_[event.data.u64]->on_event(event.events);
  }
  const std::int64_t now = now_us();
  misbehave(now);
  connect_silent(now);
}

// Once a second, those who take one byte take it and those who ping do.
void Load::misbehave(std::int64_t now_us) {
  if (now_us - misbehaved_at_ < second_us || ready_ < lasting_) return;
  misbehaved_at_ = now_us;
  for (std::size_t i = receivers_; i < lasting_; ++i) {
    Client& client = *clients_[i];
    if (!client.is_ready()) continue;
    if (client.manner() == Client::Manner::slow) client.read_one_byte();
    if (client.manner() == Client::Manner::pinging) client.ping();
  }
}

void Load::publish(std::int64_t due_us) {
  const std::size_t number = tally_.send(due_us);
  std::string message = options_.message;
  fill(message, "{n}", std::to_string(number));
  fill(message, "{text}", Tally::text_of(number, options_.size));
  clients_[options_.viewers + number % options_.publishers]->say(message);
}

void Load::drain(double limit_seconds) {
  const std::int64_t limit = now_us() + static_cast<std::int64_t>(limit_seconds * 1e6);
  while (tally_.in_flight() > 0 && now_us() < limit) turn(10);
}

void Load::on_ready(Client& client) {
  if (client.index() < lasting_) ++ready_;
  if (when_ready) when_ready(client);
}

void Load::on_message(Client& client, std::string_view text) {
  bytes_ += text.size();
  if (!options_.refusal.empty() && text.starts_with(options_.refusal)) return on_refusal(text);
  if (client.index() >= receivers_) return;
  tally_.receive(client.index(), text, options_.resumes && text.starts_with(R"({"t":"snap")"), now_us());
  if (when_received) when_received(client);
}

// The hub names the command, and a command's id here is "b" and the message's number.
void Load::on_refusal(std::string_view text) {
  constexpr std::string_view key = R"("id":"b)";
  const std::size_t at = text.find(key);
  if (at == std::string_view::npos) die("refused: " + std::string(text.substr(0, 300)));
  std::size_t number = 0;
  std::from_chars(text.data() + at + key.size(), text.data() + text.size(), number);
  tally_.give_up(number);
}

void Load::on_over(Client& client) {
  if (client.index() < lasting_ && ready_ > 0) --ready_;
  if (when_over && when_over(client)) return;
  const bool well_behaved = client.manner() == Client::Manner::viewer || client.manner() == Client::Manner::publisher;
  if (well_behaved) die("the server ended connection " + std::to_string(client.index()) + ": " + client.farewell());
}

std::size_t Load::cut_off() {
  std::size_t count = 0;
  for (std::size_t i = options_.viewers + options_.publishers; i < lasting_; ++i)
    count += clients_[i]->is_cut() ? 1 : 0;
  return count;
}

}  // namespace bench
