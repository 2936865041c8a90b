#include "room/delay.hpp"

#include <algorithm>

#include "room/chat.hpp"
#include "room/questions.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::Fact;
using protocol::Seq;
using protocol::TimeMs;
namespace fact = protocol::fact;

void begin_delay(Room& room, Seq item, TimeMs visible_at) {
  room.delayed.emplace(visible_at, item);
}

void end_delay(Room& room, Seq item, std::optional<TimeMs>& visible_at) {
  if (visible_at) room.delayed.erase({*visible_at, item});
  visible_at.reset();
}

void fold(Room& room, const protocol::Entry&, const fact::DelayOver& over) {
  room.chat.departed.clear();
  for (const Seq id : over.messages) release_message(room, id);
  for (const Seq id : over.questions) release_question(room, id);
  // Whatever they were: what is left here would be due for ever.
  const auto is_over = [](const std::vector<Seq>& ids, Seq id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  std::erase_if(room.delayed, [&](const auto& waiting) {
    return is_over(over.messages, waiting.second) || is_over(over.questions, waiting.second);
  });
}

void show(const Room& room, const protocol::Entry&, const fact::DelayOver& over, Projection& out) {
  for (const Seq id : over.messages) show_message_change(room, id, out);
  for (const Seq id : over.questions) show_question_change(room, id, out);
}

std::vector<Fact> due_delays(const Room& room, TimeMs now) {
  fact::DelayOver over;
  for (const auto& [visible_at, id] : room.delayed) {
    if (visible_at > now) break;
    (look_up(room.chat.messages, id) ? over.messages : over.questions).push_back(id);
  }
  if (over.messages.empty() && over.questions.empty()) return {};
  return {std::move(over)};
}

std::optional<TimeMs> next_due_delay(const Room& room) {
  if (room.delayed.empty()) return std::nullopt;
  return room.delayed.begin()->first;
}

}  // namespace beffroi::room
