#include "load/phases.hpp"

#include <cstdio>
#include <iostream>

#include "load/clock.hpp"

namespace bench {

namespace {

void run_idle(Load& load, const Phase& phase) {
  const double cpu = load.server().cpu_seconds();
  const std::int64_t end = now_us() + static_cast<std::int64_t>(phase.seconds * 1e6);
  while (now_us() < end) load.turn(50);
  Report(phase.name)
      .add("resident_bytes", load.server().resident_bytes())
      .add("cpu_seconds", load.server().cpu_seconds() - cpu)
      .add("seconds", phase.seconds)
      .print();
}

// The caller looks at the server meanwhile.
void run_pause(const Phase& phase) {
  Report(phase.name).print();
  std::string line;
  std::getline(std::cin, line);
}

}  // namespace

Report& Report::add(const char* name, double value) {
  char figure[64];
  std::snprintf(figure, sizeof figure, "%.15g", value);
  text_ += std::string(",\"") + name + "\":" + figure;
  return *this;
}

void Report::print() {
  std::printf("%s}\n", text_.c_str());
  std::fflush(stdout);
}

void run_phase(Load& load, const Phase& phase) {
  switch (phase.kind) {
    case Phase::Kind::idle:
      return run_idle(load, phase);
    case Phase::Kind::window:
    case Phase::Kind::rate:
      return run_deliveries(load, phase);
    case Phase::Kind::storm:
      return run_storm(load, phase);
    case Phase::Kind::churn:
      return run_churn(load, phase);
    case Phase::Kind::pause:
      return run_pause(phase);
  }
}

}  // namespace bench
