// What follows from a room's entries: effects on other rooms and connections, and what is due in time.
#include <algorithm>
#include <utility>

#include "hosting/room_host.hpp"

namespace beffroi::hosting {

void RoomHost::run_effects() {
  for (const room::Effect& effect : std::exchange(effects_, {})) {
    run_effect(effect);
  }
}

void RoomHost::run_effect(const room::Effect& effect) {
  const auto tell_room = [&](const std::string& room, HubTurn turn) {
    hub_.post(hub_.home_of(room), [room, turn = std::move(turn)](Shard& shard) { shard.host(room).tell(turn); });
  };
  if (const auto* open = std::get_if<room::OpenConversation>(&effect)) {
    tell_room(open->room, HubTurn{[fact = open->fact](const room::State& state, protocol::TimeMs) {
                return state.opened() ? std::vector<protocol::Fact>{} : std::vector<protocol::Fact>{fact};
              }});
  } else if (const auto* finish = std::get_if<room::FinishInHall>(&effect)) {
    tell_room(finish->hall, HubTurn{[ticket = finish->ticket](const room::State& state, protocol::TimeMs) {
                return room::finishing_facts(state, ticket);
              }});
  } else if (const auto* report = std::get_if<room::ReportToHall>(&effect)) {
    tell_room(report->hall, HubTurn{[fact = report->fact](const room::State& state, protocol::TimeMs) {
                return room::reported_facts(state, fact);
              }});
  } else if (const auto* decision = std::get_if<room::DecideInConversation>(&effect)) {
    tell_room(decision->room, HubTurn{[decision = *decision](const room::State& state, protocol::TimeMs) {
                return room::facts_of_hall_decision(state, decision);
              }});
  } else {
    const std::string person = std::get<room::EvictPerson>(effect).person;
    for (std::size_t thread = 0; thread < members_.size(); ++thread) {
      if (members_[thread] > 0) {
        hub_.post(thread, [room = room_, person](Shard& shard) { shard.evict(room, person); });
      }
    }
  }
}

void RoomHost::schedule_due() {
  const std::optional<protocol::TimeMs> next = room::next_due(committed_);
  if (!next || (due_at_ && *due_at_ <= *next)) {
    return;
  }
  due_at_ = next;
  after(std::max<std::int64_t>(0, *next - wall()), [at = *next](RoomHost& host) { host.run_due(at); });
}

void RoomHost::run_due(protocol::TimeMs at) {
  if (due_at_ != at || life_ != Life::open) {
    due_at_ = due_at_ == at ? std::nullopt : due_at_;
    return;
  }
  due_at_.reset();
  tell(HubTurn{[](const room::State& state, protocol::TimeMs now) { return room::due(state, now); }});
  if (!batch_) {
    schedule_due();
  }
}

}  // namespace beffroi::hosting
