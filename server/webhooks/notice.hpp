// What a webhook says of an entry: made from what the room shows the webhook's audience, so that a webhook for the
// public never holds a word that the public does not see. Pure.
#pragma once

#include <optional>

#include "protocol/messages.hpp"
#include "room/room.hpp"

namespace beffroi::webhooks {

// Nothing when the entry is none of these events, or shows this audience nothing. `after`: the room just after the
// entry. An anonymous author is named to nobody.
std::optional<protocol::Notice> notice_of(const room::State& after, const protocol::Entry& entry,
                                          protocol::Audience audience);

}  // namespace beffroi::webhooks
