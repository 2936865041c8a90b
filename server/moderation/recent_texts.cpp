#include "moderation/recent_texts.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>

#include "moderation/bounds.hpp"
#include "moderation/readings.hpp"

namespace beffroi::moderation {
namespace {

constexpr std::int64_t shortest_sketched = 16;  // letters: shorter texts are compared whole
constexpr std::ptrdiff_t equal_in_sketch = 7;   // of 8: about nine tenths of the runs are the same

constexpr std::array<std::uint64_t, 8> seeds{0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9,
                                             0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB,
                                             0x8EBC6AF09C88C6E3, 0x589965CC75374CC3};

std::uint64_t mixed(std::uint64_t value, std::uint64_t seed) {
  value = (value ^ (value >> 31U) ^ seed) * 0xBF58476D1CE4E5B9;
  return value ^ (value >> 29U);
}

std::array<std::uint16_t, 8> sketch_of(const std::u32string& letters) {
  std::array<std::uint64_t, 8> least{};
  least.fill(std::numeric_limits<std::uint64_t>::max());
  for (std::size_t i = 0; i + 3 <= letters.size(); ++i) {
    const std::uint64_t three = static_cast<std::uint64_t>(letters[i]) << 42U |
                                static_cast<std::uint64_t>(letters[i + 1]) << 21U | letters[i + 2];
    for (std::size_t k = 0; k < seeds.size(); ++k) least[k] = std::min(least[k], mixed(three, seeds[k]));
  }
  std::array<std::uint16_t, 8> sketch{};
  std::ranges::transform(least, sketch.begin(), [](std::uint64_t value) { return static_cast<std::uint16_t>(value); });
  return sketch;
}

std::uint64_t hash_of(std::string_view text) {
  return std::hash<std::string_view>()(text);
}

struct Noted {
  Fingerprint print;
  Past::Similar who;
};

struct Room {
  std::string id;
  std::deque<Noted> texts;
};

}  // namespace

Fingerprint Fingerprint::of(std::span<const char32_t> text) {
  const std::u32string letters = letters_of(text);
  Fingerprint print;
  print.length = static_cast<std::int64_t>(letters.size());
  print.letters = std::hash<std::u32string>()(letters);
  if (print.length >= shortest_sketched) print.sketch = sketch_of(letters);
  return print;
}

bool Fingerprint::resembles(const Fingerprint& other) const {
  if (equals(other)) return true;
  if (length < shortest_sketched || other.length < shortest_sketched) return false;
  std::ptrdiff_t equal = 0;
  for (std::size_t k = 0; k < sketch.size(); ++k) equal += sketch[k] == other.sketch[k] ? 1 : 0;
  return equal >= equal_in_sketch;
}

struct RecentTexts::Part {
  // All of it under the mutex.
  std::mutex mutex;
  std::list<Room> rooms;  // the one that spoke last first
  std::unordered_map<std::string_view, std::list<Room>::iterator> by_id;
  std::unordered_map<std::uint64_t, std::int64_t> texts_of;  // by person and room
  std::deque<std::uint64_t> in_order;

  Room& room(std::string_view id) {
    if (const auto known = by_id.find(id); known != by_id.end()) {
      rooms.splice(rooms.begin(), rooms, known->second);
      return rooms.front();
    }
    if (rooms.size() >= bounds::rooms_remembered / bounds::memory_parts) {
      by_id.erase(rooms.back().id);
      rooms.pop_back();
    }
    rooms.push_front({std::string(id), {}});
    by_id.emplace(rooms.front().id, rooms.begin());
    return rooms.front();
  }

  std::int64_t count_up(std::uint64_t who) {
    const auto [known, fresh] = texts_of.try_emplace(who, 0);
    const std::int64_t before = known->second++;
    if (!fresh) return before;
    in_order.push_back(who);
    if (in_order.size() > bounds::people_remembered / bounds::memory_parts) {
      texts_of.erase(in_order.front());
      in_order.pop_front();
    }
    return before;
  }
};

RecentTexts::RecentTexts() {
  for (std::size_t i = 0; i < bounds::memory_parts; ++i) parts_.push_back(std::make_unique<Part>());
}

RecentTexts::~RecentTexts() = default;

Past RecentTexts::note(std::string_view room, std::string_view person, std::span<const char32_t> text, TimeMs now) {
  const Fingerprint print = Fingerprint::of(text);
  Past past;
  past.person = hash_of(person);
  past.length = print.length;
  Part& part = *parts_[hash_of(room) % parts_.size()];
  const std::lock_guard lock(part.mutex);
  Room& here = part.room(room);
  for (const Noted& noted : here.texts) {
    if (!noted.print.resembles(print)) continue;
    past.similar.push_back(noted.who);
    past.similar.back().same = noted.print.equals(print);
  }
  here.texts.push_back({print, {now, past.person, true}});
  if (here.texts.size() > bounds::texts_per_room) here.texts.pop_front();
  past.texts_before = part.count_up(mixed(hash_of(room), past.person));
  return past;
}

}  // namespace beffroi::moderation
