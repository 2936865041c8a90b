#include "world.hpp"

#include <algorithm>
#include <sstream>

namespace beffroi::hosting::testing {

using namespace protocol;

void FakeEntrance::identify(std::string ticket, Answer<Who> answer) {
  const std::string person = ticket.substr(std::string("ticket-of-").size());
  if (bad_tickets.contains(person)) {
    answer(Failure{ErrorCode::bad_ticket});
  } else {
    answer(Who{person, "Sample " + person});
  }
}

void FakeEntrance::role_in(std::string person, std::string room, Answer<Admission> answer) {
  if (!programme.contains(room)) {
    answer(Failure{ErrorCode::unknown_room});
    return;
  }
  if (banned.contains(person)) {
    answer(Failure{ErrorCode::banned});
    return;
  }
  const auto role = roles.find(person);
  const auto booths = granted.find(person);
  room::Actor actor;
  actor.person = person;
  actor.name = "Sample " + person;
  actor.role = role == roles.end() ? Role::attendee : role->second;
  if (const auto local = moderators_of.find(person); local != moderators_of.end()) {
    actor.role = local->second.contains(room) ? Role::moderator : Role::attendee;
  }
  actor.booths = booths == granted.end() ? std::vector<Seq>{} : booths->second;
  actor.guest = guests.contains(person);
  if (const auto muted = muted_until.find(person); muted != muted_until.end()) {
    actor.muted_until = muted->second;
  }
  const auto since = known.find(person);
  answer(Admission{std::move(actor), since == known.end() ? moderation::Acquaintance() : since->second, {}});
}

void FakeEntrance::moderated(std::string person, std::vector<std::string> rooms,
                             Answer<std::vector<std::string>> answer) {
  std::vector<std::string> all;
  for (const std::string& room : rooms) {
    role_in(person, room, [&](Result<Admission, ErrorCode> admission) {
      if (admission.ok() && admission->actor.role <= Role::moderator) {
        all.push_back(room);
      }
    });
  }
  answer(std::move(all));
}

void FakeEntrance::describe(std::string room, Answer<Opening> answer) {
  const auto planned = programme.find(room);
  if (planned == programme.end()) {
    answer(Failure{ErrorCode::unknown_room});
  } else {
    answer(Opening{planned->second, shields});
  }
}

Node::Node(ManualClock& clock, storage::Storage& storage, std::shared_ptr<bus::Exchange> exchange, Entrance& entrance,
           std::size_t threads, Settings settings, moderation::Judge* other_judge)
    : bus(std::move(exchange)) {
  std::vector<IoLoop*> bare;
  for (std::size_t i = 0; i < threads; ++i) {
    loops.push_back(std::make_unique<ManualLoop>(clock));
    bare.push_back(loops.back().get());
  }
  gateway = std::make_unique<Gateway>(Parts{storage, bus, entrance, other_judge ? *other_judge : judge, clock, bare},
                                      settings);
}

World::World(std::size_t nodes, std::size_t threads, Settings settings, moderation::Judge* judge) {
  for (const auto& [name, kind] : {std::pair{room_name, RoomKind::session}, {hall_name, RoomKind::hall}}) {
    entrance.programme[name] =
        fact::RoomOpened{.kind = kind, .title = "Sample " + name, .settings = room::opening_settings(kind)};
  }
  for (std::size_t i = 0; i < nodes; ++i) {
    nodes_.push_back(std::make_unique<Node>(clock, counted, exchange, entrance, threads, settings, judge));
  }
}

World::~World() {
  for (const auto& client : clients) {
    if (client->session) {
      client->hang_up();
    }
  }
  storage.close();
}

Client& World::enter(const std::string& person, Role role, std::size_t node_index) {
  entrance.roles[person] = role;
  clients.push_back(std::make_unique<Client>(person));
  connect(*clients.back(), node_index);
  return *clients.back();
}

void World::connect(Client& client, std::size_t node_index) {
  Node& at = node(node_index);
  client.outlet->compressed = compressing.contains(client.person);
  client.session = at.gateway->open(
      *client.outlet, ConnectionFacts{next_thread_++ % at.loops.size(), "127.0.0.1", client.outlet->compressed});
  client.hello();
  settle();
}

Client& World::join(const std::string& person, const std::string& room, Role role, std::size_t node_index) {
  Client& client = enter(person, role, node_index);
  client.join(room);
  settle();
  return client;
}

bool World::step_once() {
  bool any = storage.step();
  any = exchange->step() || any;
  for (const auto& node : nodes_) {
    for (const auto& loop : node->loops) {
      any = loop->step() || any;
    }
  }
  return any;
}

void World::settle() {
  while (step_once()) {
  }
  for (const auto& client : clients) {
    client->read();
  }
}

// One thing that may happen, at random.
bool World::step_any(std::mt19937& order) {
  std::vector<std::function<bool()>> choices{[this] { return storage.step(); }, [this] { return exchange->step(); }};
  for (const auto& node : nodes_) {
    for (const auto& loop : node->loops) {
      choices.emplace_back([&loop] { return loop->step(); });
    }
  }
  std::ranges::shuffle(choices, order);
  return std::ranges::any_of(choices, [](const auto& choice) { return choice(); });
}

void World::settle(std::mt19937& order) {
  while (step_any(order)) {
  }
  for (const auto& client : clients) {
    client->read();
  }
}

// Time passes in small steps, so that timers run near their moment.
void World::pass(std::int64_t ms) {
  constexpr std::int64_t step_ms = 50;
  for (std::int64_t left = ms; left > 0; left -= step_ms) {
    clock.advance(std::min(left, step_ms));
    settle();
  }
}

std::string World::difference(Client& client, const std::string& room) {
  Client fresh(client.person);
  fresh.session = node().gateway->open(*fresh.outlet, ConnectionFacts{0, "127.0.0.1"});
  fresh.hello();
  settle();
  fresh.join(room);
  settle();
  fresh.read();
  Followed known = client.rooms[room];
  Followed given = fresh.rooms[room];
  fresh.hang_up();
  settle();
  known.shared.tally = given.shared.tally;  // the signal with it may still be under way
  const auto sorted = [](auto items) {
    std::ranges::sort(items);
    return items;
  };
  std::ostringstream out;
  const auto compare = [&](const char* what, const std::string& has, const std::string& should) {
    if (has != should && out.str().empty()) {
      const std::size_t same = static_cast<std::size_t>(std::ranges::mismatch(has, should).in1 - has.begin());
      const std::size_t from = same > 200 ? same - 200 : 0;
      out << client.person << " has other " << what << ":\n  " << has.substr(from, 300) << "\n  "
          << should.substr(from, 300);
    }
  };
  compare("position", std::to_string(known.position), std::to_string(given.position));
  compare("shared view", encoded(known.shared), encoded(given.shared));
  MineView mine = known.mine;
  mine.votes = sorted(mine.votes);
  given.mine.votes = sorted(given.mine.votes);
  compare("own view", encoded(mine), encoded(given.mine));
  return out.str();
}

std::string World::breaches() const {
  std::string all;
  for (const auto& client : clients) {
    for (const std::string& breach : client->breaches) {
      all += client->person + ": " + breach + "\n";
    }
  }
  return all;
}

}  // namespace beffroi::hosting::testing
