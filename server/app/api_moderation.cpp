// Moderation across rooms: sanctions, notes on a person, and the shield of scopes.
#include <utility>

#include "app/api.hpp"
#include "app/api_answer.hpp"
#include "app/event_days.hpp"
#include "app/shields.hpp"
#include "identity/sanctions.hpp"
#include "protocol/limits.hpp"

namespace beffroi::app {

using storage::HubRecords;

namespace {

namespace limits = protocol::limits;

// Until when; nothing: the seconds are out of bounds, or there where they do not belong.
std::optional<protocol::TimeMs> end_of(const HubRecords& records, const protocol::SanctionRequest& request,
                                       const std::string& zone, protocol::TimeMs now) {
  if ((request.lasting == protocol::Lasting::seconds) != request.seconds.has_value()) return std::nullopt;
  switch (request.lasting) {
    case protocol::Lasting::seconds:
      if (*request.seconds < limits::mute_min_s || *request.seconds > limits::mute_max_s) return std::nullopt;
      return now + *request.seconds * 1000;
    case protocol::Lasting::day:
      return end_of_day(now, zone);
    case protocol::Lasting::event:
      return end_of_event(records, now, zone);
  }
  return std::nullopt;
}

net::Response refusal_of_scope(ErrorCode code) {
  return refusal(code, {.detail = "scope is event (without an id), partner, session or room"});
}

}  // namespace

void Api::add_moderation_routes(net::Router& router) {
  router.get("/api/sanctions",
             [this](Request request, Respond respond) { list_sanctions(std::move(request), std::move(respond)); });
  router.post("/api/sanctions",
              [this](Request request, Respond respond) { sanction(std::move(request), std::move(respond)); });
  router.add("DELETE", "/api/sanctions/{sanction}",
             [this](Request request, Respond respond) { lift_sanction(std::move(request), std::move(respond)); });
  router.get("/api/people/{person}/notes",
             [this](Request request, Respond respond) { list_notes(std::move(request), std::move(respond)); });
  router.post("/api/people/{person}/notes",
              [this](Request request, Respond respond) { add_note(std::move(request), std::move(respond)); });
  router.get("/api/people/{person}/contributions",
             [this](Request request, Respond respond) { contributions(std::move(request), std::move(respond)); });
  router.get("/api/shield",
             [this](Request request, Respond respond) { list_shields(std::move(request), std::move(respond)); });
  router.post("/api/shield",
              [this](Request request, Respond respond) { switch_shield(std::move(request), std::move(respond)); });
}

void Api::list_sanctions(Request request, Respond respond) {
  std::optional<std::string> person;
  if (const auto named = request.query_value("person")) person = *named;
  look(storage_, std::move(respond),
       [token = token_of(request), person = std::move(person), now = clock_()](const HubRecords& records) {
         const auto account = identity::account_of(records, token, now);
         if (!account) return refusal(ErrorCode::unauthorised);
         if (!identity::moderates_somewhere(account->grants)) return refusal(ErrorCode::forbidden);
         return answer(protocol::SanctionList{identity::sanctions_for(records, *account, person, now)});
       });
}

void Api::sanction(Request request, Respond respond) {
  auto wanted = body_of(request, respond, protocol::decode_sanction_request);
  if (!wanted) return;
  transact(
      storage_, std::move(respond),
      [this, token = token_of(request), wanted = std::move(*wanted), now = clock_()](HubRecords& records) -> Outcome {
        const auto account = identity::account_of(records, token, now);
        if (!account) return refusal(ErrorCode::unauthorised);
        const auto until = end_of(records, wanted, settings_.zone, now);
        if (!until) return refusal(ErrorCode::bad_setting, {.detail = "seconds"});
        const auto made = identity::sanction(records, *account, wanted, *until, now);
        if (!made) {
          if (made.error() == ErrorCode::list_full)
            return refusal(ErrorCode::list_full, {.limit = limits::sanctions_per_person});
          return refusal_of_scope(made.error());
        }
        return {answer(identity::sanction_view(records, made.value())),
                [this, person = made->person] { news_.sanctions_changed(person); }};
      });
}

void Api::lift_sanction(Request request, Respond respond) {
  transact(storage_, std::move(respond),
           [this, token = token_of(request), id = std::string(request.parameter("sanction")),
            now = clock_()](HubRecords& records) -> Outcome {
             const auto account = identity::account_of(records, token, now);
             if (!account) return refusal(ErrorCode::unauthorised);
             const auto person = identity::lift_sanction(records, *account, id, now);
             if (!person) return refusal(person.error());
             return {answer(protocol::Done{}), [this, id = person.value()] { news_.sanctions_changed(id); }};
           });
}

void Api::list_notes(Request request, Respond respond) {
  look(storage_, std::move(respond),
       [token = token_of(request), person = std::string(request.parameter("person")),
        now = clock_()](const HubRecords& records) {
         const auto account = identity::account_of(records, token, now);
         if (!account) return refusal(ErrorCode::unauthorised);
         auto notes = identity::notes_for(records, *account, person);
         if (!notes) return refusal(notes.error());
         return answer(protocol::PersonNotes{std::move(notes).value()});
       });
}

void Api::add_note(Request request, Respond respond) {
  auto wanted = body_of(request, respond, protocol::decode_note_request);
  if (!wanted) return;
  transact(storage_, std::move(respond),
           [token = token_of(request), person = std::string(request.parameter("person")), wanted = std::move(*wanted),
            now = clock_()](HubRecords& records) {
             const auto account = identity::account_of(records, token, now);
             if (!account) return refusal(ErrorCode::unauthorised);
             const auto note = identity::add_note(records, *account, person, wanted, now);
             if (note.ok()) return answer(note.value());
             if (note.error() == ErrorCode::list_full)
               return refusal(ErrorCode::list_full, {.limit = limits::notes_per_person});
             return refusal_of_scope(note.error());
           });
}

void Api::list_shields(Request request, Respond respond) {
  look(storage_, std::move(respond), [token = token_of(request), now = clock_()](const HubRecords& records) {
    const auto account = identity::account_of(records, token, now);
    if (!account) return refusal(ErrorCode::unauthorised);
    if (!identity::moderates_somewhere(account->grants)) return refusal(ErrorCode::forbidden);
    return answer(shields_for(records, *account));
  });
}

void Api::switch_shield(Request request, Respond respond) {
  auto wanted = body_of(request, respond, protocol::decode_shield_request);
  if (!wanted) return;
  transact(
      storage_, std::move(respond),
      [this, token = token_of(request), wanted = std::move(*wanted), now = clock_()](HubRecords& records) -> Outcome {
        const auto account = identity::account_of(records, token, now);
        if (!account) return refusal(ErrorCode::unauthorised);
        const auto state = beffroi::app::switch_shield(records, *account, wanted, now);
        if (!state) return refusal_of_scope(state.error());
        return {answer(state.value()), [this, wanted] {
                  wanted.scope == protocol::Scope::room ? news_.room_shielded(wanted.scope_id, wanted.on)
                                                        : news_.shields_changed();
                }};
      });
}

}  // namespace beffroi::app
