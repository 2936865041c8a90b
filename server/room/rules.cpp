#include "room/rules.hpp"

#include <algorithm>

#include "room/pseudonym.hpp"

namespace beffroi::room {

using protocol::ErrorCode;
using protocol::Role;

bool recruits(Role role) {
  return role <= Role::recruiter;
}
bool is_staff(Role role) {
  return role <= Role::speaker;
}
bool is_senior(Role role) {
  return role <= Role::partner_admin;
}
bool is_moderator(Role role) {
  return role <= Role::moderator;
}

Failure<Refusal> refuse(ErrorCode code) {
  return Failure{Refusal{.code = code}};
}

Failure<Refusal> refuse_until(ErrorCode code, protocol::TimeMs until, protocol::TimeMs now) {
  return Failure{Refusal{.code = code, .retry_ms = std::max<std::int64_t>(until - now, 0)}};
}

Failure<Refusal> refuse_full(std::int64_t limit, ErrorCode code) {
  return Failure{Refusal{.code = code, .limit = limit}};
}

Failure<Refusal> refuse_because(ErrorCode code, std::string detail) {
  return Failure{Refusal{.code = code, .detail = std::move(detail)}};
}

Failure<Refusal> refuse_decided(const std::optional<protocol::Decided>& decided) {
  const bool named = decided && !decided->name.empty();
  return refuse_because(ErrorCode::already_decided, named ? decided->name : "Beffroi");
}

protocol::Decided decided_by(const protocol::Entry& entry) {
  if (!entry.actor) return {.name = "", .at = entry.at};
  return {.person = entry.actor->person, .name = entry.actor->name, .at = entry.at};
}

bool decided_otherwise(const std::optional<protocol::Decided>& decided, const Actor& actor) {
  return decided && decided->person != actor.person;
}

Actor acting_in(const Room& room, const Actor& actor) {
  Actor acting = actor;
  if (room.conversation) acting.role = part_in(*room.conversation, actor.person).value_or(Role::projector);
  if (room.young_audience && acting.role == Role::attendee) acting.name = pseudonym(room.id, actor.person);
  return acting;
}

void note_shown(Room& room, const protocol::Author& author) {
  if (!author.person) return;
  if (const auto by = room.people.find(*author.person)) room.people.at(*by).shown = true;
}

std::optional<Refusal> muted(const Room& room, const Actor& actor, protocol::TimeMs now) {
  const Person* person = room.people.get(actor.person);
  const protocol::TimeMs here = person ? person->muted_until.value_or(0) : 0;
  const protocol::TimeMs until = std::max(here, actor.muted_until.value_or(0));
  if (until <= now) return std::nullopt;
  return refuse_until(ErrorCode::muted, until, now).error;
}

std::optional<Refusal> banned(const Room& room, const std::string& id, protocol::TimeMs now) {
  const Person* person = room.people.get(id);
  if (!person || !person->banned_until || *person->banned_until <= now) return std::nullopt;
  return refuse_until(ErrorCode::banned, *person->banned_until, now).error;
}

std::optional<Role> part_in(const protocol::Conversation& conversation, const std::string& person) {
  if (conversation.recruiter.person == person) return Role::recruiter;
  if (conversation.candidate.person == person) return Role::attendee;
  return std::nullopt;
}

protocol::Author public_author(const protocol::Author& author) {
  if (!author.anonymous.value_or(false)) return author;
  // Not even the role: in a small room it can be a name.
  return protocol::Author{.name = "", .role = Role::attendee, .anonymous = true};
}

}  // namespace beffroi::room
