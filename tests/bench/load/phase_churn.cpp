// Connections that come, say their script, and go: half of them with a goodbye, half without. What the server keeps of
// them afterwards is a leak.
#include <utility>
#include <vector>

#include "load/clock.hpp"
#include "load/phases.hpp"

namespace bench {

namespace {

class Churn {
 public:
  Churn(Load& load, std::size_t count) : load_(load), left_(count) {
    load_.when_ready = [this](Client& client) { on_ready(client); };
    load_.when_over = [this](Client& client) { return on_over(client); };
  }
  ~Churn() {
    load_.when_ready = nullptr;
    load_.when_over = nullptr;
  }
  Churn(const Churn&) = delete;
  Churn& operator=(const Churn&) = delete;

  void begin(Client& client) {
    if (left_ == 0) {
      ++idle_;
      return;
    }
    --left_;
    client.begin(load_.options().script);
  }
  // Those whose connection ended in this turn begin again in the next.
  void begin_again() {
    for (Client* client : std::exchange(ended_, {})) begin(*client);
  }
  std::size_t idle() const { return idle_; }
  std::uint64_t served() const { return served_; }

 private:
  void on_ready(Client& client) {
    if (client.manner() != Client::Manner::passing) return;
    if (served_++ % 2 == 0) {
      client.say_goodbye();
    } else {
      client.drop(true);
      ended_.push_back(&client);
    }
  }
  bool on_over(Client& client) {
    if (client.manner() != Client::Manner::passing) return false;
    ended_.push_back(&client);
    return true;
  }

  Load& load_;
  std::size_t left_;
  std::size_t idle_ = 0;
  std::uint64_t served_ = 0;
  std::vector<Client*> ended_;
};

}  // namespace

void run_churn(Load& load, const Phase& phase) {
  const auto count = static_cast<std::size_t>(phase.value);
  const auto at_once = static_cast<std::size_t>(phase.seconds);
  const double before = load.server().resident_bytes();
  const double cpu = load.server().cpu_seconds();
  const std::int64_t begun = now_us();
  Churn churn(load, count);
  for (std::size_t i = 0; i < at_once; ++i) churn.begin(load.add_passing());
  while (churn.idle() < at_once) {
    load.turn(20);
    churn.begin_again();
  }
  const double seconds = static_cast<double>(now_us() - begun) / 1e6;
  const double used = load.server().cpu_seconds() - cpu;
  load.forget_passing();
  Report(phase.name)
      .add("connections", static_cast<double>(churn.served()))
      .add("seconds", seconds)
      .add("cpu_seconds", used)
      .add("per_cpu_second", used > 0 ? static_cast<double>(churn.served()) / used : 0)
      .add("resident_before", before)
      .add("resident_after", load.server().resident_bytes())
      .print();
}

}  // namespace bench
