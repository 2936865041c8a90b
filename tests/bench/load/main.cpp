// A load of WebSockets against one server, from outside, on one thread. The same code measures our hub and any other:
// what differs is said on the command line.
#include <sys/resource.h>

#include <csignal>

#include "load/clock.hpp"
#include "load/phases.hpp"

namespace {

// A connection is a descriptor: as many as this process may have.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

int main(int count, char** arguments) {
  const bench::Options options = bench::options_from(count, arguments);
  raise_descriptor_limit();
  std::signal(SIGPIPE, SIG_IGN);
  bench::Load load(options);
  bench::Report("connect-begin").add("resident_bytes", load.server().resident_bytes()).print();
  const double cpu = load.server().cpu_seconds();
  const std::int64_t begun = bench::now_us();
  load.connect_all();
  bench::Report("connect")
      .add("connections", static_cast<double>(load.connections()))
      .add("seconds", static_cast<double>(bench::now_us() - begun) / 1e6)
      .add("cpu_seconds", load.server().cpu_seconds() - cpu)
      .add("resident_bytes", load.server().resident_bytes())
      .print();
  for (const bench::Phase& phase : options.phases) bench::run_phase(load, phase);
}
