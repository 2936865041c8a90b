#include "room/chat.hpp"

#include <algorithm>

#include "protocol/limits.hpp"
#include "room/claims.hpp"
#include "room/contests.hpp"
#include "room/delay.hpp"
#include "room/judgement.hpp"
#include "room/reports.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::Channel;
using protocol::ErrorCode;
using protocol::ItemKind;
using protocol::MessageState;
using protocol::Seq;
using protocol::TimeMs;
using protocol::Writers;
namespace command = protocol::command;
namespace fact = protocol::fact;
namespace limits = protocol::limits;

namespace {

bool in_window(const std::deque<Seq>& window, Seq id) {
  return std::binary_search(window.begin(), window.end(), id);
}

bool in_a_window(const Chat& chat, Seq id) {
  return in_window(chat.room_window, id) || in_window(chat.backstage_window, id);
}

// May stand in the log though the windows let it go.
bool may_be_older(const Chat& chat, Seq id) {
  const auto full = static_cast<std::size_t>(limits::room_window_messages);
  return id > 0 && ((chat.room_window.size() == full && id < chat.room_window.front()) ||
                    (chat.backstage_window.size() == full && id < chat.backstage_window.front()));
}

std::optional<Refusal> slow_mode(const Room& room, const Actor& actor, TimeMs now) {
  const Person* person = room.people.get(actor.person);
  if (room.settings.slow_mode_s == 0 || is_staff(actor.role) || !person || !person->last_message_at)
    return std::nullopt;
  const std::int64_t pause = room.settings.slow_mode_s * 1000;
  // A server clock set back must not make anybody wait longer than the pause.
  const TimeMs until = std::min(*person->last_message_at, now) + pause;
  if (until <= now) return std::nullopt;
  return refuse_until(ErrorCode::slow_mode, until, now).error;
}

// What keeps the actor from writing to all of the room, whatever the words.
std::optional<Refusal> may_not_write(const Room& room, const Actor& actor, bool anonymous, TimeMs now) {
  if (room.conversation) {
    if (room.conversation->state == protocol::ConversationState::ended)
      return refuse(ErrorCode::conversation_over).error;
  } else {
    const bool writes = room.settings.chat_writers == Writers::everyone ||
                        (room.settings.chat_writers == Writers::staff && is_staff(actor.role));
    if (!room.settings.chat_open || !writes) return refuse(ErrorCode::chat_closed).error;
  }
  if (anonymous && !room.settings.anonymous_allowed) return refuse(ErrorCode::anonymous_not_allowed).error;
  if (auto refusal = may_not_take_part(room, actor)) return refusal;
  if (auto refusal = muted(room, actor, now)) return refusal;
  return slow_mode(room, actor, now);
}

bool step_allowed(MessageState from, MessageState to) {
  switch (from) {
    case MessageState::held:
      return to == MessageState::visible || to == MessageState::declined;
    case MessageState::delayed:
      return to == MessageState::visible || to == MessageState::removed || to == MessageState::hidden;
    case MessageState::visible:
      return to == MessageState::removed || to == MessageState::hidden;
    case MessageState::hidden:
      return to == MessageState::visible || to == MessageState::removed;
    case MessageState::declined:
    case MessageState::removed:
      return to == MessageState::visible;
  }
  return false;
}

bool waits(const ChatMessage& message) {
  return message.state == MessageState::held || message.state == MessageState::delayed ||
         message.contest == protocol::ContestState::filed;
}

void remember_hidden(Chat& chat, Seq id, MessageState state) {
  if (id <= chat.forgotten) return;
  chat.hidden[id] = state;
  if (chat.hidden.size() <= static_cast<std::size_t>(limits::remembered_removals)) return;
  chat.forgotten = chat.hidden.begin()->first;
  chat.hidden.erase(chat.hidden.begin());
}

// A message outside the windows is kept whole only while it waits.
void let_go(Chat& chat, Seq id) {
  const auto found = chat.messages.find(id);
  if (found == chat.messages.end() || waits(found->second)) return;
  if (found->second.state != MessageState::visible) remember_hidden(chat, id, found->second.state);
  chat.messages.erase(found);
}

void push_to_window(Chat& chat, std::deque<Seq>& window, Seq id) {
  window.push_back(id);
  if (window.size() <= static_cast<std::size_t>(limits::room_window_messages)) return;
  const Seq oldest = window.front();
  window.pop_front();
  let_go(chat, oldest);
}

// After a change: what neither stands in a window nor waits goes, once it was shown.
void let_go_if_settled(Chat& chat, Seq id) {
  const ChatMessage* message = look_up(chat.messages, id);
  if (!message || in_a_window(chat, id) || waits(*message)) return;
  chat.departed.push_back(*message);
  let_go(chat, id);
}

// The one transition of a message.
void enter(Room& room, ChatMessage& message, MessageState to) {
  message.was = message.state;
  if (message.state == MessageState::held) --room.chat.held;
  if (to == MessageState::held) ++room.chat.held;
  if (to == MessageState::hidden) ++room.chat.silently_hidden;
  if (to != MessageState::delayed) end_delay(room, message.id, message.visible_at);
  message.state = to;
  if (to == MessageState::visible && message.channel == Channel::room) note_shown(room, message.author);
}

// What no longer is as the moderator saw it, or was decided by somebody else.
std::optional<Refusal> decided_meanwhile(const ChatMessage& message, const Actor& actor,
                                         const command::ReviewMessage& review) {
  const bool moved_on = review.from ? *review.from != message.state : !step_allowed(message.state, review.to);
  if (moved_on && decided_otherwise(message.decided, actor)) return refuse_decided(message.decided).error;
  return std::nullopt;
}

// An older message than the room keeps whole: it can be taken away, but not be brought back.
Decision decide_on_older(const Room& room, const command::ReviewMessage& review) {
  if (!may_be_older(room.chat, review.message) || review.message <= room.chat.forgotten)
    return refuse(ErrorCode::unknown_item);
  if (review.to != MessageState::removed && review.to != MessageState::hidden) return refuse(ErrorCode::wrong_state);
  const MessageState* hidden = look_up(room.chat.hidden, review.message);
  if (hidden && *hidden == review.to) return std::vector<protocol::Fact>{};
  return std::vector<protocol::Fact>{
      fact::MessageReviewed{.message = review.message, .to = review.to, .reason = review.reason}};
}

// What else a review decides: the reports of what is taken away, the objection to what comes back.
Decision with_what_follows(const Room& room, const Actor& actor, const command::ReviewMessage& review,
                           std::vector<protocol::Fact> facts) {
  if (facts.empty()) return facts;
  if (review.to != MessageState::visible) {
    for (auto& fact : closing_reports(room, ItemKind::message, review.message, review.reason))
      facts.push_back(std::move(fact));
    return facts;
  }
  auto closing = closing_contest(room, actor, ItemKind::message, review.message);
  if (!closing) return Failure{closing.error()};
  for (auto& fact : closing.value()) facts.push_back(std::move(fact));
  return facts;
}

}  // namespace

