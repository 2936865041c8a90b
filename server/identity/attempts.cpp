#include "identity/attempts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace beffroi::identity {
namespace {

constexpr double kMinuteMs = 60'000;

}  // namespace

Buckets::Bucket& Buckets::filled(const std::string& key, TimeMs now, double factor) {
  auto found = by_key_.find(key);
  if (found == by_key_.end()) {
    if (by_key_.size() >= most_keys_) {
      by_key_.erase(buckets_.back().key);
      buckets_.pop_back();
    }
    buckets_.push_front(Bucket{key, rate_.burst * factor, now});
    by_key_.emplace(key, buckets_.begin());
    return buckets_.front();
  }
  buckets_.splice(buckets_.begin(), buckets_, found->second);
  Bucket& bucket = buckets_.front();
  if (now > bucket.at) {
    double gained = static_cast<double>(now - bucket.at) * rate_.per_minute * factor / kMinuteMs;
    bucket.left = std::min(rate_.burst * factor, bucket.left + gained);
    bucket.at = now;
  }
  return bucket;
}

std::optional<std::int64_t> Buckets::wait_of(const Bucket& bucket, double factor) const {
  if (bucket.left >= 1) return std::nullopt;
  return static_cast<std::int64_t>(std::ceil((1 - bucket.left) * kMinuteMs / (rate_.per_minute * factor)));
}

std::optional<std::int64_t> Buckets::wait(const std::string& key, TimeMs now, double factor) {
  return wait_of(filled(key, now, factor), factor);
}

void Buckets::charge(const std::string& key, TimeMs now, double factor) {
  Bucket& bucket = filled(key, now, factor);
  bucket.left = std::max(-kDeepestDebt * rate_.burst * factor, bucket.left - 1);
}

std::optional<std::int64_t> Buckets::take(const std::string& key, TimeMs now, double factor) {
  Bucket& bucket = filled(key, now, factor);
  std::optional<std::int64_t> refused = wait_of(bucket, factor);
  if (!refused) bucket.left -= 1;
  return refused;
}

Attempts::Attempts(AttemptLimits limits, std::vector<Network> venues)
    : limits_(limits),
      venues_(std::move(venues)),
      joins_by_address_(limits.joins_per_address, limits.most_keys),
      joins_by_session_(limits.joins_per_session, limits.most_keys),
      wrong_by_address_(limits.wrong_per_address, limits.most_keys),
      wrong_by_session_(limits.wrong_per_session, limits.most_keys) {}

Attempts::Place Attempts::place_of(const std::string& address) const {
  std::optional<Address> read = Address::parse(address);
  if (!read) return {"?", 1};  // whatever has no address shares one bucket
  bool venue = std::ranges::any_of(venues_, [&](const Network& network) { return network.contains(*read); });
  return {read->bucket(), venue ? limits_.venue_factor : 1};
}

std::optional<std::int64_t> Attempts::join(const Caller& caller, TimeMs now) {
  Place place = place_of(caller.address);
  std::lock_guard lock(mutex_);
  if (!caller.session.empty()) {
    if (auto wait = joins_by_session_.take(caller.session, now)) return wait;
  }
  return joins_by_address_.take(place.bucket, now, place.factor);
}

std::optional<std::int64_t> Attempts::guess(const Caller& caller, TimeMs now) {
  Place place = place_of(caller.address);
  std::lock_guard lock(mutex_);
  if (!caller.session.empty()) {
    if (auto wait = wrong_by_session_.wait(caller.session, now)) return wait;
  }
  return wrong_by_address_.wait(place.bucket, now, place.factor);
}

void Attempts::was_wrong(const Caller& caller, TimeMs now) {
  Place place = place_of(caller.address);
  std::lock_guard lock(mutex_);
  if (!caller.session.empty()) wrong_by_session_.charge(caller.session, now);
  wrong_by_address_.charge(place.bucket, now, place.factor);
}

}  // namespace beffroi::identity
