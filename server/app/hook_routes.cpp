#include "app/hook_routes.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "app/api_answer.hpp"
#include "identity/accounts.hpp"

namespace beffroi::app {

namespace {

using outgoing::SignatureFault;

bool moderates(const std::vector<protocol::Grant>& grants) {
  using protocol::Role;
  return std::ranges::any_of(grants, [](const protocol::Grant& grant) {
    return grant.role == Role::organiser || grant.role == Role::partner_admin || grant.role == Role::moderator;
  });
}

net::Response refusal_of(SignatureFault fault) {
  if (fault == SignatureFault::too_many) return refusal(ErrorCode::too_many);
  return refusal(ErrorCode::bad_signature, {.detail = outgoing::words_for(fault)});
}

net::Response take_verdict(HookParts& hook, const net::Request& request) {
  if (!hook.is_configured()) return refusal(ErrorCode::not_found);
  const auto outcome = hook.take_late({.id = request.headers.get("webhook-id"),
                                       .timestamp = request.headers.get("webhook-timestamp"),
                                       .signature = request.headers.get("webhook-signature"),
                                       .body = request.body});
  if (std::holds_alternative<moderation::LateItem>(outcome)) return answer(protocol::Done{});
  if (const auto* fault = std::get_if<SignatureFault>(&outcome)) return refusal_of(*fault);
  if (const auto* error = std::get_if<protocol::DecodeError>(&outcome)) return refusal(*error);
  return refusal(ErrorCode::unknown_item);
}

}  // namespace

void add_hook_routes(net::Router& router, storage::Storage& storage, HookParts& hook, const HookDoor& door) {
  constexpr std::size_t body_bytes = 16 * 1024;
  router.post(
      "/hooks/verdict",
      [&hook](const net::Request& request, const net::Respond& respond) { respond(take_verdict(hook, request)); },
      {.body_bytes = body_bytes, .check_origin = false});
  router.get("/api/moderation/hook", [&storage, &hook, door](const net::Request& request, net::Respond respond) {
    look(storage, std::move(respond),
         [&hook, token = door.token_of(request), now = door.wall()](const storage::HubRecords& records) {
           const auto account = identity::account_of(records, token, now);
           if (!account) return refusal(ErrorCode::unauthorised);
           if (!moderates(account->grants)) return refusal(ErrorCode::forbidden);
           return answer(hook.state());
         });
  });
}

}  // namespace beffroi::app
