// Time and failure, as every part of the load tool sees them.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace bench {

// Microseconds of a clock that never goes back.
inline std::int64_t now_us() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

inline constexpr std::int64_t second_us = 1'000'000;

// A run that cannot be trusted ends at once, with the reason on standard error.
[[noreturn]] inline void die(const std::string& why) {
  std::fprintf(stderr, "bench_load: %s\n", why.c_str());
  std::exit(1);
}

}  // namespace bench
