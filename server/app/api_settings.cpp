// Facts about the hub for everybody, and its settings for organisers.
#include <utility>

#include "app/api.hpp"
#include "app/api_answer.hpp"
#include "identity/accounts.hpp"

namespace beffroi::app {

using storage::HubRecords;

void Api::add_settings_routes(net::Router& router) {
  router.get("/api/hub", [this](Request request, Respond respond) { hub(std::move(request), std::move(respond)); });
  router.get("/api/settings",
             [this](Request request, Respond respond) { settings(std::move(request), std::move(respond)); });
  router.add("PUT", "/api/settings",
             [this](Request request, Respond respond) { change_settings(std::move(request), std::move(respond)); });
}

void Api::hub(Request, Respond respond) {
  with_edition(std::move(respond), [this](const ProgrammeEdition& edition) {
    return answer(protocol::HubFacts{.name = edition.hub,
                                     .event = edition.event,
                                     .zone = settings_.zone,
                                     .version = settings_.version,
                                     .sample = settings_.sample,
                                     .first_day = edition.first_day,
                                     .last_day = edition.last_day});
  });
}

void Api::settings(Request request, Respond respond) {
  look(storage_, std::move(respond), [this, token = token_of(request), now = clock_()](const HubRecords& records) {
    const auto organiser = identity::organiser_of(records, token, now);
    if (!organiser) return refusal(organiser.error());
    return answer(hub_settings(records, settings_.names));
  });
}

void Api::change_settings(Request request, Respond respond) {
  auto wanted = body_of(request, respond, protocol::decode_hub_settings);
  if (!wanted) return;
  if (const auto wrong = refusal_of(*wanted)) return respond(refusal(ErrorCode::bad_setting, {.detail = *wrong}));
  transact(
      storage_, std::move(respond),
      [this, token = token_of(request), wanted = std::move(*wanted), now = clock_()](HubRecords& records) -> Outcome {
        const auto organiser = identity::organiser_of(records, token, now);
        if (!organiser) return refusal(organiser.error());
        put_hub_settings(records, wanted);
        identity::audit(records, {.at = now,
                                  .actor = organiser->person.id,
                                  .act = protocol::AuditAct::hub_settings,
                                  .note = protocol::encoded(wanted)});
        return {answer(wanted), [this] { shelf_.clear(); }};  // an edition bears the names
      });
}

}  // namespace beffroi::app
