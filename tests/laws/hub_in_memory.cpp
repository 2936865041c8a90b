#include "laws/hub_in_memory.hpp"

#include <algorithm>

namespace beffroi::laws {

using protocol::Entry;
using protocol::Fact;

HubInMemory::HubInMemory(std::string room_id, protocol::RoomKind kind, std::string title, bool young_audience)
    : first_(std::move(room_id)) {
  open(first_, {.kind = kind,
                .title = std::move(title),
                .settings = room::opening_settings(kind),
                .young_audience = young_audience});
}

LiveRoom& HubInMemory::open(const std::string& id, protocol::fact::RoomOpened fact) {
  auto& place = rooms_[id];
  if (!place) place = std::make_unique<LiveRoom>(id);
  if (place->state.head() == 0) append(*place, {std::move(fact)});
  return *place;
}

Result<Seq, room::Refusal> HubInMemory::send(const std::string& room_id, const room::Actor& actor,
                                             const protocol::Command& command, const std::string& command_id,
                                             room::Verdict verdict) {
  LiveRoom& live = room(room_id);
  if (const auto first = room::remembered(live.state, actor.person, command_id)) return *first;
  auto decision = room::decide(live.state, actor, command, {.now = now_, .verdict = std::move(verdict)});
  if (!decision) return Failure{decision.error()};
  append(live, std::move(decision).value(), room::author_of(live.state, actor), command_id);
  return live.state.head();
}

void HubInMemory::append(LiveRoom& live, std::vector<Fact> facts) {
  append(live, std::move(facts), std::nullopt, std::nullopt);
}

void HubInMemory::append(LiveRoom& live, std::vector<Fact> facts, std::optional<protocol::Author> author,
                         std::optional<std::string> command_id) {
  std::vector<room::Effect> effects;
  for (Fact& fact : facts) {
    const Entry entry{.seq = live.state.head() + 1,
                      .id = "e" + std::to_string(++ids_),
                      .at = now_,
                      .actor = author,
                      .cmd = command_id,
                      .fact = std::move(fact)};
    room::apply(live.state, entry);
    live.log.push_back(entry);
    if (witness_) witness_->saw(live, entry);
    for (auto& effect : room::effects_of(live.state, entry)) effects.push_back(std::move(effect));
  }
  for (const auto& effect : effects) run(effect);
}

void HubInMemory::run(const room::Effect& effect) {
  if (const auto* opening = std::get_if<room::OpenConversation>(&effect)) open(opening->room, opening->fact);
  if (const auto* finish = std::get_if<room::FinishInHall>(&effect)) {
    LiveRoom& hall = room(finish->hall);
    append(hall, room::finishing_facts(hall.state, finish->ticket));
  }
  if (const auto* report = std::get_if<room::ReportToHall>(&effect)) {
    LiveRoom& hall = room(report->hall);
    append(hall, room::reported_facts(hall.state, report->fact));
  }
  if (const auto* decision = std::get_if<room::DecideInConversation>(&effect)) {
    LiveRoom& conversation = room(decision->room);
    append(conversation, room::facts_of_hall_decision(conversation.state, *decision));
  }
}

void HubInMemory::run_due() {
  // Effects may open rooms meanwhile: the map keeps its other elements in place.
  for (auto& [id, live] : rooms_) append(*live, room::due(live->state, now_));
}

void HubInMemory::pass(TimeMs duration) {
  const TimeMs end = now_ + duration;
  while (now_ < end) {
    TimeMs next = end;
    for (auto& [id, live] : rooms_)
      if (const auto due = room::next_due(live->state)) next = std::clamp(*due, now_, next);
    now_ = next;
    run_due();
  }
}

}  // namespace beffroi::laws
