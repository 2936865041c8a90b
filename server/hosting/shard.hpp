// What hosting has on one I/O thread: its connections, the rooms they follow (LocalRoom), the rooms whose turn is taken
// here (RoomHost), and the list of connections of the people who are at home here. All on that thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "hosting/counters.hpp"
#include "hosting/deflater.hpp"
#include "hosting/desk_keeper.hpp"
#include "hosting/local_room.hpp"
#include "hosting/requests.hpp"
#include "hosting/switchboard.hpp"

namespace beffroi::hosting {

class ClientSession;
class RoomHost;

// When clients may come back after a stop: each at a random moment within it.
struct RetryWindow {
  std::int64_t from_ms = 0;
  std::int64_t to_ms = 20'000;
};

// The connections of one person, oldest first. Nearly everybody has one, which takes no memory of its own.
class ConnectionsOfPerson {
 public:
  explicit ConnectionsOfPerson(Origin first) : oldest_(first) {}

  std::size_t size() const { return later_ ? 1 + later_->size() : 1; }
  Origin oldest() const { return oldest_; }
  void add(Origin connection);
  bool remove(Origin connection);  // false: it was the last one, and stands here still

 private:
  Origin oldest_;
  std::unique_ptr<std::vector<Origin>> later_;  // empty pointer: none
};

class Shard {
 public:
  Shard(Switchboard& hub, std::size_t thread);
  ~Shard();
  Shard(const Shard&) = delete;
  Shard& operator=(const Shard&) = delete;

  Switchboard& hub() { return hub_; }
  Counters& counters() { return counters_; }
  std::size_t thread() const { return thread_; }
  void after(std::int64_t delay_ms, std::function<void(Shard&)> task);
  Deflater& deflater() { return deflater_; }

  // ---- connections
  ConnectionId enlist(ClientSession& session);
  void strike_off(ConnectionId id);
  ClientSession* session(ConnectionId id);
  void close_all_of(const std::string& person, std::uint16_t code);
  void reconsider(const std::string& person);
  void answer(const std::vector<Answer>& answers);

  // ---- rooms that connections of this thread follow
  LocalRoom& local_room(const std::string& room);  // made if need be
  void grant(const Grant& grant);
  void deny(const Denial& denial);
  void push(const std::string& room, const std::vector<FlushPtr>& flushes);
  void lose_all(const std::string& room);
  void evict(const std::string& room, const std::string& person);
  void close_local_room(const std::string& room);  // its home counts no members here
  void send_departure(const std::string& room, Departure departure);

  // ---- rooms at home here
  RoomHost& host(const std::string& room);  // opened if need be
  RoomHost* running_host(const std::string& room, std::uint64_t serial);
  void describe_again(const std::string& room);
  void describe_all_again();
  void retire(std::string room);

  // ---- the desk for all rooms, on its thread only
  DeskKeeper& desk() { return desk_; }

  // ---- people at home here
  void arrived(const std::string& person, Origin connection);
  void departed(const std::string& person, Origin connection);

  // ---- the end
  bool stopping() const { return stopping_; }
  // Says bye, takes no more commands; calls `settled` once when no room here waits for the storage.
  void begin_stop(RetryWindow window, std::function<void()> settled);
  void note_settled();
  void finish_stop();

 private:
  LocalRoom* find_local(const std::string& room);

  Switchboard& hub_;
  const std::size_t thread_;
  Counters counters_;  // outlives all below, which count
  Deflater deflater_;

  std::unordered_map<ConnectionId, ClientSession*> sessions_;
  ConnectionId last_connection_ = 0;
  std::unordered_map<std::string, std::unique_ptr<LocalRoom>> local_rooms_;
  std::unordered_map<std::string, std::unique_ptr<RoomHost>> hosts_;
  std::uint64_t last_host_ = 0;
  DeskKeeper desk_;
  std::unordered_map<std::string, ConnectionsOfPerson> people_;

  bool stopping_ = false;
  std::function<void()> settled_;
};

}  // namespace beffroi::hosting
