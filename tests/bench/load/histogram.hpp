// Counts durations in buckets of less than one percent of their value, in fixed memory: every delivery is counted, none
// is sampled.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace bench {

class Histogram {
 public:
  void add(std::int64_t microseconds) {
    const auto value = static_cast<std::uint64_t>(microseconds < 0 ? 0 : microseconds);
    ++counts_[bucket_of(value)];
    ++total_;
  }

  std::uint64_t total() const { return total_; }

  // The least upper bound of a bucket that this share of all values does not exceed, in milliseconds. 0 if empty.
  double at_ms(double share) const {
    const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(total_));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      seen += counts_[i];
      if (seen > 0 && seen >= wanted) return static_cast<double>(upper_of(i)) / 1000.0;
    }
    return 0;
  }

 private:
  static constexpr unsigned steps_bits = 7;  // 128 buckets for each doubling
  static constexpr std::uint64_t steps = 1U << steps_bits;

  static std::size_t bucket_of(std::uint64_t value) {
    if (value < steps) return static_cast<std::size_t>(value);
    const auto shift = static_cast<unsigned>(std::bit_width(value)) - steps_bits - 1;
    const std::size_t index = (shift + 1) * steps + static_cast<std::size_t>((value >> shift) - steps);
    return index < size ? index : size - 1;
  }
  static std::uint64_t upper_of(std::size_t index) {
    if (index < steps) return index;
    const std::size_t shift = index / steps - 1;
    return ((index % steps + steps + 1) << shift) - 1;
  }

  static constexpr std::size_t size = steps * 30;
  std::array<std::uint64_t, size> counts_{};
  std::uint64_t total_ = 0;
};

}  // namespace bench
