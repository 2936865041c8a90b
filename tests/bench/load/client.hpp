// One connection of the load: connects, gets a ticket if need be, upgrades, says its script, and is then ready. What
// arrives afterwards is handed on, message by message.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "load/frames.hpp"
#include "load/options.hpp"
#include "load/wire.hpp"

namespace bench {

class Client;

// What the run wants to know of its clients.
class Ear {
 public:
  virtual ~Ear() = default;
  virtual void on_ready(Client& client) = 0;
  virtual void on_message(Client& client, std::string_view text) = 0;
  virtual void on_over(Client& client) = 0;  // the server ended it; it may begin again within the call
};

// What all clients of a run share.
struct Run {
  const Options& options;
  const TlsClient* tls;  // null: plain
  int epoll;
  std::span<char> scratch;
  Ear& ear;
  std::string epoch;  // of the room, as the viewers know it
};

class Client {
 public:
  enum class Manner : std::uint8_t { viewer, publisher, stalled, slow, pinging, silent, passing };

  Client(Run& run, std::size_t index, Manner manner, std::string cookie)
      : run_(&run), index_(index), manner_(manner), cookie_(std::move(cookie)) {}

  // `script` outlives its use.
  void begin(const Script& script);
  void on_event(std::uint32_t events);

  void say(std::string_view text) { send(client_frame(run_->options.binary ? Opcode::binary : Opcode::text, text)); }
  void ping() { send(client_frame(Opcode::ping, "still here")); }
  void say_goodbye() { send(client_frame(Opcode::close, std::string_view("\x03\xE8", 2))); }
  void read_one_byte();
  // Reads and drops what waits; true when the server has closed.
  bool is_cut();
  void drop(bool reset) { end(reset); }

  std::size_t index() const { return index_; }
  Manner manner() const { return manner_; }
  bool is_ready() const { return stage_ == Stage::ready; }
  bool is_closed() const { return stage_ == Stage::closed; }
  std::int64_t position() const { return position_; }
  const std::string& farewell() const { return farewell_; }  // why the server closed, if it said so

 private:
  enum class Stage : std::uint8_t { closed, connecting, asking_ticket, upgrading, talking, ready };

  void established();
  void send(std::string_view bytes);
  void after(Wire::Outcome outcome);
  void watch();
  void read_all();
  std::size_t take(std::string_view bytes);
  std::size_t take_head(std::string_view bytes);
  void on_frame(const ServerFrame& frame);
  void on_text(std::string_view text);
  void follow_position(std::string_view text);
  void go_on();
  std::string filled(std::string text) const;
  void upgrade();
  void end(bool reset);
  void lost();
  const std::string& path() const;

  Run* run_;
  std::size_t index_;
  Manner manner_;
  Stage stage_ = Stage::closed;
  std::uint32_t watched_ = 0;  // events of epoll; 0: not there
  std::size_t step_ = 0;
  const Script* script_ = nullptr;
  std::string cookie_;
  std::string ticket_;
  std::int64_t position_ = 0;
  std::string farewell_;
  Wire wire_;
  std::string rest_;   // of a frame or head that is not whole yet
  std::string carry_;  // with --stream: the end of a frame that may be the beginning of a mark
};

// "{name}" in a text, replaced.
void fill(std::string& text, std::string_view name, std::string_view value);

}  // namespace bench
