#include "identity/tickets.hpp"

#include <algorithm>
#include <vector>

#include "identity/token.hpp"
#include "protocol/limits.hpp"

namespace beffroi::identity {

using protocol::ErrorCode;
using protocol::TimeMs;

namespace {
constexpr std::size_t kUsedKept = 1024;
}

void Tickets::drop(const std::string& digest) {
  auto found = by_digest_.find(digest);
  if (found == by_digest_.end()) return;
  auto of_session = of_session_.find(found->second.holder.session);
  std::erase(of_session->second, digest);
  if (of_session->second.empty()) of_session_.erase(of_session);
  by_digest_.erase(found);
}

// Used tickets stay in in_order_ until their time, unless they come to outnumber the others.
void Tickets::drop_expired(TimeMs now) {
  if (in_order_.size() > 2 * by_digest_.size() + kUsedKept) {
    std::erase_if(in_order_, [this](const Issued& issued) { return !by_digest_.contains(issued.digest); });
  }
  while (!in_order_.empty() && in_order_.front().expires_at <= now) {
    drop(in_order_.front().digest);
    in_order_.pop_front();
  }
}

Result<std::string, ErrorCode> Tickets::issue(const Holder& holder, TimeMs now) {
  std::string ticket = new_token();
  std::string digest = digest_of(ticket);
  const TimeMs expires_at = now + protocol::limits::ticket_life_ms;
  std::lock_guard lock(mutex_);
  drop_expired(now);
  if (by_digest_.size() >= limits_.tickets) return Failure{ErrorCode::busy};
  auto of_session = of_session_.find(holder.session);
  if (of_session != of_session_.end() && of_session->second.size() >= limits_.tickets_of_session) {
    drop(std::string(of_session->second.front()));
  }
  of_session_[holder.session].push_back(digest);
  by_digest_.emplace(digest, Entry{holder, expires_at});
  in_order_.push_back({std::move(digest), expires_at});
  return ticket;
}

std::optional<Tickets::Holder> Tickets::redeem(std::string_view ticket, TimeMs now) {
  if (!looks_like_token(ticket)) return std::nullopt;
  const std::string digest = digest_of(ticket);
  std::lock_guard lock(mutex_);
  auto found = by_digest_.find(digest);
  if (found == by_digest_.end()) return std::nullopt;
  std::optional<Holder> holder;
  if (now < found->second.expires_at) holder = found->second.holder;
  drop(digest);
  return holder;
}

void Tickets::void_all_of(std::string_view person) {
  std::lock_guard lock(mutex_);
  std::vector<std::string> theirs;
  for (const auto& [digest, entry] : by_digest_) {
    if (entry.holder.person == person) theirs.push_back(digest);
  }
  for (const std::string& digest : theirs) drop(digest);
}

std::size_t Tickets::size() const {
  std::lock_guard lock(mutex_);
  return by_digest_.size();
}

}  // namespace beffroi::identity
