// The programme and its calendars.
#include <algorithm>
#include <array>
#include <utility>

#include "app/api.hpp"
#include "app/api_answer.hpp"
#include "identity/accounts.hpp"
#include "identity/places.hpp"
#include "organiser/difference.hpp"

namespace beffroi::app {

using storage::HubRecords;

namespace {

using Edition = std::shared_ptr<const ProgrammeEdition>;

// If-None-Match names the tag, or anything at all; compared weakly (RFC 9110 13.1.2).
bool is_known(const net::Request& request, std::string_view tag) {
  const std::string_view known = request.headers.get("if-none-match");
  return known == "*" || known.find(tag) != std::string_view::npos;
}

// A coding that is refused ("gzip;q=0") is not worth a parser: such a client gets it plain.
bool takes_gzip(const net::Request& request) {
  const std::string_view codings = request.headers.get("accept-encoding");
  return codings.find("gzip") != std::string_view::npos && codings.find("q=0") == std::string_view::npos;
}

// Public bytes: kept by browsers and caches, asked again each time, sent only when they changed.
net::Response public_response(const net::Request& request, const std::string& tag, std::string_view type,
                              net::SharedBody body) {
  net::Response response;
  response.headers.add("ETag", tag);
  response.headers.add("Cache-Control", "no-cache");
  if (is_known(request, tag)) {
    response.status = 304;
    return response;
  }
  response.headers.add("Content-Type", std::string(type));
  response.body = std::move(body);
  return response;
}

constexpr std::string_view kCalendarType = "text/calendar; charset=utf-8";

bool is_staff_of(const HubRecords& records, std::string_view token, std::string_view session, protocol::TimeMs now) {
  const auto account = identity::account_of(records, token, now);
  const auto place = identity::place_of_session(records, session);
  if (!account || !place) return false;
  const auto role = identity::role_at(account->grants, account->person.guest, *place);
  return role && identity::is_staff(role->role);
}

}  // namespace

void Api::add_programme_routes(net::Router& router) {
  router.get("/api/programme",
             [this](Request request, Respond respond) { programme(std::move(request), std::move(respond)); });
  router.get("/api/programme.ics",
             [this](Request request, Respond respond) { programme_calendar(std::move(request), std::move(respond)); });
  router.get("/api/programme/{session}",
             [this](Request request, Respond respond) { programme_item(std::move(request), std::move(respond)); });
  router.add("PUT", "/api/programme/{session}/young-audience",
             [this](Request request, Respond respond) { set_young_audience(std::move(request), std::move(respond)); });
  router.get("/api/programme/{session}/calendar.ics",
             [this](Request request, Respond respond) { session_calendar(std::move(request), std::move(respond)); });
}

EditionSettings Api::edition_settings(const HubRecords& records) const {
  protocol::HubSettings now = hub_settings(records, settings_.names);
  return {{std::move(now.name), std::move(now.event)}, settings_.zone, settings_.public_url};
}

void Api::with_edition(Respond respond, std::function<net::Response(const ProgrammeEdition&)> answer_of) {
  ProgrammeShelf::Look on_shelf = shelf_.look();
  if (on_shelf.edition) return respond(answer_of(*on_shelf.edition));
  const auto make = [this](const HubRecords& records) -> Edition {
    const EditionSettings settings = edition_settings(records);
    return std::make_shared<const ProgrammeEdition>(make_edition(records.programme(), settings));
  };
  storage::look(storage_, make, [=, this, number = on_shelf.number](Result<Edition, storage::Unavailable> made) {
    if (!made) return respond(refusal(ErrorCode::storage_unavailable));
    shelf_.put(made.value(), number);
    respond(answer_of(*made.value()));
  });
}

void Api::programme(Request request, Respond respond) {
  with_edition(std::move(respond), [request = std::move(request)](const ProgrammeEdition& edition) {
    const bool packed = takes_gzip(request);
    const std::string tag = "\"" + edition.version + (packed ? "-gz\"" : "\"");
    net::Response response = public_response(request, tag, "application/json", packed ? edition.packed : edition.json);
    response.headers.add("Vary", "Accept-Encoding");
    if (packed && response.status == 200) response.headers.add("Content-Encoding", "gzip");
    return response;
  });
}

void Api::programme_calendar(Request request, Respond respond) {
  with_edition(std::move(respond), [request = std::move(request)](const ProgrammeEdition& edition) {
    return public_response(request, "\"" + edition.version + "-ics\"", kCalendarType, edition.calendar);
  });
}

void Api::programme_item(Request request, Respond respond) {
  look(storage_, std::move(respond),
       [id = std::string(request.parameter("session")), token = token_of(request),
        now = clock_()](const HubRecords& records) {
         const auto session = records.programme_session(id);
         if (!session) return refusal(ErrorCode::not_found);
         protocol::ProgrammeItem item = organiser::programme_item(*session);
         const auto room = records.room_of_session(id);
         if (room && is_staff_of(records, token, id, now)) item.code = room->code;
         return answer(item);
       });
}

void Api::set_young_audience(Request request, Respond respond) {
  auto wanted = body_of(request, respond, protocol::decode_young_audience);
  if (!wanted) return;
  transact(storage_, std::move(respond),
           [this, id = std::string(request.parameter("session")), on = wanted->on, token = token_of(request),
            now = clock_()](HubRecords& records) -> Outcome {
             const auto organiser = identity::organiser_of(records, token, now);
             if (!organiser) return refusal(organiser.error());
             auto session = records.programme_session(id);
             if (!session) return refusal(ErrorCode::not_found);
             put_young_audience(records, id, on);
             session->young_audience = on;
             records.put_programme_session(*session);
             identity::audit(records, {.at = now,
                                       .actor = organiser->person.id,
                                       .act = protocol::AuditAct::programme,
                                       .target = id,
                                       .note = on ? "young audience: on" : "young audience: off",
                                       .partner = session->partner});
             return {answer(organiser::programme_item(*session)), [this, room = records.room_of_session(id)] {
                       shelf_.clear();
                       if (room) news_.rooms_renamed({*room});
                     }};
           });
}

void Api::session_calendar(Request request, Respond respond) {
  look(storage_, std::move(respond), [this, id = std::string(request.parameter("session"))](const HubRecords& records) {
    const auto session = records.programme_session(id);
    if (!session) return refusal(ErrorCode::not_found);
    const EditionSettings settings = edition_settings(records);
    net::Response response;
    response.headers.add("Content-Type", std::string(kCalendarType));
    response.headers.add("Content-Disposition", "attachment; filename=\"" + session->id + ".ics\"");
    response.headers.add("Cache-Control", "no-cache");
    response.body = calendar_of(std::array{*session}, settings);
    return response;
  });
}

}  // namespace beffroi::app
