#include "lively_room.hpp"

#include <cstdio>
#include <cstdlib>
#include <utility>
#include <variant>

#include "protocol/codec.hpp"

namespace bench {

namespace {

using namespace beffroi;

protocol::Entry entry_of(const room::State& state, protocol::Fact fact, protocol::TimeMs at) {
  protocol::Entry entry;
  entry.seq = state.head() + 1;
  entry.id = "e" + std::to_string(entry.seq);
  entry.at = at;
  entry.fact = std::move(fact);
  return entry;
}

protocol::Command command_from(const std::string& message) {
  auto decoded = protocol::decode_client_message(message);
  if (!decoded.ok()) {
    std::fprintf(stderr, "not a message: %s\n", message.c_str());
    std::exit(1);
  }
  return std::get<protocol::client::Do>(decoded.value()).cmd;
}

}  // namespace

LivelyRoom::LivelyRoom() : post(command_from(post_as_sent())) {
  protocol::fact::RoomOpened opened;
  opened.title = "Rust et C++";
  opened.settings = room::opening_settings(protocol::RoomKind::session);
  room::apply(state, entry_of(state, opened, now));
  const auto ask = command_from(
      R"({"t":"do","id":"q","room":"masterclass-1","cmd":{"k":"ask_question","text":"Pourquoi une salle est-elle un journal ?"}})");
  for (int i = 0; i < 500; ++i) {
    const room::Actor guest{"p-" + std::to_string(i), "Essai " + std::to_string(i), protocol::Role::attendee, {}};
    if (i % 5 == 0) take(guest, ask);
    take(guest, post);
  }
}

protocol::Entry LivelyRoom::take(const room::Actor& actor, const protocol::Command& command) {
  room::Decision decision = room::decide(state, actor, command, room::Context{now, {}});
  if (!decision.ok()) {
    std::fprintf(stderr, "refused: %d\n", static_cast<int>(decision.error().code));
    std::exit(1);
  }
  protocol::Entry entry;
  for (protocol::Fact& fact : decision.value()) {
    entry = entry_of(state, std::move(fact), ++now);
    entry.actor = room::author_of(state, actor);
    entry.cmd = "c" + std::to_string(entry.seq);
    room::apply(state, entry);
  }
  return entry;
}

}  // namespace bench
