// All viewers lose their connections at once and come back at once, while messages go on. A viewer is back when it has
// joined again and has every message that was sent until then: a view without a gap.
#include <vector>

#include "load/clock.hpp"
#include "load/phases.hpp"

namespace bench {

namespace {

constexpr double patience_seconds = 60;

class Storm {
 public:
  explicit Storm(Load& load) : load_(load), target_(load.options().viewers, absent) {
    load_.when_ready = [this](Client& client) { on_ready(client); };
    load_.when_received = [this](Client& client) { look_at(client); };
    load_.when_over = [this](Client& client) { return on_over(client); };
  }
  ~Storm() {
    load_.when_ready = nullptr;
    load_.when_received = nullptr;
    load_.when_over = nullptr;
  }
  Storm(const Storm&) = delete;
  Storm& operator=(const Storm&) = delete;

  void break_out() {
    broke_out_us_ = now_us();
    for (std::size_t i = 0; i < target_.size(); ++i) load_.viewer(i).drop(false);
    for (std::size_t i = 0; i < target_.size(); ++i) load_.viewer(i).begin(load_.options().resume_script);
  }

  bool has_broken_out() const { return broke_out_us_ > 0; }
  bool is_over() const { return has_broken_out() && back_.total() == target_.size(); }
  const Histogram& back() const { return back_; }
  const Histogram& joined() const { return joined_; }
  std::uint64_t retries() const { return retries_; }

 private:
  static constexpr std::uint32_t absent = 0xFFFFFFFF;
  static constexpr std::uint32_t done = 0xFFFFFFFE;

  void on_ready(Client& client) {
    if (client.manner() != Client::Manner::viewer || !has_broken_out()) return;
    joined_.add(now_us() - broke_out_us_);
    target_[client.index()] = static_cast<std::uint32_t>(load_.tally().sent());
    look_at(client);
  }
  void look_at(Client& client) {
    if (client.manner() != Client::Manner::viewer) return;
    std::uint32_t& target = target_[client.index()];
    if (target >= done || load_.tally().received(client.index()) < target) return;
    target = done;
    back_.add(now_us() - broke_out_us_);
  }
  bool on_over(Client& client) {
    if (client.manner() != Client::Manner::viewer || !has_broken_out()) return false;
    ++retries_;
    client.begin(load_.options().resume_script);
    return true;
  }

  Load& load_;
  std::vector<std::uint32_t> target_;  // by viewer: messages it must have to be back
  std::int64_t broke_out_us_ = 0;
  Histogram joined_;
  Histogram back_;
  std::uint64_t retries_ = 0;
};

}  // namespace

void run_storm(Load& load, const Phase& phase) {
  Tally& tally = load.tally();
  tally.begin_phase();
  Storm storm(load);
  const double interval = 1e6 / phase.value;
  const std::int64_t begun = now_us();
  const double cpu = load.server().cpu_seconds();
  const auto give_up = begun + static_cast<std::int64_t>((phase.seconds + patience_seconds) * 1e6);
  for (std::int64_t count = 0; now_us() < give_up && !storm.is_over();) {
    const auto due = begun + static_cast<std::int64_t>(static_cast<double>(count) * interval);
    if (!storm.has_broken_out() && now_us() - begun > second_us) storm.break_out();
    if (due <= now_us() && now_us() - begun < static_cast<std::int64_t>(phase.seconds * 1e6)) {
      load.publish(due);
      ++count;
    } else {
      load.turn(1);
    }
  }
  load.drain(10);
  Report(phase.name)
      .add("viewers", static_cast<double>(load.options().viewers))
      .add("back", static_cast<double>(storm.back().total()))
      .add("joined_p99_ms", storm.joined().at_ms(0.99))
      .add("back_p50_ms", storm.back().at_ms(0.5))
      .add("back_p99_ms", storm.back().at_ms(0.99))
      .add("back_last_ms", storm.back().at_ms(1))
      .add("sent", static_cast<double>(tally.sent_in_phase()))
      .add("missing", static_cast<double>(tally.missing()))
      .add("doubled", static_cast<double>(tally.doubled()))
      .add("disordered", static_cast<double>(tally.disordered()))
      .add("retries", static_cast<double>(storm.retries()))
      .add("cpu_seconds", load.server().cpu_seconds() - cpu)
      .add("resident_bytes", load.server().resident_bytes())
      .print();
}

}  // namespace bench
