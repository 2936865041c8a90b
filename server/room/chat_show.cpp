#include <algorithm>

#include "room/chat.hpp"
#include "room/judgement.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::Audience;
using protocol::Channel;
using protocol::ContestState;
using protocol::MessageState;
using protocol::Seq;
namespace change = protocol::change;
namespace fact = protocol::fact;

namespace {

// What everybody who sees it at all is told.
protocol::Message common_view(const ChatMessage& message) {
  return {.id = message.id,
          .at = message.at,
          .channel = message.channel,
          .author = message.author,
          .text = message.text,
          .state = message.state,
          .question = message.question};
}

std::optional<std::string> original_of(const ChatMessage& message) {
  return message.why ? message.why->original : std::nullopt;
}

// Nobody tells the author of a message that was silently hidden: to them it is what it was.
MessageState state_for_author(const ChatMessage& message) {
  return message.state == MessageState::hidden ? MessageState::visible : message.state;
}

protocol::Message author_view(const Room& room, const ChatMessage& message) {
  const MessageState state = state_for_author(message);
  const bool taken_away = state == MessageState::declined || state == MessageState::removed;
  protocol::Message view = common_view(message);
  view.state = state;
  view.reason = taken_away ? message.reason : std::nullopt;
  view.visible_at = message.visible_at;
  view.original = original_of(message);
  view.statement = statement_of({.waits = state == MessageState::held,
                                 .taken_away = taken_away,
                                 .reworded = view.original.has_value(),
                                 .at = message.at,
                                 .reason = message.reason,
                                 .why = message.why,
                                 .decided = message.decided,
                                 .contest = message.contest},
                                !room.conversation);
  return view;
}

// Whether the author's layer must show it: where the shared one does not, or not with all the author may know.
bool is_kept_for_author(const ChatMessage& message) {
  return message.state != MessageState::visible || original_of(message);
}

void show_to_author(const Room& room, const ChatMessage& message, Projection& out) {
  if (!message.author.person) return;
  protocol::Message view = author_view(room, message);
  const ChannelKey channel = person_channel(*message.author.person);
  if (view.state == MessageState::visible && is_kept_for_author(message)) {
    out.personal.push_back({channel, change::MyMessageKept{std::move(view)}});
  } else {
    out.personal.push_back({channel, change::MyMessage{std::move(view)}});
  }
}

const ChatMessage* kept_or_departed(const Chat& chat, Seq id) {
  if (const ChatMessage* message = look_up(chat.messages, id)) return message;
  const auto gone = std::find_if(chat.departed.begin(), chat.departed.end(),
                                 [id](const ChatMessage& message) { return message.id == id; });
  return gone == chat.departed.end() ? nullptr : &*gone;
}

}  // namespace

// What was removed is read again only by those who decide about an objection.
protocol::Message staff_message(const ChatMessage& message) {
  protocol::Message view = common_view(message);
  view.reason = message.reason;
  view.visible_at = message.visible_at;
  view.decided = message.decided;
  const bool withheld = message.state == MessageState::removed && message.contest != ContestState::filed;
  if (withheld) {
    view.text.clear();
    return view;
  }
  view.original = original_of(message);
  view.why = message.why;
  return view;
}

std::optional<protocol::Message> public_message(const ChatMessage& message) {
  if (message.channel != Channel::room || message.state != MessageState::visible) return std::nullopt;
  protocol::Message view = common_view(message);
  view.author = public_author(message.author);
  return view;
}

void show(const Room& room, const protocol::Entry& entry, const fact::MessagePosted&, Projection& out) {
  const ChatMessage* message = look_up(room.chat.messages, entry.seq);
  if (!message) return;
  out.shared_staff.push_back(change::Message{staff_message(*message)});
  if (auto view = public_message(*message)) out.shared_public.push_back(change::Message{*view});
  if (is_kept_for_author(*message)) show_to_author(room, *message, out);
}

