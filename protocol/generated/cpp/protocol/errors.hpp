// Generated from protocol/schema by protocol/generate.mjs. Do not edit.
// The catalogue of refusals and of close codes.
#pragma once

#include <cstdint>
#include <string_view>

namespace beffroi::protocol {

enum class ErrorCode : std::uint8_t {
  bad_message,
  unknown_command,
  too_long,
  empty_text,
  not_found,
  method_not_allowed,
  unknown_room,
  unknown_code,
  not_joined,
  unauthorised,
  forbidden,
  forged_origin,
  bad_ticket,
  bad_invitation,
  name_too_short,
  name_too_long,
  name_not_allowed,
  name_taken_by_staff,
  questions_closed,
  chat_closed,
  anonymous_not_allowed,
  reactions_closed,
  slow_mode,
  too_many,
  too_many_open_questions,
  muted,
  banned,
  rejected,
  wrong_state,
  already_decided,
  claimed,
  own_decision,
  already_reported,
  too_many_reports,
  already_contested,
  accounts_only,
  newcomers_wait,
  emoji_only,
  links_not_allowed,
  young_audience,
  bad_signature,
  unknown_item,
  nothing_to_undo,
  bad_merge,
  bad_poll,
  bad_choice,
  poll_not_open,
  bad_setting,
  bad_rule,
  room_full,
  queue_full,
  booth_paused,
  already_queued,
  too_many_queues,
  queue_empty,
  too_many_conversations,
  conversation_over,
  already_extended,
  untouchable,
  list_full,
  too_many_rooms,
  busy,
  storage_unavailable,
  stopping,
  bad_import,
  stale_plan,
  too_large,
  unsupported_type,
  bad_request,
  internal
};

struct ErrorInfo {
  std::string_view name;
  int http_status;
  bool retry;           // the same try can succeed later
  std::string_view en;  // a sentence; {detail}, {limit} and {seconds} are filled in
  std::string_view fr;
};

const ErrorInfo& info(ErrorCode code);

namespace close_code {
inline constexpr std::uint16_t normal = 1000;  // The client asked to end.
inline constexpr std::uint16_t going_away = 1001;  // The hub stops; a bye with a reconnect window came before.
inline constexpr std::uint16_t protocol_error = 1002;  // A frame broke RFC 6455.
inline constexpr std::uint16_t unsupported_data = 1003;  // A binary message; the hub speaks text.
inline constexpr std::uint16_t invalid_text = 1007;  // A text message was not UTF-8.
inline constexpr std::uint16_t too_big = 1009;  // A message was larger than client_message_bytes.
inline constexpr std::uint16_t internal_error = 1011;  // Something went wrong in the hub.
inline constexpr std::uint16_t drain = 4000;  // Move to another node or come back after the window of the bye.
inline constexpr std::uint16_t slow = 4001;  // No write progress for stalled_write_ms.
inline constexpr std::uint16_t state_reset = 4002;  // The hub lost its place; a snapshot heals it.
inline constexpr std::uint16_t silent = 4003;  // Nothing was heard for silence_ms.
inline constexpr std::uint16_t overload = 4004;  // The hub sheds load; wait for the window of the bye.
inline constexpr std::uint16_t ticket_expired = 4100;  // The ticket was used, expired, or never came.
inline constexpr std::uint16_t role_changed = 4101;  // The person's roles changed; ask for a new ticket.
inline constexpr std::uint16_t bad_protocol = 4400;  // The first message was not a hello.
inline constexpr std::uint16_t session_revoked = 4401;  // The session was revoked; join again.
inline constexpr std::uint16_t banned = 4403;  // The moderation team closed the event to this person.
inline constexpr std::uint16_t replaced = 4409;  // The person opened more than connections_per_person connections; the oldest gives way.
inline constexpr std::uint16_t upgrade_client = 4426;  // The client is too old; reload the page.
inline constexpr std::uint16_t abuse = 4429;  // Too many broken or refused messages.
}  // namespace close_code

}  // namespace beffroi::protocol
