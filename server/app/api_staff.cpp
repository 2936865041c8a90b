// Invitations and people: /api/invitations, /api/invitation/look and /accept, /api/people, /api/people/revoke.
#include <utility>

#include "app/api.hpp"
#include "app/api_answer.hpp"
#include "identity/invitations.hpp"
#include "identity/revocation.hpp"

namespace beffroi::app {

using storage::HubRecords;

void Api::add_staff_routes(net::Router& router) {
  router.get("/api/invitations",
             [this](Request request, Respond respond) { list_invitations(std::move(request), std::move(respond)); });
  router.post("/api/invitations",
              [this](Request request, Respond respond) { invite(std::move(request), std::move(respond)); });
  router.add("DELETE", "/api/invitations/{invitation}",
             [this](Request request, Respond respond) { withdraw_invitation(std::move(request), std::move(respond)); });
  router.post("/api/invitation/look",
              [this](Request request, Respond respond) { look_at_invitation(std::move(request), std::move(respond)); });
  router.post("/api/invitation/accept",
              [this](Request request, Respond respond) { accept_invitation(std::move(request), std::move(respond)); });
  router.get("/api/people",
             [this](Request request, Respond respond) { list_people(std::move(request), std::move(respond)); });
  router.post("/api/people/revoke",
              [this](Request request, Respond respond) { revoke(std::move(request), std::move(respond)); });
}

void Api::list_invitations(Request request, Respond respond) {
  look(storage_, std::move(respond), [token = token_of(request), now = clock_()](const HubRecords& records) {
    const auto account = identity::account_of(records, token, now);
    if (!account) return refusal(ErrorCode::unauthorised);
    auto list = identity::invitations_for(records, *account);
    if (!list) return refusal(list.error());
    return answer(protocol::InvitationList{std::move(list).value()});
  });
}

void Api::invite(Request request, Respond respond) {
  auto wanted = body_of(request, respond, protocol::decode_invitation_request);
  if (!wanted) return;
  transact(storage_, std::move(respond),
           [this, token = token_of(request), wanted = std::move(*wanted), now = clock_()](HubRecords& records) {
             const auto account = identity::account_of(records, token, now);
             if (!account) return refusal(ErrorCode::unauthorised);
             auto made = identity::invite(records, *account, wanted, now);
             if (!made) return refusal(made.error());
             protocol::Invitation view = identity::invitation_view(made->record);
             view.link = identity::invitation_link(settings_.public_url, made->token);
             return answer(view);
           });
}

void Api::withdraw_invitation(Request request, Respond respond) {
  transact(storage_, std::move(respond),
           [token = token_of(request), id = std::string(request.parameter("invitation")),
            now = clock_()](HubRecords& records) {
             const auto account = identity::account_of(records, token, now);
             if (!account) return refusal(ErrorCode::unauthorised);
             const auto done = identity::withdraw_invitation(records, *account, id, now);
             return done.ok() ? answer(done.value()) : refusal(done.error());
           });
}

void Api::look_at_invitation(Request request, Respond respond) {
  auto wanted = body_of(request, respond, protocol::decode_invitation_token);
  if (!wanted) return;
  const auto caller = caller_of(request);
  const auto now = clock_();
  if (const auto wait = attempts_.guess(caller, now)) return respond(refusal(ErrorCode::too_many, {.retry_ms = wait}));
  look(storage_, std::move(respond), [this, caller, now, token = std::move(wanted->token)](const HubRecords& records) {
    auto facts = identity::look_at_invitation(records, token, now);
    if (facts.ok()) return answer(facts.value());
    attempts_.was_wrong(caller, now);
    return refusal(facts.error());
  });
}

void Api::accept_invitation(Request request, Respond respond) {
  auto wanted = body_of(request, respond, protocol::decode_invitation_acceptance);
  if (!wanted) return;
  const auto caller = caller_of(request);
  const auto now = clock_();
  if (const auto wait = attempts_.guess(caller, now)) return respond(refusal(ErrorCode::too_many, {.retry_ms = wait}));
  transact(
      storage_, std::move(respond),
      [this, caller, now, session = token_of(request), wanted = std::move(*wanted)](HubRecords& records) -> Outcome {
        auto accepted = identity::accept_invitation(records, session, wanted, now);
        if (!accepted) {
          if (accepted.error() == ErrorCode::bad_invitation) attempts_.was_wrong(caller, now);
          return refusal(accepted.error());
        }
        // A new person has no socket yet; one who was here gets the new role on those that are open.
        return {with_cookie(answer(identity::profile_of(accepted->account)), accepted->token),
                [this, person = accepted->account.person.id] { news_.roles_changed(person); }};
      });
}

void Api::list_people(Request request, Respond respond) {
  look(storage_, std::move(respond), [token = token_of(request), now = clock_()](const HubRecords& records) {
    const auto account = identity::account_of(records, token, now);
    if (!account) return refusal(ErrorCode::unauthorised);
    auto people = identity::people_for(records, *account);
    if (!people) return refusal(people.error());
    return answer(protocol::People{std::move(people).value()});
  });
}

void Api::revoke(Request request, Respond respond) {
  auto wanted = body_of(request, respond, protocol::decode_revoke_request);
  if (!wanted) return;
  transact(
      storage_, std::move(respond),
      [this, token = token_of(request), wanted = std::move(*wanted), now = clock_()](HubRecords& records) -> Outcome {
        const auto account = identity::account_of(records, token, now);
        if (!account) return refusal(ErrorCode::unauthorised);
        auto revoked = identity::revoke(records, *account, wanted, now);
        if (!revoked) return refusal(revoked.error());
        return {answer(protocol::Done{}), [this, what = std::move(revoked).value()] {
                  if (what.sockets == identity::SocketsAre::asked_again) return news_.roles_changed(what.person);
                  tickets_.void_all_of(what.person);
                  news_.sessions_ended(what.person);
                }};
      });
}

}  // namespace beffroi::app
