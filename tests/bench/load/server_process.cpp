#include "load/server_process.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

namespace bench {

namespace {

namespace fs = std::filesystem;

void add_with_children(int pid, std::vector<int>& out) {
  out.push_back(pid);
  std::error_code ignored;
  for (const auto& task : fs::directory_iterator("/proc/" + std::to_string(pid) + "/task", ignored)) {
    std::ifstream file(task.path() / "children");
    for (int child = 0; file >> child;) add_with_children(child, out);
  }
}

}  // namespace

ServerProcess::ServerProcess(int pid) {
  if (pid > 0) add_with_children(pid, pids_);
}

double ServerProcess::cpu_seconds() const {
  double nanoseconds = 0;
  for (const int pid : pids_) {
    std::error_code ignored;
    for (const auto& task : fs::directory_iterator("/proc/" + std::to_string(pid) + "/task", ignored)) {
      double running = 0;
      std::ifstream(task.path() / "schedstat") >> running;
      nanoseconds += running;
    }
  }
  return nanoseconds / 1e9;
}

double ServerProcess::resident_bytes() const {
  double pages = 0;
  for (const int pid : pids_) {
    double total = 0;
    double resident = 0;
    std::ifstream("/proc/" + std::to_string(pid) + "/statm") >> total >> resident;
    pages += resident;
  }
  return pages * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double own_cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace bench