Decision decide_on(const Room& room, const Actor& actor, const command::PostMessage& post, const Context& context) {
  const bool backstage = post.channel == Channel::backstage;
  const bool anonymous = post.anonymous.value_or(false) && !backstage;
  if (backstage && (!is_staff(actor.role) || room.conversation)) return refuse(ErrorCode::forbidden);
  constexpr TextRule rule{.length = limits::message_length, .lines = limits::text_lines};
  if (backstage) {
    auto text = cleaned(post.text, rule);
    if (!text) return Failure{text.error()};
    return std::vector<protocol::Fact>{
        fact::MessagePosted{.channel = post.channel, .text = std::move(text).value(), .state = MessageState::visible}};
  }
  if (auto refusal = may_not_write(room, actor, anonymous, context.now)) return Failure{*refusal};
  auto said = heard(room, post.text, rule, context.verdict, holds_messages_of(room, actor));
  if (!said) return Failure{said.error()};
  if (auto refusal = unwelcome_text(room, actor, said->text, true)) return Failure{*refusal};
  if (said->hold && room.chat.held >= limits::held_messages_per_room)
    return refuse_full(limits::held_messages_per_room);
  const auto later = said->hold ? std::nullopt : visible_at(room, context.now);
  return std::vector<protocol::Fact>{fact::MessagePosted{.channel = post.channel,
                                                         .text = std::move(said->text),
                                                         .anonymous = anonymous ? std::optional(true) : std::nullopt,
                                                         .state = said->hold ? MessageState::held
                                                                  : later    ? MessageState::delayed
                                                                             : MessageState::visible,
                                                         .why = std::move(said->why),
                                                         .visible_at = later}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::ReviewMessage& review, const Context& context) {
  if (review.to == MessageState::hidden && !is_senior(actor.role)) return refuse(ErrorCode::forbidden);
  if (auto refusal = held_by_other(room, actor, {ItemKind::message, review.message}, context.now))
    return Failure{*refusal};
  const ChatMessage* message = look_up(room.chat.messages, review.message);
  if (!message) {
    auto older = decide_on_older(room, review);
    if (!older) return older;
    return with_what_follows(room, actor, review, std::move(older).value());
  }
  if (auto refusal = decided_meanwhile(*message, actor, review)) return Failure{*refusal};
  if (message->state == review.to) return std::vector<protocol::Fact>{};
  if (!step_allowed(message->state, review.to)) return refuse(ErrorCode::wrong_state);
  return with_what_follows(
      room, actor, review,
      {fact::MessageReviewed{.message = review.message, .to = review.to, .reason = review.reason}});
}

void fold(Room& room, const protocol::Entry& entry, const fact::MessagePosted& posted) {
  if (!entry.actor) return;
  protocol::Author author = *entry.actor;
  author.anonymous = posted.anonymous;
  if (posted.visible_at) begin_delay(room, entry.seq, *posted.visible_at);
  const bool backstage = posted.channel == Channel::backstage;
  if (posted.state == MessageState::visible && !backstage) note_shown(room, author);
  room.chat.messages[entry.seq] = ChatMessage{.id = entry.seq,
                                              .at = entry.at,
                                              .channel = posted.channel,
                                              .author = std::move(author),
                                              .text = posted.text,
                                              .state = posted.state,
                                              .why = posted.why,
                                              .visible_at = posted.visible_at,
                                              .was = posted.state};
  if (posted.state == MessageState::held) ++room.chat.held;
  push_to_window(room.chat, backstage ? room.chat.backstage_window : room.chat.room_window, entry.seq);
  if (backstage || !entry.actor->person) return;
  if (const auto by = room.people.find(*entry.actor->person)) room.people.at(*by).last_message_at = entry.at;
}

void fold(Room& room, const protocol::Entry& entry, const fact::MessageReviewed& review) {
  Chat& chat = room.chat;
  chat.departed.clear();
  end_claim(room, {ItemKind::message, review.message});
  ChatMessage* message = look_up(chat.messages, review.message);
  if (!message) {
    if (review.to == MessageState::hidden) ++chat.silently_hidden;
    if (review.to != MessageState::visible) remember_hidden(chat, review.message, review.to);
    return;
  }
  if (entry.actor) message->by_hand = true;
  enter(room, *message, review.to);
  message->reason = review.to == MessageState::visible ? std::nullopt : review.reason;
  message->decided = decided_by(entry);
  message->contest.reset();
  if (review.why) message->why = review.why;
  let_go_if_settled(chat, review.message);
}

void release_message(Room& room, Seq id) {
  ChatMessage* message = look_up(room.chat.messages, id);
  if (!message || message->state != MessageState::delayed) return;
  enter(room, *message, MessageState::visible);
  let_go_if_settled(room.chat, id);
}

void note_contest(Room& room, Seq id, protocol::ContestState contest) {
  room.chat.departed.clear();
  ChatMessage* message = look_up(room.chat.messages, id);
  if (!message) return;
  message->was = message->state;
  message->contest = contest;
  let_go_if_settled(room.chat, id);
}

}  // namespace beffroi::room
