#include "moderation/hook/author_memory.hpp"

#include <algorithm>
#include <utility>

#include "moderation/hook/bounds.hpp"

namespace beffroi::moderation {

AuthorRecord& AuthorMemory::meet(const std::string& person, protocol::TimeMs now) {
  const auto found = authors_.find(person);
  if (found != authors_.end()) return found->second;
  if (order_.size() >= bounds::remembered_authors) {
    authors_.erase(order_.front());
    order_.pop_front();
  }
  order_.push_back(person);
  return authors_.emplace(person, AuthorRecord{.met_at = now}).first->second;
}

void RoomContexts::add(const std::string& room, protocol::HookContext text) {
  if (!rooms_.contains(room)) {
    if (order_.size() >= bounds::context_rooms) {
      rooms_.erase(order_.front());
      order_.pop_front();
    }
    order_.push_back(room);
  }
  std::deque<protocol::HookContext>& texts = rooms_[room];
  texts.push_back(std::move(text));
  if (texts.size() > bounds::context_texts) texts.pop_front();
}

std::vector<protocol::HookContext> RoomContexts::of(const std::string& room, std::size_t most) const {
  const auto found = rooms_.find(room);
  if (found == rooms_.end()) return {};
  const std::deque<protocol::HookContext>& texts = found->second;
  const std::size_t count = std::min(most, texts.size());
  return {texts.end() - static_cast<std::ptrdiff_t>(count), texts.end()};
}

}  // namespace beffroi::moderation
