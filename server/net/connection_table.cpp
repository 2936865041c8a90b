#include "net/connection_table.hpp"

#include <utility>

namespace beffroi::net {

Connection& ConnectionTable::add(std::unique_ptr<Connection> connection) {
  if (free_.empty()) {
    free_.push_back(static_cast<std::uint32_t>(places_.size()));
    places_.emplace_back();
  }
  const std::uint32_t index = free_.back();
  free_.pop_back();
  Place& place = places_[index];
  place.connection = std::move(connection);
  place.connection->id_ = {index, place.generation};
  ++size_;
  return *place.connection;
}

Connection* ConnectionTable::find(ConnectionId id) const {
  if (id.place >= places_.size() || places_[id.place].generation != id.generation) return nullptr;
  return places_[id.place].connection.get();
}

void ConnectionTable::erase(ConnectionId id) {
  if (!find(id)) return;
  Place& place = places_[id.place];
  ++place.generation;
  const auto dying = std::move(place.connection);  // destroyed when the table is consistent again
  free_.push_back(id.place);
  --size_;
}

void ConnectionTable::clear() {
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (places_[i].connection) erase(places_[i].connection->id());
  }
}

}  // namespace beffroi::net
