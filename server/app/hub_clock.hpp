// The machine's clocks, as hosting wants them.
#pragma once

#include <chrono>

#include "hosting/io_loop.hpp"

namespace beffroi::app {

class HubClock final : public hosting::Clock {
 public:
  std::int64_t wall_ms() const override { return since_epoch<std::chrono::system_clock>(); }
  std::int64_t steady_ms() const override { return since_epoch<std::chrono::steady_clock>(); }

 private:
  template <class Source>
  static std::int64_t since_epoch() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Source::now().time_since_epoch()).count();
  }
};

}  // namespace beffroi::app
