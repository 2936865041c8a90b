#include "identity/sanctions.hpp"

#include <algorithm>

#include "identity/token.hpp"
#include "protocol/codec.hpp"
#include "protocol/limits.hpp"

namespace beffroi::identity {
namespace {

using protocol::AuditAct;
using protocol::SanctionKind;

bool is_moderator(Role role) {
  return role <= Role::moderator;
}

bool covers(const storage::Sanction& sanction, const Place& place) {
  return reaches(Grant{Role::attendee, sanction.scope, sanction.scope_id}, place);
}

bool holds(const storage::Sanction& sanction, TimeMs now) {
  return !sanction.lifted_at && sanction.until > now;
}

bool is_staff_at(const HubRecords& records, const storage::Person& person, const Place& place) {
  const auto here = role_at(grants_of(records, person.id), person.guest, place);
  return here && is_staff(here->role);
}

std::string scope_in_words(Scope scope, const std::string& scope_id) {
  std::string words(protocol::to_string(scope));
  if (!scope_id.empty()) words.append(" ").append(scope_id);
  return words;
}

protocol::PersonNote view_of(const HubRecords& records, const storage::PersonNote& note) {
  return {.id = note.id,
          .person = note.person,
          .at = note.at,
          .by = note.by,
          .by_name = name_of(records, note.by),
          .scope = note.scope,
          .scope_id = note.scope_id,
          .text = note.text};
}

bool moderates_scope(const HubRecords& records, const Account& asker, Scope scope, const std::string& scope_id) {
  const auto place = moderated_place(records, scope, scope_id);
  // What is no longer in the programme is still the event's.
  return moderates(asker.grants, place.ok() ? place.value() : Place{});
}

}  // namespace

std::string name_of(const HubRecords& records, std::string_view person) {
  const auto found = records.person(person);
  return found ? found->name : std::string();
}

protocol::Sanction sanction_view(const HubRecords& records, const storage::Sanction& sanction) {
  return {.id = sanction.id,
          .person = sanction.person,
          .name = name_of(records, sanction.person),
          .kind = sanction.kind,
          .scope = sanction.scope,
          .scope_id = sanction.scope_id,
          .at = sanction.at,
          .until = sanction.until,
          .reason = sanction.reason,
          .note = sanction.note.empty() ? std::nullopt : std::optional(sanction.note),
          .by = sanction.by,
          .by_name = name_of(records, sanction.by),
          .lifted_at = sanction.lifted_at};
}

bool moderates(std::span<const Grant> grants, const Place& place) {
  return std::ranges::any_of(grants,
                             [&](const Grant& grant) { return is_moderator(grant.role) && reaches(grant, place); });
}

bool moderates_somewhere(std::span<const Grant> grants) {
  return std::ranges::any_of(grants, [](const Grant& grant) { return is_moderator(grant.role); });
}

Result<Place, ErrorCode> moderated_place(const HubRecords& records, Scope scope, const std::string& scope_id) {
  if (scope == Scope::hub || scope == Scope::booth || (scope == Scope::event) != scope_id.empty()) {
    return Failure{ErrorCode::bad_setting};
  }
  auto place = place_of_scope(records, Grant{Role::moderator, scope, scope_id});
  if (!place) return Failure{ErrorCode::not_found};
  return std::move(*place);
}

Result<Place, ErrorCode> place_moderated_by(const HubRecords& records, const Account& asker, Scope scope,
                                            const std::string& scope_id) {
  if (!moderates_somewhere(asker.grants)) return Failure{ErrorCode::forbidden};
  auto place = moderated_place(records, scope, scope_id);
  if (!place) return place;
  // A scope of a partner or session lies in the place itself, never only in the room that happens to be in it.
  Place whole = place.value();
  if (scope == Scope::partner || scope == Scope::session) whole.room.clear();
  if (!moderates(asker.grants, whole)) return Failure{ErrorCode::forbidden};
  return place;
}

Result<room::Actor, ErrorCode> sanctioned_actor_in(const HubRecords& records, std::string_view person,
                                                   std::string_view room, TimeMs now) {
  auto actor = actor_in(records, person, room);
  if (!actor || is_staff(actor->role)) return actor;
  const auto place = place_of_room(records, room);
  if (!place) return actor;
  for (const storage::Sanction& sanction : records.sanctions_of(person)) {
    if (!holds(sanction, now) || !covers(sanction, *place)) continue;
    if (sanction.kind == SanctionKind::ban) return Failure{ErrorCode::banned};
    actor->muted_until = std::max(actor->muted_until.value_or(0), sanction.until);
  }
  return actor;
}

Result<Arrival, ErrorCode> arrival_in(const HubRecords& records, std::string_view person, std::string_view room,
                                      TimeMs now) {
  auto actor = sanctioned_actor_in(records, person, room, now);
  if (!actor) return Failure{actor.error()};
  Arrival arrival{std::move(actor).value(), {}, {}};
  if (const auto found = records.person(person)) arrival.known = {found->created_at, found->guest};
  if (const auto found = records.room(room)) arrival.where.kind = found->kind;
  if (std::optional<Place> place = place_of_room(records, room)) {
    arrival.where.session = std::move(place->session);
    arrival.where.partner = std::move(place->partner);
  }
  return arrival;
}

std::vector<std::string> moderated_rooms(const HubRecords& records, std::string_view person,
                                         const std::vector<std::string>& rooms) {
  const std::vector<Grant> grants = grants_of(records, person);
  std::vector<std::string> moderated;
  for (const std::string& room : rooms) {
    const auto place = place_of_room(records, room);
    if (place && moderates(grants, *place)) moderated.push_back(room);
  }
  return moderated;
}

Result<storage::Sanction, ErrorCode> sanction(HubRecords& records, const Account& asker,
                                              const protocol::SanctionRequest& request, TimeMs until, TimeMs now) {
  const auto place = place_moderated_by(records, asker, request.scope, request.scope_id);
  if (!place) return Failure{place.error()};
  const auto person = records.person(request.person);
  if (!person) return Failure{ErrorCode::not_found};
  if (is_staff_at(records, *person, place.value())) return Failure{ErrorCode::untouchable};
  if (std::ssize(records.sanctions_of(person->id)) >= protocol::limits::sanctions_per_person) {
    return Failure{ErrorCode::list_full};
  }
  const storage::Sanction made{.id = new_identifier("s"),
                               .person = person->id,
                               .kind = request.kind,
                               .scope = request.scope,
                               .scope_id = request.scope_id,
                               .at = now,
                               .until = until,
                               .reason = request.reason,
                               .note = request.note.value_or(""),
                               .by = asker.person.id,
                               .lifted_at = std::nullopt};
  records.add_sanction(made);
  audit(records, {.at = now,
                  .actor = asker.person.id,
                  .act = AuditAct::sanction,
                  .person = made.person,
                  .target = scope_in_words(made.scope, made.scope_id),
                  .reason = made.reason,
                  .note = std::string(protocol::to_string(made.kind)) + ", " + std::to_string((until - now) / 1000) +
                          " s" + (made.note.empty() ? "" : ": " + made.note),
                  .partner = place->partner});
  return made;
}

Result<std::string, ErrorCode> lift_sanction(HubRecords& records, const Account& asker, std::string_view id,
                                             TimeMs now) {
  if (!moderates_somewhere(asker.grants)) return Failure{ErrorCode::forbidden};
  const auto found = records.sanction(id);
  if (!found || found->lifted_at) return Failure{ErrorCode::not_found};
  if (!moderates_scope(records, asker, found->scope, found->scope_id)) return Failure{ErrorCode::forbidden};
  records.lift_sanction(id, now);
  const auto place = moderated_place(records, found->scope, found->scope_id);
  audit(records, {.at = now,
                  .actor = asker.person.id,
                  .act = AuditAct::lift_sanction,
                  .person = found->person,
                  .target = scope_in_words(found->scope, found->scope_id),
                  .note = std::string(protocol::to_string(found->kind)),
                  .partner = place.ok() ? place->partner : ""});
  return found->person;
}

std::vector<protocol::Sanction> sanctions_for(const HubRecords& records, const Account& asker,
                                              const std::optional<std::string>& person, TimeMs now) {
  std::vector<protocol::Sanction> views;
  for (const storage::Sanction& sanction : person ? records.sanctions_of(*person) : records.sanctions_at(now)) {
    if (moderates_scope(records, asker, sanction.scope, sanction.scope_id))
      views.push_back(sanction_view(records, sanction));
  }
  return views;
}

Result<protocol::PersonNote, ErrorCode> add_note(HubRecords& records, const Account& asker, std::string_view person,
                                                 const protocol::NoteRequest& request, TimeMs now) {
  const auto place = place_moderated_by(records, asker, request.scope, request.scope_id);
  if (!place) return Failure{place.error()};
  const auto found = records.person(person);
  if (!found) return Failure{ErrorCode::not_found};
  if (request.text.find_first_not_of(" \t\r\n") == std::string::npos) return Failure{ErrorCode::empty_text};
  if (std::ssize(records.notes_on(person)) >= protocol::limits::notes_per_person) return Failure{ErrorCode::list_full};
  const storage::PersonNote made{.id = new_identifier("n"),
                                 .person = found->id,
                                 .at = now,
                                 .by = asker.person.id,
                                 .scope = request.scope,
                                 .scope_id = request.scope_id,
                                 .text = request.text};
  records.add_note(made);
  audit(records, {.at = now,
                  .actor = asker.person.id,
                  .act = AuditAct::note,
                  .person = made.person,
                  .target = scope_in_words(made.scope, made.scope_id),
                  .partner = place->partner});
  return view_of(records, made);
}

Result<std::vector<protocol::PersonNote>, ErrorCode> notes_for(const HubRecords& records, const Account& asker,
                                                               std::string_view person) {
  if (!moderates_somewhere(asker.grants)) return Failure{ErrorCode::forbidden};
  if (!records.person(person)) return Failure{ErrorCode::not_found};
  std::vector<protocol::PersonNote> views;
  for (const storage::PersonNote& note : records.notes_on(person)) {
    if (moderates_scope(records, asker, note.scope, note.scope_id)) views.push_back(view_of(records, note));
  }
  return views;
}

}  // namespace beffroi::identity
