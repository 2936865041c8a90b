// All clients of a run on one thread, and the clockwork that the phases drive: connect, turn, publish, measure.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "load/client.hpp"
#include "load/server_process.hpp"
#include "load/tally.hpp"

namespace bench {

class Load final : public Ear {
 public:
  explicit Load(const Options& options);
  ~Load() override;

  // Everyone but the silent; returns when all are ready.
  void connect_all();
  void begin_silent();  // they come in the turns from now on, 2,000 a second
  void drop_silent();

  // One turn of the loop: what has arrived is taken in, misbehaving clients misbehave. Waits at most so long.
  void turn(int wait_ms);
  void publish(std::int64_t due_us);
  // Until everyone has everything, or the limit.
  void drain(double limit_seconds);

  // A client beside those of the options, for a phase.
  Client& add_passing();
  void forget_passing();

  // Called as it happens; a phase sets what it needs and resets them.
  std::function<void(Client&)> when_ready;
  std::function<void(Client&)> when_received;
  std::function<bool(Client&)> when_over;  // true: it was expected

  const Options& options() const { return options_; }
  const Script& script_of(Client::Manner manner) const;
  Client& viewer(std::size_t index) { return *clients_[index]; }
  const ServerProcess& server() const { return server_; }
  Tally& tally() { return tally_; }
  std::size_t receivers() const { return receivers_; }
  std::size_t connections() const { return lasting_; }  // without the silent
  std::size_t cut_off();  // of the stalled, slow and pinging, how many the server has closed
  std::uint64_t bytes_received() const { return bytes_; }

  // ---- Ear
  void on_ready(Client& client) override;
  void on_message(Client& client, std::string_view text) override;
  void on_over(Client& client) override;

 private:
  void add(Client::Manner manner, std::size_t count, const std::vector<std::string>& cookies);
  void misbehave(std::int64_t now_us);
  void connect_silent(std::int64_t now_us);
  void on_refusal(std::string_view text);

  const Options& options_;
  std::unique_ptr<TlsClient> tls_;
  std::vector<char> scratch_;
  Run run_;
  const ServerProcess server_;
  const std::size_t receivers_;
  Tally tally_;

  // viewers, publishers, stalled, slow, pinging, silent, then those who pass; an index is the one in epoll
  std::vector<std::unique_ptr<Client>> clients_;
  std::vector<std::string> cookies_;
  std::size_t lasting_ = 0;  // clients_ before the silent
  std::size_t ready_ = 0;
  std::int64_t misbehaved_at_ = 0;
  std::int64_t silent_since_ = 0;  // 0: none come
  std::size_t silent_begun_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace bench
