// What a server costs, read from /proc: it and all processes it started.
#pragma once

#include <vector>

namespace bench {

class ServerProcess {
 public:
  explicit ServerProcess(int pid);  // 0: none; figures are 0

  double cpu_seconds() const;  // user and system, of all threads, to the nanosecond
  double resident_bytes() const;

 private:
  std::vector<int> pids_;
};

// Of this process, so that a load tool that limits what it measures is seen.
double own_cpu_seconds();

}  // namespace bench
