// Delivers what happens in rooms to one webhook, at least once and in the order of each room.
//
//   Cursor   For each room the last entry that was dealt with stands in the hub's records ("webhook/NAME/ROOM"). It
//            moves after the delivery, so that a restart repeats at most what was under way: the id of a notice is made
//            of webhook, room and entry, and a repeat has the same one. A new webhook begins at the end of every log.
//   Failure  A notice that is not answered with 2xx is tried again after 5 s, 10 s, 20 s, ... at most an hour, each
//   time a
//            random part less. When nothing got through for a day, or the answer is 410 (gone), the webhook is off
//            until the hub starts again, with a line in the log; its cursors stay.
//   Rooms    Up to rooms_at_once deliver at the same time; the others wait their turn. Private conversations never do.
//
// Everything on one thread, that of `post`; room_grew() from any.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/messages.hpp"
#include "room/room.hpp"
#include "storage/storage.hpp"

namespace beffroi::webhooks {

namespace bounds {
inline constexpr std::size_t rooms_at_once = 8;
inline constexpr std::size_t rooms_kept = 64;  // whose state stays in memory; others are read again
inline constexpr std::size_t log_page = 256;   // entries read at once
inline constexpr std::int64_t retry_first_ms = 5'000;
inline constexpr std::int64_t retry_longest_ms = 3'600'000;
inline constexpr std::int64_t give_up_ms = 86'400'000;
}  // namespace bounds

struct CourierSettings {
  std::string name;
  protocol::Audience audience = protocol::Audience::public_;
  std::set<protocol::NoticeKind> events;  // empty: all
};

// What a courier stands on. All outlive its last task.
struct CourierPorts {
  storage::Storage& storage;
  std::function<void(std::function<void()>)> post;                              // from any thread
  std::function<void(std::chrono::milliseconds, std::function<void()>)> after;  // on the courier's thread
  // Carries a notice; answers on the courier's thread with the status, or 0 for none.
  std::function<void(std::string id, std::string body, std::function<void(int)>)> send;
  std::function<std::int64_t()> now_ms;  // steady
  std::function<double()> chance;        // 0 to 1
};

class Courier {
 public:
  Courier(CourierSettings settings, CourierPorts ports);
  ~Courier();
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

  // Looks for what is not delivered yet. Once.
  void start();
  // From any thread: there are new entries.
  void room_grew(const std::string& room);

  bool is_off() const { return off_; }

 private:
  struct Trail;  // of one room
  using Page = Result<std::vector<storage::LogEntry>, storage::Unavailable>;

  void begin_at_heads(std::vector<std::string> rooms, std::size_t next);
  void note_news(const std::string& room);
  void start_ready();
  void follow(Trail& trail);
  void on_cursor(Trail& trail, std::optional<protocol::Seq> cursor);
  void read_on(Trail& trail);
  void take_in(Trail& trail, const std::vector<storage::LogEntry>& page);
  void deliver_next(Trail& trail);
  void on_status(Trail& trail, int status);
  void try_later(Trail& trail, std::function<void(Trail&)> again);
  void turn_off(std::string_view why);
  void put_cursor(const std::string& room, protocol::Seq seq);
  void rest(Trail& trail);
  void forget_resting();
  std::string key_of(const std::string& room) const;
  template <class Value>
  std::function<void(Value)> posted(const std::string& room, std::function<void(Trail&, Value)> handle);

  // Constant after construction.
  const CourierSettings settings_;
  const CourierPorts ports_;

  std::map<std::string, std::unique_ptr<Trail>> trails_;  // rooms_kept, and those under way
  std::deque<std::string> ready_;                         // rooms with news that wait their turn
  std::size_t under_way_ = 0;
  bool started_ = false;
  bool off_ = false;
  std::optional<std::int64_t> failing_since_;
};

}  // namespace beffroi::webhooks
