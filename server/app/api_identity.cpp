// Who this browser is: GET, PUT, DELETE /api/me, POST /api/join, POST /api/ticket.
#include <utility>

#include "app/api.hpp"
#include "app/api_answer.hpp"
#include "identity/accounts.hpp"
#include "identity/places.hpp"
#include "identity/room_code.hpp"

namespace beffroi::app {

using storage::HubRecords;

namespace {

constexpr protocol::TimeMs kSweepEveryMs = 60 * 60 * 1000;

// What a joiner named, as a room of the programme. Nothing: there is none.
std::optional<storage::RoomRecord> room_named(const HubRecords& records, const protocol::JoinRequest& request) {
  if (request.code) {
    const std::optional<std::string> code = identity::read_room_code(*request.code);
    return code ? records.room_by_code(*code) : std::nullopt;
  }
  const auto room = request.room ? records.room(*request.room) : std::nullopt;
  return room && room->kind != protocol::RoomKind::conversation ? room : std::nullopt;
}

}  // namespace

void Api::add_identity_routes(net::Router& router) {
  router.get("/api/me", [this](Request request, Respond respond) { me(std::move(request), std::move(respond)); });
  router.add("PUT", "/api/me",
             [this](Request request, Respond respond) { rename(std::move(request), std::move(respond)); });
  router.add("DELETE", "/api/me",
             [this](Request request, Respond respond) { sign_out(std::move(request), std::move(respond)); });
  router.post("/api/join", [this](Request request, Respond respond) { join(std::move(request), std::move(respond)); });
  router.post("/api/ticket",
              [this](Request request, Respond respond) { ticket(std::move(request), std::move(respond)); });
}

void Api::me(Request request, Respond respond) {
  look(storage_, std::move(respond), [token = token_of(request), now = clock_()](const HubRecords& records) {
    const auto account = identity::account_of(records, token, now);
    return account ? answer(identity::profile_of(*account)) : refusal(ErrorCode::unauthorised);
  });
}

void Api::rename(Request request, Respond respond) {
  auto wanted = body_of(request, respond, protocol::decode_rename_request);
  if (!wanted) return;
  transact(storage_, std::move(respond),
           [this, token = token_of(request), name = std::move(wanted->name),
            now = clock_()](HubRecords& records) -> Outcome {
             auto account = identity::rename(records, token, name, now);
             if (!account) return refusal(account.error());
             // Open connections carry the former name: they come back under the new one.
             return {answer(identity::profile_of(account.value())),
                     [this, person = account->person.id] { news_.roles_changed(person); }};
           });
}

void Api::sign_out(Request request, Respond respond) {
  transact(storage_, std::move(respond),
           [this, token = token_of(request), now = clock_()](HubRecords& records) -> Outcome {
             auto person = identity::sign_out(records, token, now);
             if (!person) return refusal(person.error());
             return {without_session(answer(protocol::Done{})), [this, id = person.value()] {
                       tickets_.void_all_of(id);
                       news_.sessions_ended(id);
                     }};
           });
}

void Api::join(Request request, Respond respond) {
  auto wanted = body_of(request, respond, protocol::decode_join_request);
  if (!wanted) return;
  const auto caller = caller_of(request);
  const auto now = clock_();
  if (const auto wait = attempts_.guess(caller, now)) return respond(refusal(ErrorCode::too_many, {.retry_ms = wait}));
  if (const auto wait = attempts_.join(caller, now)) return respond(refusal(ErrorCode::too_many, {.retry_ms = wait}));
  transact(storage_, std::move(respond),
           [this, caller, now, token = token_of(request), wanted = std::move(*wanted)](HubRecords& records) -> Outcome {
             const auto room = room_named(records, wanted);
             if (!room) {
               attempts_.was_wrong(caller, now);
               return refusal(wanted.code ? ErrorCode::unknown_code : ErrorCode::unknown_room);
             }
             const auto before = identity::account_of(records, token, now);
             auto joined = identity::join_as_guest(records, token, wanted.name, now);
             if (!joined) return refusal(joined.error());
             sweep(records, now);
             const storage::Person& person = joined->account.person;
             const bool renamed = before && before->person.name != person.name;
             const protocol::JoinAnswer body{.profile = identity::profile_of(joined->account), .room = room->id};
             return {with_cookie(answer(body), joined->token), [this, renamed, id = person.id] {
                       if (renamed) news_.roles_changed(id);
                     }};
           });
}

void Api::ticket(Request request, Respond respond) {
  look(storage_, std::move(respond), [this, token = token_of(request), now = clock_()](const HubRecords& records) {
    const auto account = identity::account_of(records, token, now);
    if (!account) return refusal(ErrorCode::unauthorised);
    auto issued = tickets_.issue({account->person.id, account->session}, now);
    if (!issued) return refusal(issued.error());
    if (identity::is_stale(account->person, now)) touch(account->person.id);
    return answer(protocol::TicketAnswer{std::move(issued).value()});
  });
}

void Api::sweep(HubRecords& records, protocol::TimeMs now) {
  protocol::TimeMs last = swept_at_;
  if (now - last < kSweepEveryMs || !swept_at_.compare_exchange_strong(last, now)) return;
  records.forget_browser_sessions_before(now);
}

// Nobody waits for it, and losing it does no harm.
void Api::touch(const std::string& person) {
  storage_.with_records([person, now = clock_()](HubRecords& records) { records.touch_person(person, now); },
                        [](const auto&) {});
}

}  // namespace beffroi::app
