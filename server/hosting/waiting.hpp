// What waits for a moderator in one room, as the desk for all rooms is told of it. On the room's home thread.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "room/room.hpp"

namespace beffroi::hosting {

// One item, encoded once for all who watch (a protocol::DeskItem).
struct WaitingItem {
  protocol::Seq item = 0;
  protocol::TimeMs at = 0;
  std::shared_ptr<const std::string> json;
};

// What changed in a room since the last news.
struct WaitingNews {
  std::string room;
  bool whole = false;  // the items replace all others of this room
  std::vector<WaitingItem> items;
  std::vector<protocol::Seq> gone;
};

class Waiting {
 public:
  explicit Waiting(std::string room) : room_(std::move(room)) {}

  // The room was read afresh.
  void begin(const room::State& state);
  // After each entry.
  void look_at(const room::State& after, const protocol::Entry& entry);

  std::size_t size() const { return items_.size(); }
  // Nothing when nothing changed.
  std::optional<WaitingNews> take_news();
  // All of it again, whatever was told.
  WaitingNews all() const;

 private:
  struct Known {
    protocol::DeskItem item;
    std::shared_ptr<const std::string> json;
  };

  // Message, question, report or contest.
  using ItemName = std::pair<protocol::ItemKind, protocol::Seq>;

  void look_at(const protocol::Change& change);
  void put(protocol::DeskItem item);
  void drop(protocol::Seq item);
  void tell(protocol::Seq item, Known& known);
  void claim(const ItemName& name, std::optional<protocol::Claim> claim);
  std::optional<protocol::Claim> claim_on(const protocol::DeskItem& item) const;
  void rename(const std::string& title);

  const std::string room_;
  std::string title_;
  std::map<protocol::Seq, Known> items_;
  std::map<ItemName, protocol::Claim> claims_;
  std::map<protocol::Seq, bool> changed_;  // true: put, false: gone
  bool whole_ = false;
};

}  // namespace beffroi::hosting
