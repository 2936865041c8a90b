// The desk for all rooms: what waits for a moderator anywhere, and who watches it. Values in, values out; where it runs
// and when it sends is its keeper's (desk_keeper.hpp).
//
// A watcher is told of the oldest limits::desk_items in rooms they moderate: first all of them, then what changed.
// Which rooms those are is asked of identity, room by room as rooms come to have something waiting; whoever loses a
// role loses the connection, and with it the watch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "hosting/requests.hpp"
#include "hosting/waiting.hpp"

namespace beffroi::hosting {

class Desk {
 public:
  // Which of these rooms the person may moderate.
  struct Question {
    Origin watcher;
    std::string person;
    std::vector<std::string> rooms;
  };
  struct Telling {
    Origin watcher;
    bool whole = false;
    std::shared_ptr<const std::string> frame;
  };

  void take(const WaitingNews& news);

  // False: bounds::desk_watchers watch already.
  bool watch(const Origin& watcher, std::string person);
  void unwatch(const Origin& watcher);
  bool is_watched() const { return !watchers_.empty(); }

  // What must be asked now, each once; answer() follows for each.
  std::vector<Question> questions();
  // `moderated`: those of `asked` that the watcher may moderate; nothing: ask again at the next occasion.
  void answer(const Origin& watcher, const std::vector<std::string>& asked,
              const std::optional<std::vector<std::string>>& moderated);

  // Whether somebody is to be told something, as far as is known.
  bool has_news() const;
  // What they are to be told now.
  std::vector<Telling> tell();

  // Rooms of which not all was kept (bounds::desk_items_of_hub) and for which there is space again: ask them for all.
  std::vector<std::string> rooms_left_out();

  std::size_t size() const { return order_.size(); }

 private:
  using Key = std::pair<std::string, protocol::Seq>;
  struct Place {
    protocol::TimeMs at;
    std::string room;
    protocol::Seq item;
    auto operator<=>(const Place&) const = default;
  };
  struct Watcher {
    Origin origin;
    std::string person;
    std::unordered_map<std::string, bool> rooms;  // whether they may moderate it, as far as asked and answered
    std::set<std::string> asked;                  // not answered yet
    std::map<Key, std::shared_ptr<const std::string>> told;
    std::size_t told_more = 0;
    bool begun = false;  // has the whole
    bool stale = true;   // something may have changed for them
  };
  using WatcherKey = std::pair<std::size_t, ConnectionId>;

  void put(const std::string& room, const WaitingItem& item);
  void drop(const std::string& room, protocol::Seq item);
  void drop_room(const std::string& room);
  std::optional<Telling> change_for(Watcher& watcher) const;

  std::map<Place, std::shared_ptr<const std::string>> order_;  // oldest first
  std::unordered_map<std::string, std::map<protocol::Seq, protocol::TimeMs>> rooms_;
  std::set<std::string> left_out_;
  std::map<WatcherKey, Watcher> watchers_;
};

}  // namespace beffroi::hosting
