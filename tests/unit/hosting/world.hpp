// A hub on manual loops with storage in memory: everything runs in settle(), in order or as a seed says.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "bus/local/local_bus.hpp"
#include "client.hpp"
#include "counting_storage.hpp"
#include "hosting/gateway.hpp"
#include "manual_loops.hpp"
#include "moderation/pipeline.hpp"
#include "storage/memory/memory_storage.hpp"

namespace beffroi::hosting::testing {

class FakeEntrance final : public Entrance {
 public:
  void identify(std::string ticket, Answer<Who> answer) override;
  void role_in(std::string person, std::string room, Answer<Admission> answer) override;
  void moderated(std::string person, std::vector<std::string> rooms, Answer<std::vector<std::string>> answer) override;
  void describe(std::string room, Answer<Opening> answer) override;

  std::map<std::string, protocol::Role> roles;                // by person; absent: attendee
  std::map<std::string, std::vector<protocol::Seq>> granted;  // booths by person
  std::map<std::string, protocol::fact::RoomOpened> programme;
  std::set<std::string> bad_tickets;                           // by person
  std::map<std::string, moderation::Acquaintance> known;       // by person; absent: unknown
  std::set<std::string> guests;                                // by person; others are accounts
  std::map<std::string, std::set<std::string>> moderators_of;  // person to rooms; elsewhere they are attendees
  std::set<std::string> banned;                                // by person
  std::map<std::string, protocol::TimeMs> muted_until;         // by person
  std::vector<ShieldSwitch> shields;
};

// One node: its loops, its gateway. Several may share storage and exchange.
class Node {
 public:
  // Judges with the built-in rules, as a hub does; without them, what is no text is refused and nothing else.
  moderation::RulesInForce rules{moderation::RuleSet::compile({}).value()};

  Node(ManualClock& clock, storage::Storage& storage, std::shared_ptr<bus::Exchange> exchange, Entrance& entrance,
       std::size_t threads, Settings settings, moderation::Judge* other_judge = nullptr);

  bool step(std::size_t loop) { return loops[loop]->step(); }

  std::vector<std::unique_ptr<ManualLoop>> loops;
  bus::LocalBus bus;
  moderation::Pipeline judge{rules};
  std::unique_ptr<Gateway> gateway;
};

class World {
 public:
  // With a judge of the test's own, or the usual rules.
  explicit World(std::size_t nodes = 1, std::size_t threads = 2, Settings settings = {},
                 moderation::Judge* judge = nullptr);
  ~World();

  Node& node(std::size_t index = 0) { return *nodes_[index]; }
  Gateway& gateway() { return *node().gateway; }
  std::int64_t count(Counter Counters::* figure) { return gateway().count(figure); }

  // A client after its welcome, on a thread by turns.
  Client& enter(const std::string& person, protocol::Role role = protocol::Role::attendee, std::size_t node = 0);
  // A client after it joined.
  Client& join(const std::string& person, const std::string& room, protocol::Role role = protocol::Role::attendee,
               std::size_t node = 0);
  void connect(Client& client, std::size_t node = 0);

  // Runs everything that can run now. With an order: one random step after the other.
  void settle();
  void settle(std::mt19937& order);
  void pass(std::int64_t ms);
  bool step_any(std::mt19937& order);

  // The client follows what a newcomer with its role and person would be given; the first difference in words.
  std::string difference(Client& client, const std::string& room);
  std::string breaches() const;

  ManualClock clock;
  storage::MemoryStorage storage{storage::MemoryStorage::Running::when_stepped};
  CountingStorage counted{storage};  // what the nodes see of it
  std::shared_ptr<bus::Exchange> exchange = std::make_shared<bus::Exchange>(bus::Exchange::Running::when_stepped);
  FakeEntrance entrance;
  std::set<std::string> compressing;  // people whose connections negotiate compression
  std::vector<std::unique_ptr<Client>> clients;

 private:
  bool step_once();

  std::vector<std::unique_ptr<Node>> nodes_;
  std::size_t next_thread_ = 0;
};

inline const std::string room_name = "masterclass-1";
inline const std::string hall_name = "hall-1";

}  // namespace beffroi::hosting::testing
