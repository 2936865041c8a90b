#include "room/settings.hpp"

#include "protocol/limits.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::ErrorCode;
using protocol::Fact;
namespace command = protocol::command;
namespace fact = protocol::fact;
namespace change = protocol::change;
namespace limits = protocol::limits;

namespace {

using Facts = std::vector<Fact>;

template <class T>
void take_over(T& setting, const std::optional<T>& wish) {
  if (wish) setting = *wish;
}

// A playlist is fetched by every browser in the room: only addresses a page may load, without spaces or control
// characters.
bool is_playlist_address(const std::string& url) {
  const bool known =
      url.starts_with("https://") || url.starts_with("http://") || (url.starts_with("/") && !url.starts_with("//"));
  if (!known || url.size() > static_cast<std::size_t>(limits::url_length)) return false;
  for (const char c : url)
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7F || c == '"' || c == '<' || c == '>' || c == '\\')
      return false;
  return true;
}

// The name of what cannot be set so, or nothing.
const char* setting_out_of_bounds(const Room& room, const protocol::SettingsChange& to) {
  const auto is_off = [](const std::optional<bool>& wish) { return wish && !*wish; };
  if (to.slow_mode_s && *to.slow_mode_s != 0 &&
      (*to.slow_mode_s < limits::slow_mode_min_s || *to.slow_mode_s > limits::slow_mode_max_s))
    return "slow_mode_s";
  if (to.delay_s && (*to.delay_s < 0 || *to.delay_s > limits::moderation_delay_max_s || *to.delay_s % 2 != 0))
    return "delay_s";
  // Before a young audience everything waits for approval.
  if (room.young_audience && is_off(to.hold_questions)) return "hold_questions";
  if (room.young_audience && is_off(to.hold_messages)) return "hold_messages";
  return nullptr;
}

template <class Content>
void show_to_all(Content content, Projection& out) {
  out.shared_public.push_back(content);
  out.shared_staff.push_back(content);
}

}  // namespace

protocol::RoomSettings opening_settings(protocol::RoomKind kind) {
  protocol::RoomSettings settings;
  const bool conversation = kind == protocol::RoomKind::conversation;
  settings.questions_open = !conversation;
  settings.chat_open = true;
  settings.chat_writers = protocol::Writers::everyone;
  settings.reactions_open = !conversation;
  settings.anonymous_allowed = !conversation;
  settings.hold_questions = false;
  settings.hold_messages = false;
  settings.slow_mode_s = 0;
  settings.question_order = protocol::QuestionOrder::top;
  settings.delay_s = 0;
  settings.accounts_only = false;
  settings.newcomers_wait = false;
  settings.emoji_only = false;
  settings.links_allowed = true;
  return settings;
}

Decision decide_on(const Room& room, const Actor&, const command::ChangeSettings& wish, const Context&) {
  const auto& to = wish.change;
  if (const char* wrong = setting_out_of_bounds(room, to)) return refuse_because(ErrorCode::bad_setting, wrong);
  protocol::RoomSettings settings = room.settings;
  take_over(settings.questions_open, to.questions_open);
  take_over(settings.chat_open, to.chat_open);
  take_over(settings.chat_writers, to.chat_writers);
  take_over(settings.reactions_open, to.reactions_open);
  take_over(settings.anonymous_allowed, to.anonymous_allowed);
  take_over(settings.hold_questions, to.hold_questions);
  take_over(settings.hold_messages, to.hold_messages);
  take_over(settings.slow_mode_s, to.slow_mode_s);
  take_over(settings.question_order, to.question_order);
  take_over(settings.delay_s, to.delay_s);
  take_over(settings.accounts_only, to.accounts_only);
  take_over(settings.newcomers_wait, to.newcomers_wait);
  take_over(settings.emoji_only, to.emoji_only);
  take_over(settings.links_allowed, to.links_allowed);
  if (settings == room.settings) return Facts{};
  return Facts{fact::SettingsChanged{settings}};
}

Decision decide_on(const Room& room, const Actor&, const command::SetStage& set, const Context&) {
  if (set.stage.url && !is_playlist_address(*set.stage.url)) return refuse_because(ErrorCode::bad_setting, "stage.url");
  if (set.stage.starts_at && *set.stage.starts_at < 0) return refuse_because(ErrorCode::bad_setting, "stage.starts_at");
  if (set.stage == room.stage) return Facts{};
  return Facts{fact::StageSet{set.stage}};
}

Decision decide_on(const Room& room, const Actor&, const command::SetTimer& set, const Context& context) {
  if (set.timer.ends_at && (*set.timer.ends_at < 0 || *set.timer.ends_at > context.now + limits::timer_ahead_ms))
    return refuse_because(ErrorCode::bad_setting, "timer.ends_at");
  if (set.timer == room.timer) return Facts{};
  return Facts{fact::TimerSet{set.timer}};
}

void fold(Room& room, const protocol::Entry&, const fact::RoomOpened& opened) {
  room.opened = true;
  room.kind = opened.kind;
  room.title = opened.title;
  room.starts_at = opened.starts_at;
  room.stage.starts_at = opened.starts_at;
  room.conversation = opened.conversation;
  room.settings = opened.settings;
  room.young_audience = opened.young_audience.value_or(false);
}

void fold(Room& room, const protocol::Entry&, const fact::RoomRenamed& renamed) {
  room.title = renamed.title;
  // The stage follows the programme until somebody set it otherwise.
  if (room.stage.starts_at == room.starts_at) room.stage.starts_at = renamed.starts_at;
  room.starts_at = renamed.starts_at;
  room.young_audience = renamed.young_audience.value_or(room.young_audience);
}

void fold(Room& room, const protocol::Entry&, const fact::SettingsChanged& changed) {
  room.settings = changed.settings;
}
void fold(Room& room, const protocol::Entry&, const fact::StageSet& set) {
  room.stage = set.stage;
}
void fold(Room& room, const protocol::Entry&, const fact::TimerSet& set) {
  room.timer = set.timer;
}

// Nobody was here before; told whole all the same, so that a fold from nothing is right.
void show(const Room& room, const protocol::Entry&, const fact::RoomOpened&, Projection& out) {
  show_to_all(change::Title{room.title}, out);
  show_to_all(change::YoungAudience{room.young_audience}, out);
  show_to_all(change::Settings{room.settings}, out);
  show_to_all(change::Stage{room.stage}, out);
  if (room.conversation) show_to_all(change::Conversation{*room.conversation}, out);
}

void show(const Room& room, const protocol::Entry&, const fact::RoomRenamed&, Projection& out) {
  show_to_all(change::Title{room.title}, out);
  show_to_all(change::Stage{room.stage}, out);
  show_to_all(change::YoungAudience{room.young_audience}, out);
}

void show(const Room& room, const protocol::Entry&, const fact::SettingsChanged&, Projection& out) {
  show_to_all(change::Settings{room.settings}, out);
}

void show(const Room& room, const protocol::Entry&, const fact::StageSet&, Projection& out) {
  show_to_all(change::Stage{room.stage}, out);
}

void show(const Room& room, const protocol::Entry&, const fact::TimerSet&, Projection& out) {
  show_to_all(change::Timer{room.timer}, out);
}

}  // namespace beffroi::room
