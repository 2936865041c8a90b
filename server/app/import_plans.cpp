#include "app/import_plans.hpp"

#include <algorithm>
#include <utility>

#include "identity/token.hpp"

namespace beffroi::app {

std::string ImportPlans::keep(PlannedImport plan, std::string_view person, std::size_t file_bytes,
                              protocol::TimeMs now) {
  Kept fresh{.id = identity::new_identifier("plan"),
             .person = std::string(person),
             .file_bytes = file_bytes,
             .expires_at = now + kPlanLifeMs,
             .plan = std::make_shared<const PlannedImport>(std::move(plan))};
  std::string id = fresh.id;
  std::lock_guard lock(mutex_);
  bytes_ += file_bytes;
  kept_.push_back(std::move(fresh));
  const auto one_too_many = [&] {
    return kept_.size() > kPlans || bytes_ > kPlanBytes || kept_.front().expires_at <= now;
  };
  while (kept_.size() > 1 && one_too_many()) {
    bytes_ -= kept_.front().file_bytes;
    kept_.pop_front();
  }
  return id;
}

std::shared_ptr<const PlannedImport> ImportPlans::find(std::string_view id, std::string_view person,
                                                       protocol::TimeMs now) {
  std::lock_guard lock(mutex_);
  for (const Kept& kept : kept_) {
    if (kept.id == id && kept.person == person && now < kept.expires_at) return kept.plan;
  }
  return nullptr;
}

void ImportPlans::drop(std::string_view id) {
  std::lock_guard lock(mutex_);
  const auto found = std::ranges::find_if(kept_, [&](const Kept& kept) { return kept.id == id; });
  if (found == kept_.end()) return;
  bytes_ -= found->file_bytes;
  kept_.erase(found);
}

}  // namespace beffroi::app
