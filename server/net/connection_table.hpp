// The connections of one thread, found by id in constant time.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "net/connection.hpp"

namespace beffroi::net {

class ConnectionTable {
 public:
  Connection& add(std::unique_ptr<Connection> connection);
  Connection* find(ConnectionId id) const;
  void erase(ConnectionId id);
  void clear();
  std::size_t size() const { return size_; }

  // Visits those that were there at the beginning. The visit may add and erase.
  template <class Visit>
  void for_each(Visit visit) {
    const std::size_t end = places_.size();
    for (std::size_t i = 0; i < end; ++i) {
      if (places_[i].connection) visit(*places_[i].connection);
    }
  }

 private:
  struct Place {
    std::unique_ptr<Connection> connection;
    std::uint32_t generation = 0;
  };

  std::vector<Place> places_;
  std::vector<std::uint32_t> free_;
  std::size_t size_ = 0;
};

}  // namespace beffroi::net
