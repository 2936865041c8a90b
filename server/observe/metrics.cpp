#include "observe/metrics.hpp"

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <utility>

namespace beffroi::observe {
namespace {

void append_number(std::string& out, double value) {
  std::array<char, 40> digits;
  const bool whole = value == std::floor(value) && std::abs(value) < 9e15;
  const auto result =
      whole ? std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<std::int64_t>(value))
            : std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), result.ptr);
}

double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  double size = 0;
  double resident = 0;
  statm >> size >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

// What the allocator has given out, over all threads, and what it asked the system for in one piece.
double heap_bytes() {
  const struct mallinfo2 heap = mallinfo2();
  return static_cast<double>(heap.uordblks) + static_cast<double>(heap.hblkhd);
}

double open_descriptors() {
  std::error_code error;
  double count = 0;
  for (auto it = std::filesystem::directory_iterator("/proc/self/fd", error);
       !error && it != std::filesystem::directory_iterator(); it.increment(error)) {
    ++count;
  }
  return count;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double unix_seconds() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

void Metrics::add(std::string name, std::string help, std::string_view type, Read read) {
  figures_.push_back(Figure{std::move(name), std::move(help), type, std::move(read)});
}

void Metrics::add_process_figures() {
  gauge("process_resident_memory_bytes", "Resident memory.", resident_bytes);
  gauge("beffroi_heap_bytes", "Memory in use on the heap.", heap_bytes);
  gauge("process_open_fds", "Open file descriptors.", open_descriptors);
  counter("process_cpu_seconds_total", "User and system processor time.", processor_seconds);
  gauge("process_start_time_seconds", "Start of the process since 1970.", [start = unix_seconds()] { return start; });
}

std::string Metrics::text() const {
  std::string out;
  for (const Figure& figure : figures_) {
    out += "# HELP " + figure.name + " " + figure.help + "\n# TYPE " + figure.name + " ";
    out += figure.type;
    out += "\n" + figure.name + " ";
    append_number(out, figure.read());
    out += "\n";
  }
  return out;
}

}  // namespace beffroi::observe
