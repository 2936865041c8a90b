// A room in the middle of its session, for the micro-benchmarks: messages, questions and votes have come.
#pragma once

#include <string>

#include "protocol/messages.hpp"
#include "room/room.hpp"

namespace bench {

// A chat message of 200 bytes, as a client sends it.
inline std::string post_as_sent() {
  return R"({"t":"do","id":"c-1234","room":"masterclass-1","cmd":{"k":"post_message","channel":"room","text":")" +
         std::string(200, 'x') + R"("}})";
}

struct LivelyRoom {
  LivelyRoom();

  // The facts of a command, as the next entries; returns the last one.
  beffroi::protocol::Entry take(const beffroi::room::Actor& actor, const beffroi::protocol::Command& command);

  beffroi::room::State state{"masterclass-1"};
  beffroi::room::Actor speaker{"p-speaker", "Oratrice Exemple", beffroi::protocol::Role::moderator, {}};
  beffroi::protocol::Command post;
  beffroi::protocol::TimeMs now = 1'800'000'000'000;
};

}  // namespace bench
