#include "room/people.hpp"

#include <algorithm>

namespace beffroi::room {

std::optional<PersonIndex> People::find(const std::string& id) const {
  const auto found = index_.find(id);
  if (found == index_.end()) return std::nullopt;
  return found->second;
}

const Person* People::get(const std::string& id) const {
  const auto index = find(id);
  return index ? &people_[*index] : nullptr;
}

PersonIndex People::meet(const std::string& id, const std::string& name, protocol::Role role) {
  const auto [place, is_new] = index_.try_emplace(id, static_cast<PersonIndex>(people_.size()));
  if (is_new) people_.push_back(Person{.id = id});
  Person& person = people_[place->second];
  person.name = name;
  person.role = role;
  return place->second;
}

bool PersonSet::contains(PersonIndex person) const {
  return std::binary_search(members_.begin(), members_.end(), person);
}

void PersonSet::insert(PersonIndex person) {
  const auto place = std::lower_bound(members_.begin(), members_.end(), person);
  if (place == members_.end() || *place != person) members_.insert(place, person);
}

void PersonSet::erase(PersonIndex person) {
  const auto place = std::lower_bound(members_.begin(), members_.end(), person);
  if (place != members_.end() && *place == person) members_.erase(place);
}

std::size_t size_of_union(const std::vector<const PersonSet*>& sets) {
  if (sets.size() == 1) return sets.front()->size();
  std::vector<PersonIndex> all;
  for (const PersonSet* set : sets) all.insert(all.end(), set->members().begin(), set->members().end());
  std::sort(all.begin(), all.end());
  return static_cast<std::size_t>(std::unique(all.begin(), all.end()) - all.begin());
}

}  // namespace beffroi::room
