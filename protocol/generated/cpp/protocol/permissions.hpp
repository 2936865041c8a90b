// Generated from protocol/schema by protocol/generate.mjs. Do not edit.
// Which role may send which command: the table of protocol/schema/commands.json.
#pragma once

#include "protocol/messages.hpp"

namespace beffroi::protocol {

bool may(Role role, const Command& command);

}  // namespace beffroi::protocol
