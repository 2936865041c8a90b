// Deliveries a second of the server's processor, and the time from when a message was due until a viewer had it.
#include "load/clock.hpp"
#include "load/phases.hpp"

namespace bench {

namespace {

constexpr double drain_seconds = 10;

void keep_in_flight(Load& load, const Phase& phase, std::int64_t end) {
  const auto window = static_cast<std::size_t>(phase.value);
  while (now_us() < end) {
    while (load.tally().in_flight() < window) load.publish(now_us());
    load.turn(5);
  }
}

// Open loop: a message that is late is due no later.
void keep_the_rate(Load& load, const Phase& phase, std::int64_t end) {
  const double interval = 1e6 / phase.value;
  const std::int64_t begun = now_us();
  for (std::int64_t count = 0; now_us() < end;) {
    const auto due = begun + static_cast<std::int64_t>(static_cast<double>(count) * interval);
    if (due <= now_us()) {
      load.publish(due);
      ++count;
    } else {
      load.turn(due - now_us() > 1500 ? 1 : 0);
    }
  }
}

}  // namespace

void run_deliveries(Load& load, const Phase& phase) {
  Tally& tally = load.tally();
  tally.begin_phase();
  load.begin_silent();
  const std::int64_t begun = now_us();
  const std::int64_t end = begun + static_cast<std::int64_t>(phase.seconds * 1e6);
  const double cpu = load.server().cpu_seconds();
  const double own_cpu = own_cpu_seconds();
  const std::uint64_t bytes = load.bytes_received();
  phase.kind == Phase::Kind::window ? keep_in_flight(load, phase, end) : keep_the_rate(load, phase, end);
  const double sending_seconds = static_cast<double>(now_us() - begun) / 1e6;
  const auto in_time = static_cast<double>(tally.deliveries());
  const auto due = static_cast<double>(tally.sent_in_phase() * load.receivers());
  load.drain(drain_seconds);
  const double used = load.server().cpu_seconds() - cpu;
  const double seconds = static_cast<double>(now_us() - begun) / 1e6;
  Report(phase.name)
      .add("sent", static_cast<double>(tally.sent_in_phase()))
      .add("deliveries", static_cast<double>(tally.deliveries()))
      .add("in_time_share", due > 0 ? in_time / due : 0)
      .add("per_second", in_time / sending_seconds)
      .add("cpu_seconds", used)
      .add("per_cpu_second", used > 0 ? static_cast<double>(tally.deliveries()) / used : 0)
      .add("server_load", used / seconds)
      .add("own_load", (own_cpu_seconds() - own_cpu) / seconds)
      .add("bytes_per_delivery", static_cast<double>(load.bytes_received() - bytes) /
                                     static_cast<double>(tally.deliveries() + (tally.deliveries() == 0 ? 1 : 0)))
      .add("p50_ms", tally.latency().at_ms(0.5))
      .add("p99_ms", tally.latency().at_ms(0.99))
      .add("p999_ms", tally.latency().at_ms(0.999))
      .add("complete_p99_ms", tally.completion().at_ms(0.99))
      .add("missing", static_cast<double>(tally.missing()))
      .add("doubled", static_cast<double>(tally.doubled()))
      .add("disordered", static_cast<double>(tally.disordered()))
      .add("refused", static_cast<double>(tally.refused()))
      .add("cut_off", static_cast<double>(load.cut_off()))
      .add("resident_bytes", load.server().resident_bytes())
      .print();
  load.drop_silent();
}

}  // namespace bench
