#include "hosting/gateway.hpp"

#include <atomic>
#include <utility>

#include "hosting/client_session.hpp"
#include "hosting/room_host.hpp"
#include "protocol/errors.hpp"

namespace beffroi::hosting {

Switchboard::Switchboard(Parts of_hub, Settings with) : parts(std::move(of_hub)), settings(with) {
  for (std::size_t thread = 0; thread < threads(); ++thread) {
    shards_.push_back(std::make_unique<Shard>(*this, thread));
  }
}

Switchboard::~Switchboard() = default;

std::int64_t Switchboard::count(Counter Counters::* figure) const {
  std::int64_t sum = 0;
  for (const auto& shard : shards_) {
    sum += (shard->counters().*figure).read();
  }
  return sum;
}

void Switchboard::post(std::size_t thread, std::function<void(Shard&)> task) {
  parts.loops[thread]->post([shard = shards_[thread].get(), task = std::move(task)] { task(*shard); });
}

void Switchboard::post_to_all(const std::function<void(Shard&)>& task) {
  for (std::size_t thread = 0; thread < threads(); ++thread) {
    post(thread, task);
  }
}

Gateway::Gateway(Parts parts, Settings settings) : hub_(std::move(parts), settings) {}

Gateway::~Gateway() = default;

std::unique_ptr<Session> Gateway::open(Outlet& outlet, const ConnectionFacts& facts) {
  return std::make_unique<ClientSession>(hub_.shard(facts.thread), outlet, facts.compressed);
}

void Gateway::revoke(const std::string& person) {
  close_all_of(person, protocol::close_code::session_revoked);
}

void Gateway::refresh(const std::string& person) {
  close_all_of(person, protocol::close_code::role_changed);
}

void Gateway::close_all_of(const std::string& person, std::uint16_t code) {
  hub_.post_to_all([person, code](Shard& shard) { shard.close_all_of(person, code); });
}

void Gateway::reconsider(const std::string& person) {
  hub_.post_to_all([person](Shard& shard) { shard.reconsider(person); });
}

void Gateway::shields_changed() {
  hub_.post_to_all([](Shard& shard) { shard.describe_all_again(); });
}

void Gateway::shield_room(const std::string& room, bool on) {
  hub_.post(hub_.home_of(room),
            [room, on](Shard& shard) { shard.host(room).shield(ShieldSwitch{protocol::Scope::room, on}); });
}

void Gateway::wake(const std::string& room) {
  hub_.post(hub_.home_of(room), [room](Shard& shard) { shard.host(room); });
}

void Gateway::programme_changed(const std::string& room) {
  hub_.post(hub_.home_of(room), [room](Shard& shard) { shard.describe_again(room); });
}

void Gateway::tell(const std::string& room, HubTurn turn) {
  hub_.post(hub_.home_of(room), [room, turn = std::move(turn)](Shard& shard) { shard.host(room).tell(turn); });
}

void Gateway::stop(RetryWindow window, std::function<void()> done) {
  const auto unsettled = std::make_shared<std::atomic<std::size_t>>(hub_.threads());
  const auto unfinished = std::make_shared<std::atomic<std::size_t>>(hub_.threads());
  const auto finish = [unfinished, done = std::move(done)](Shard& shard) {
    shard.finish_stop();
    if (--*unfinished == 0) {
      done();
    }
  };
  hub_.post_to_all([this, window, unsettled, finish](Shard& shard) {
    shard.begin_stop(window, [this, unsettled, finish] {
      if (--*unsettled == 0) {
        hub_.post_to_all(finish);
      }
    });
  });
}

}  // namespace beffroi::hosting
