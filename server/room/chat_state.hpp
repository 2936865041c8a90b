// What a room remembers of its chat: the newest messages of each channel whole, those that wait (held, delayed,
// objected to) whole however old, and of all others only those that must not be shown.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "protocol/messages.hpp"

namespace beffroi::room {

struct ChatMessage {
  protocol::Seq id = 0;
  protocol::TimeMs at = 0;
  protocol::Channel channel = protocol::Channel::room;
  protocol::Author author;  // whole, also when anonymous
  std::string text;
  protocol::MessageState state = protocol::MessageState::visible;
  std::optional<protocol::Reason> reason;
  std::optional<protocol::Seq> question;
  std::optional<protocol::Judgement> why;
  std::optional<protocol::TimeMs> visible_at;     // while delayed
  std::optional<protocol::Decided> decided;       // the last decision about it
  std::optional<protocol::ContestState> contest;  // the author's objection to it
  bool by_hand = false;  // a person decided about it: a later verdict of the hook changes nothing
  // Before the last change: what project() needs to know of the past.
  protocol::MessageState was = protocol::MessageState::visible;
  bool operator==(const ChatMessage&) const = default;
};

struct Chat {
  // Those in the windows, and those that wait though they left theirs.
  std::map<protocol::Seq, ChatMessage> messages;
  // The newest room_window_messages of a channel in any state, so that what one viewer may not see shifts nothing for
  // another; oldest first.
  std::deque<protocol::Seq> room_window;
  std::deque<protocol::Seq> backstage_window;
  std::int64_t held = 0;
  std::int64_t silently_hidden = 0;  // how often that was done
  // Out of the windows and not visible. Full at remembered_removals: then everything up to `forgotten` is shown to
  // nobody.
  std::map<protocol::Seq, protocol::MessageState> hidden;
  protocol::Seq forgotten = 0;
  // Changed by the last entry and no longer kept in `messages`; project() still needs their words.
  std::vector<ChatMessage> departed;
  bool operator==(const Chat&) const = default;
};

}  // namespace beffroi::room
