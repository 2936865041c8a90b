#include "hosting/desk.hpp"

#include <algorithm>
#include <utility>

#include "hosting/bounds.hpp"
#include "protocol/limits.hpp"

namespace beffroi::hosting {

namespace {

constexpr auto most_told = static_cast<std::size_t>(protocol::limits::desk_items);

void append_separated(std::string& list, std::string_view item) {
  list.append(list.empty() ? "" : ",").append(item);
}

std::string key_json(const std::string& room, protocol::Seq item) {
  std::string json = R"({"room":)";
  append_json_string(json, room);
  return json.append(R"(,"item":)").append(std::to_string(item)).append("}");
}

std::string desk_message(bool whole, std::string_view items, std::string_view gone, std::size_t more) {
  std::string json = R"({"t":"desk","whole":)";
  json.append(whole ? "true" : "false").append(R"(,"items":[)").append(items);
  json.append(R"(],"gone":[)").append(gone).append(R"(],"more":)").append(std::to_string(more));
  return json.append("}");
}

}  // namespace

// ---- what waits

void Desk::put(const std::string& room, const WaitingItem& item) {
  drop(room, item.item);
  if (order_.size() >= bounds::desk_items_of_hub) {
    left_out_.insert(room);
    return;
  }
  rooms_[room].emplace(item.item, item.at);
  order_.emplace(Place{item.at, room, item.item}, item.json);
}

void Desk::drop(const std::string& room, protocol::Seq item) {
  const auto known_room = rooms_.find(room);
  if (known_room == rooms_.end()) {
    return;
  }
  const auto known = known_room->second.find(item);
  if (known == known_room->second.end()) {
    return;
  }
  order_.erase(Place{known->second, room, item});
  known_room->second.erase(known);
  if (known_room->second.empty()) {
    rooms_.erase(known_room);
  }
}

void Desk::drop_room(const std::string& room) {
  const auto known = rooms_.find(room);
  if (known == rooms_.end()) {
    return;
  }
  for (const auto& [item, at] : known->second) {
    order_.erase(Place{at, room, item});
  }
  rooms_.erase(known);
}

void Desk::take(const WaitingNews& news) {
  if (news.whole) {
    left_out_.erase(news.room);
    drop_room(news.room);
  }
  for (const protocol::Seq item : news.gone) {
    drop(news.room, item);
  }
  for (const WaitingItem& item : news.items) {
    put(news.room, item);
  }
  for (auto& [key, watcher] : watchers_) {
    const auto known = watcher.rooms.find(news.room);
    watcher.stale = watcher.stale || known == watcher.rooms.end() || known->second;
  }
}

std::vector<std::string> Desk::rooms_left_out() {
  if (left_out_.empty() || order_.size() > bounds::desk_items_of_hub / 4 * 3) {
    return {};
  }
  const auto left_out = std::exchange(left_out_, {});
  return {left_out.begin(), left_out.end()};
}

// ---- who watches

bool Desk::watch(const Origin& origin, std::string person) {
  const WatcherKey key{origin.thread, origin.connection};
  if (watchers_.size() >= bounds::desk_watchers && !watchers_.contains(key)) {
    return false;
  }
  Watcher& watcher = watchers_[key];
  watcher = Watcher{};
  watcher.origin = origin;
  watcher.person = std::move(person);
  return true;
}

void Desk::unwatch(const Origin& origin) {
  watchers_.erase({origin.thread, origin.connection});
}

std::vector<Desk::Question> Desk::questions() {
  std::vector<Question> questions;
  for (auto& [key, watcher] : watchers_) {
    if (!watcher.stale) {
      continue;
    }
    Question question{watcher.origin, watcher.person, {}};
    for (const auto& [room, items] : rooms_) {
      if (!watcher.rooms.contains(room) && watcher.asked.insert(room).second) {
        question.rooms.push_back(room);
      }
    }
    if (!question.rooms.empty()) {
      questions.push_back(std::move(question));
    }
  }
  return questions;
}

void Desk::answer(const Origin& origin, const std::vector<std::string>& asked,
                  const std::optional<std::vector<std::string>>& moderated) {
  const auto found = watchers_.find({origin.thread, origin.connection});
  if (found == watchers_.end()) {
    return;
  }
  Watcher& watcher = found->second;
  for (const std::string& room : asked) {
    watcher.asked.erase(room);
    if (moderated) {
      watcher.rooms[room] = std::ranges::find(*moderated, room) != moderated->end();
    }
  }
  watcher.stale = true;
}

bool Desk::has_news() const {
  return std::ranges::any_of(watchers_, [](const auto& entry) { return entry.second.stale; });
}

std::vector<Desk::Telling> Desk::tell() {
  std::vector<Telling> tellings;
  for (auto& [key, watcher] : watchers_) {
    if (!watcher.stale || (!watcher.begun && !watcher.asked.empty())) {
      continue;
    }
    watcher.stale = false;
    if (auto telling = change_for(watcher)) {
      tellings.push_back(std::move(*telling));
    }
  }
  return tellings;
}

std::optional<Desk::Telling> Desk::change_for(Watcher& watcher) const {
  std::map<Key, std::shared_ptr<const std::string>> now;
  std::string items;
  std::size_t more = 0;
  for (const auto& [place, json] : order_) {
    const auto may = watcher.rooms.find(place.room);
    if (may == watcher.rooms.end() || !may->second) {
      continue;
    }
    if (now.size() >= most_told) {
      ++more;
      continue;
    }
    const Key key{place.room, place.item};
    now.emplace(key, json);
    const auto told = watcher.told.find(key);
    if (told == watcher.told.end() || told->second != json) {
      append_separated(items, *json);
    }
  }
  std::string gone;
  for (const auto& [key, json] : watcher.told) {
    if (!now.contains(key)) {
      append_separated(gone, key_json(key.first, key.second));
    }
  }
  const bool whole = !std::exchange(watcher.begun, true);
  const bool changed = whole || !items.empty() || !gone.empty() || more != watcher.told_more;
  watcher.told = std::move(now);
  watcher.told_more = more;
  if (!changed) {
    return std::nullopt;
  }
  const std::string message = desk_message(whole, items, gone, more);
  return Telling{watcher.origin, whole, std::make_shared<const std::string>(framed(std::string_view(message)))};
}

}  // namespace beffroi::hosting
