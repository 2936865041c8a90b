#include "hosting/shard.hpp"

#include <algorithm>
#include <utility>

#include "hosting/client_session.hpp"
#include "hosting/room_host.hpp"
#include "protocol/errors.hpp"

namespace beffroi::hosting {

Shard::Shard(Switchboard& hub, std::size_t thread) : hub_(hub), thread_(thread), desk_(*this) {}

Shard::~Shard() = default;

void Shard::after(std::int64_t delay_ms, std::function<void(Shard&)> task) {
  hub_.parts.loops[thread_]->after(std::chrono::milliseconds(delay_ms),
                                   [this, task = std::move(task)] { task(*this); });
}

// ---- connections

ConnectionId Shard::enlist(ClientSession& session) {
  const ConnectionId id = ++last_connection_;
  sessions_.emplace(id, &session);
  counters_.connections.add();
  after(hub_.settings.hello_deadline_ms, [id](Shard& shard) {
    ClientSession* late = shard.session(id);
    if (late != nullptr && late->waits_for_hello()) {
      late->close(protocol::close_code::ticket_expired, "no hello came");
    }
  });
  return id;
}

void Shard::strike_off(ConnectionId id) {
  if (sessions_.erase(id) > 0) {
    counters_.connections.drop();
  }
}

ClientSession* Shard::session(ConnectionId id) {
  const auto found = sessions_.find(id);
  return found == sessions_.end() ? nullptr : found->second;
}

void Shard::close_all_of(const std::string& person, std::uint16_t code) {
  for (const auto& [id, session] : sessions_) {
    if (session->person() == person) {
      session->close(code, {});
    }
  }
}

void Shard::reconsider(const std::string& person) {
  for (const auto& [id, session] : sessions_) {
    if (session->person() == person) {
      session->reconsider();
    }
  }
}

void Shard::answer(const std::vector<Answer>& answers) {
  for (const Answer& answer : answers) {
    if (ClientSession* to = session(answer.connection)) {
      to->answer(answer.frame);
    }
  }
}

// ---- rooms followed here

LocalRoom* Shard::find_local(const std::string& room) {
  const auto found = local_rooms_.find(room);
  return found == local_rooms_.end() ? nullptr : found->second.get();
}

LocalRoom& Shard::local_room(const std::string& room) {
  std::unique_ptr<LocalRoom>& local = local_rooms_[room];
  if (!local) {
    local = std::make_unique<LocalRoom>(room, counters_, hub_.parts.loops[thread_]->volley(), [this, room] {
      hub_.post(thread_, [room](Shard& shard) {
        if (LocalRoom* waiting = shard.find_local(room)) {
          waiting->continue_pass();
        }
      });
    });
  }
  return *local;
}

void Shard::grant(const Grant& grant) {
  ClientSession* to = session(grant.to.connection);
  const bool taken = to != nullptr && to->granted(grant);
  if (!taken && grant.counted) {
    send_departure(grant.room, Departure{thread_, grant.person, grant.role, grant.compressed});
  }
}

void Shard::deny(const Denial& denial) {
  if (ClientSession* to = session(denial.to.connection)) {
    to->denied(denial);
  }
}

void Shard::push(const std::string& room, const std::vector<FlushPtr>& flushes) {
  if (LocalRoom* local = find_local(room)) {
    local->push(flushes);
  }
}

void Shard::lose_all(const std::string& room) {
  if (LocalRoom* local = find_local(room)) {
    local->lose_all();
  }
}

void Shard::evict(const std::string& room, const std::string& person) {
  if (LocalRoom* local = find_local(room)) {
    for (Follower* follower : local->followers_of(person)) {
      follower->evicted(*local);
    }
  }
}

void Shard::close_local_room(const std::string& room) {
  const LocalRoom* local = find_local(room);
  if (local != nullptr && local->size() == 0) {
    local_rooms_.erase(room);
  }
}

void Shard::send_departure(const std::string& room, Departure departure) {
  hub_.post(hub_.home_of(room), [room, departure = std::move(departure)](Shard& shard) {
    const auto host = shard.hosts_.find(room);
    if (host != shard.hosts_.end()) {
      host->second->leave(departure);
    }
  });
}

// ---- rooms at home here

RoomHost& Shard::host(const std::string& room) {
  std::unique_ptr<RoomHost>& host = hosts_[room];
  if (!host) {
    host = std::make_unique<RoomHost>(*this, room, ++last_host_);
    if (stopping_) {
      host->stop();
    }
    host->open();
  }
  return *host;
}

RoomHost* Shard::running_host(const std::string& room, std::uint64_t serial) {
  const auto found = hosts_.find(room);
  return found == hosts_.end() || found->second->serial() != serial ? nullptr : found->second.get();
}

void Shard::describe_again(const std::string& room) {
  const auto running = hosts_.find(room);
  if (running != hosts_.end()) {
    running->second->look_again();
  }
}

void Shard::describe_all_again() {
  for (const auto& [room, host] : hosts_) {
    host->look_again();
  }
}

void Shard::retire(std::string room) {
  hosts_.erase(room);
  note_settled();
}

// ---- people at home here

void ConnectionsOfPerson::add(Origin connection) {
  if (!later_) {
    later_ = std::make_unique<std::vector<Origin>>();
  }
  later_->push_back(connection);
}

bool ConnectionsOfPerson::remove(Origin connection) {
  if (connection != oldest_) {
    if (later_) {
      std::erase(*later_, connection);
    }
  } else if (!later_) {
    return false;
  } else {
    oldest_ = later_->front();
    later_->erase(later_->begin());
  }
  if (later_ && later_->empty()) {
    later_.reset();
  }
  return true;
}

void Shard::arrived(const std::string& person, Origin connection) {
  const auto [known, is_first] = people_.try_emplace(person, connection);
  if (is_first) {
    return;
  }
  ConnectionsOfPerson& connections = known->second;
  connections.add(connection);
  if (connections.size() <= static_cast<std::size_t>(protocol::limits::connections_per_person)) {
    return;
  }
  const Origin oldest = connections.oldest();
  connections.remove(oldest);
  hub_.post(oldest.thread, [id = oldest.connection](Shard& shard) {
    if (ClientSession* session = shard.session(id)) {
      session->close(protocol::close_code::replaced, "more connections than one person may hold");
    }
  });
}

void Shard::departed(const std::string& person, Origin connection) {
  const auto found = people_.find(person);
  if (found != people_.end() && !found->second.remove(connection)) {
    people_.erase(found);
  }
}

// ---- the end

void Shard::begin_stop(RetryWindow window, std::function<void()> settled) {
  stopping_ = true;
  settled_ = std::move(settled);
  const std::string bye = framed(protocol::server::Bye{protocol::close_code::going_away, window.from_ms, window.to_ms});
  for (const auto& [id, session] : sessions_) {
    session->answer(bye);
  }
  for (const auto& [room, host] : hosts_) {
    host->stop();
  }
  note_settled();
}

void Shard::note_settled() {
  const bool waits = std::ranges::any_of(hosts_, [](const auto& host) { return !host.second->settled(); });
  if (stopping_ && !waits && settled_) {
    std::exchange(settled_, nullptr)();
  }
}

void Shard::finish_stop() {
  for (const auto& [id, session] : sessions_) {
    session->close(protocol::close_code::going_away, "the hub stops");
  }
}

}  // namespace beffroi::hosting