void show_message_change(const Room& room, Seq id, Projection& out) {
  const ChatMessage* message = kept_or_departed(room.chat, id);
  if (!message) {
    out.shared_public.push_back(change::MessageRemoved{id});
    out.shared_staff.push_back(change::MessageRemoved{id});
    return;
  }
  out.shared_staff.push_back(change::Message{staff_message(*message)});
  if (auto view = public_message(*message)) {
    out.shared_public.push_back(change::Message{*view});
  } else if (message->channel == Channel::room && message->was == MessageState::visible) {
    out.shared_public.push_back(change::MessageRemoved{message->id});
  }
  show_to_author(room, *message, out);
}

void show(const Room& room, const protocol::Entry&, const fact::MessageReviewed& review, Projection& out) {
  show_message_change(room, review.message, out);
}

void show_contest_of_message(const Room& room, Seq id, Projection& out) {
  const ChatMessage* message = kept_or_departed(room.chat, id);
  if (!message) return;
  out.shared_staff.push_back(change::Message{staff_message(*message)});
  show_to_author(room, *message, out);
}

void show_question_of_message(const Room& room, Seq id, Projection& out) {
  const ChatMessage* message = look_up(room.chat.messages, id);
  if (!message) return;
  if (auto view = public_message(*message)) out.shared_public.push_back(change::Message{std::move(*view)});
  out.shared_staff.push_back(change::Message{staff_message(*message)});
  if (is_kept_for_author(*message)) show_to_author(room, *message, out);
}

std::vector<protocol::Message> messages_for(const Room& room, Audience audience) {
  std::vector<protocol::Message> views;
  for (const auto& [id, message] : room.chat.messages) {
    if (audience == Audience::staff) {
      views.push_back(staff_message(message));
    } else if (auto view = public_message(message)) {
      views.push_back(std::move(*view));
    }
  }
  return views;
}

std::vector<protocol::Message> my_messages(const Room& room, const std::string& person) {
  std::vector<protocol::Message> views;
  for (const auto& [id, message] : room.chat.messages)
    if (message.author.person == person && is_kept_for_author(message)) views.push_back(author_view(room, message));
  return views;
}

namespace {

// A message of the log as the room knows it today, whole or out of its window; nothing for what it has forgotten.
std::optional<ChatMessage> message_of(const Room& room, const protocol::Entry& posted) {
  const auto* as_posted = std::get_if<fact::MessagePosted>(&posted.fact);
  const Chat& chat = room.chat;
  if (!as_posted || !posted.actor || posted.seq > room.head) return std::nullopt;
  if (const ChatMessage* kept = look_up(chat.messages, posted.seq)) return *kept;
  if (posted.seq <= chat.forgotten) return std::nullopt;
  const MessageState* hidden = look_up(chat.hidden, posted.seq);
  ChatMessage message{.id = posted.seq,
                      .at = posted.at,
                      .channel = as_posted->channel,
                      .author = *posted.actor,
                      .text = as_posted->text,
                      .state = hidden ? *hidden : MessageState::visible,
                      .why = as_posted->why};
  message.author.anonymous = as_posted->anonymous;
  return message;
}

}  // namespace

std::optional<protocol::Message> message_view(const State& state, const protocol::Entry& posted, Audience audience) {
  const auto message = message_of(state.room(), posted);
  if (!message) return std::nullopt;
  if (audience == Audience::staff) return staff_message(*message);
  return public_message(*message);
}

std::optional<protocol::Message> message_view(const State& state, const protocol::Entry& posted, const Actor& actor) {
  const Audience audience = audience_of(role_in(state, actor));
  auto message = message_of(state.room(), posted);
  if (message && message->state == MessageState::hidden && audience == Audience::public_ &&
      message->author.person == actor.person)
    message->state = MessageState::visible;
  if (!message) return std::nullopt;
  if (audience == Audience::staff) return staff_message(*message);
  return public_message(*message);
}

}  // namespace beffroi::room
