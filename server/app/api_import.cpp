// Import of a programme: POST /api/import/plan says what it would do, POST /api/import/apply does it.
#include <algorithm>
#include <memory>
#include <utility>

#include "app/api.hpp"
#include "app/api_answer.hpp"
#include "identity/accounts.hpp"
#include "identity/token.hpp"
#include "organiser/import.hpp"
#include "protocol/limits.hpp"

namespace beffroi::app {

using storage::HubRecords;

namespace {

constexpr std::size_t kNameBytes = 200;
constexpr std::string_view kUsualSource = "programme";

// A name in the address that is shown to organisers again: short, one line.
std::optional<std::string> name_in(const net::Request& request, std::string_view key, std::string_view usual) {
  const std::string name(request.query_value(key).value_or(usual));
  const bool plain =
      std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (name.size() > kNameBytes || !plain) return std::nullopt;
  return name.empty() ? std::string(usual) : name;
}

organiser::Language language_of(const net::Request& request) {
  return request.headers.get("accept-language").starts_with("en") ? organiser::Language::english
                                                                  : organiser::Language::french;
}

net::Response bad_import(const std::vector<protocol::ImportProblem>& problems) {
  const protocol::ErrorBody body{.code = ErrorCode::bad_import,
                                 .message = sentence(ErrorCode::bad_import, {}),
                                 .retry_ms = std::nullopt,
                                 .problems = problems};
  return net::json_response(protocol::info(ErrorCode::bad_import).http_status, protocol::encoded(body));
}

net::Response bad_import(const organiser::ImportResult& result) {
  std::vector<protocol::ImportProblem> problems;
  for (const auto& error : result.errors) problems.push_back(organiser::import_problem(error, false));
  for (const auto& warning : result.warnings) problems.push_back(organiser::import_problem(warning, true));
  return bad_import(problems);
}

net::Response no_space(organiser::Language language) {
  const std::string limit = std::to_string(protocol::limits::programme_sessions);
  const bool french = language == organiser::Language::french;
  return bad_import({{.line = 0,
                      .column = 0,
                      .code = "too_many_sessions",
                      .message = french ? "Avec ce fichier, le programme dépasserait " + limit + " séances."
                                        : "With this file the programme would have more than " + limit + " sessions.",
                      .warning = false}});
}

}  // namespace

void Api::add_import_routes(net::Router& router) {
  router.post("/api/import/plan",
              [this](Request request, Respond respond) { plan_import(std::move(request), std::move(respond)); },
              {.body_bytes = static_cast<std::size_t>(protocol::limits::import_bytes),
               .content_types = {"application/octet-stream", "text/csv", "text/calendar", "application/json",
                                 "application/xml", "text/xml", "text/plain"}});
  router.post("/api/import/apply",
              [this](Request request, Respond respond) { apply_import(std::move(request), std::move(respond)); });
}

// Reading a file may take a second: only for organisers, and on its own thread.
void Api::plan_import(Request request, Respond respond) {
  if (!name_in(request, "source", kUsualSource) || !name_in(request, "filename", "")) {
    return respond(
        refusal(ErrorCode::bad_message, {.detail = "source and filename have at most 200 bytes, on one line"}));
  }
  const auto find = [token = token_of(request), now = clock_()](const HubRecords& records) {
    return identity::organiser_of(records, token, now);
  };
  using Organiser = Result<identity::Account, ErrorCode>;
  const auto shared = std::make_shared<const Request>(std::move(request));
  storage::look(storage_, find, [this, shared, respond](Result<Organiser, storage::Unavailable> organiser) {
    if (!organiser) return respond(refusal(ErrorCode::storage_unavailable));
    if (!organiser->ok()) return respond(refusal(organiser->error()));
    const bool taken = background_.run(
        [this, shared, respond, person = organiser->value().person.id] { read_and_plan(*shared, person, respond); });
    if (!taken) respond(refusal(ErrorCode::busy));
  });
}

void Api::read_and_plan(const Request& request, const std::string& person, const Respond& respond) {
  const organiser::Language language = language_of(request);
  const std::string source = name_in(request, "source", kUsualSource).value();
  const std::string filename = name_in(request, "filename", "").value();
  auto result = std::make_shared<const organiser::ImportResult>(
      organiser::import_programme(request.body, filename,
                                  {.source = source,
                                   .zone = settings_.zone,
                                   .language = language,
                                   .accept_partial = false,
                                   .event_week = settings_.event_week}));
  if (!result->ok()) return respond(bad_import(*result));
  look(storage_, respond,
       [this, result, source, filename, person, language, bytes = request.body.size(),
        digest = identity::digest_of(request.body), now = clock_()](const HubRecords& records) {
         PlannedImport plan = plan_of(records, source, filename, digest, *result, language);
         if (!has_space_for(records, plan.difference)) return no_space(language);
         protocol::ImportPlan view = organiser::import_plan({}, source, *result, plan.difference);
         view.plan = plans_.keep(std::move(plan), person, bytes, now);
         return answer(view);
       });
}

void Api::apply_import(Request request, Respond respond) {
  auto wanted = body_of(request, respond, protocol::decode_apply_request);
  if (!wanted) return;
  transact(
      storage_, std::move(respond),
      [this, token = token_of(request), id = std::move(wanted->plan), now = clock_()](HubRecords& records) -> Outcome {
        const auto organiser = identity::organiser_of(records, token, now);
        if (!organiser) return refusal(organiser.error());
        const std::string& person = organiser->person.id;
        const auto plan = plans_.find(id, person, now);
        if (!plan || !has_space_for(records, plan->difference)) return refusal(ErrorCode::stale_plan);
        auto applied = beffroi::app::apply_import(records, *plan, person, now);
        if (!applied) return refusal(ErrorCode::stale_plan);
        return {answer(applied->counts), [this, id, renamed = std::move(applied->renamed)] {
                  plans_.drop(id);
                  shelf_.clear();
                  if (!renamed.empty()) news_.rooms_renamed(renamed);
                }};
      });
}

}  // namespace beffroi::app
