#include "net/arrivals.hpp"

#include <algorithm>

namespace beffroi::net {

namespace {

constexpr std::int64_t kToken = 1000;        // in thousandths
constexpr std::int64_t kSecondsSaved = 2;    // of the rate, at most
constexpr std::int64_t kPauseAtLeastMs = 5;  // rather a few at once than a timer for each

}  // namespace

AcceptRate::AcceptRate(std::uint32_t per_second)
    : per_second_(std::max<std::uint32_t>(per_second, 1)), milli_(kSecondsSaved * per_second_ * kToken) {}

std::optional<std::int64_t> AcceptRate::take(std::int64_t now_ms) {
  const std::int64_t full = kSecondsSaved * per_second_ * kToken;
  const std::int64_t gone = std::clamp<std::int64_t>(now_ms - at_ms_, 0, kSecondsSaved * 1000);
  milli_ = std::min(full, milli_ + gone * per_second_);
  at_ms_ = now_ms;
  if (milli_ >= kToken) {
    milli_ -= kToken;
    return std::nullopt;
  }
  return std::max(kPauseAtLeastMs, (kToken - milli_ + per_second_ - 1) / per_second_);
}

Arrivals::Arrivals(std::size_t bound, SourceOf source_of)
    : bound_(bound),
      source_of_(source_of ? std::move(source_of) : [](const std::string& address) { return Source{address}; }) {}

std::optional<Arrivals::Refusal> Arrivals::enter(const Source& source) {
  const std::lock_guard lock(mutex_);
  if (count_ >= bound_) return Refusal::all_taken;
  std::size_t& of_source = by_source_[source.key];
  if (source.bound > 0 && of_source >= source.bound) return Refusal::source_has_enough;
  ++of_source;
  ++count_;
  return std::nullopt;
}

void Arrivals::leave(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_source_.find(key);
  if (found == by_source_.end()) return;
  --count_;
  if (--found->second == 0) by_source_.erase(found);
}

std::size_t Arrivals::count() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

}  // namespace beffroi::net
