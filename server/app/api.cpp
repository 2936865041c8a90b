#include "app/api.hpp"

#include <utility>

#include "app/api_answer.hpp"
#include "app/session_cookie.hpp"
#include "identity/token.hpp"
#include "protocol/limits.hpp"

namespace beffroi::app {
namespace {

constexpr std::size_t kImportsWaiting = 8;  // of up to 8 MB each; more: busy

std::string cookie(bool secure, std::string_view token, std::int64_t seconds) {
  std::string text(session_cookie_name(secure));
  text.append("=").append(token).append("; Path=/; HttpOnly; SameSite=Lax; Max-Age=").append(std::to_string(seconds));
  if (secure) text += "; Secure";
  return text;
}

}  // namespace

Api::Api(storage::Storage& storage, identity::Tickets& tickets, identity::Attempts& attempts, Clock clock,
         ApiSettings settings, ApiNews news)
    : clock_(std::move(clock)),
      settings_(std::move(settings)),
      news_(std::move(news)),
      storage_(storage),
      tickets_(tickets),
      attempts_(attempts),
      background_(kImportsWaiting) {}

void Api::add_routes(net::Router& router) {
  add_settings_routes(router);
  add_identity_routes(router);
  add_room_routes(router);
  add_programme_routes(router);
  add_staff_routes(router);
  add_import_routes(router);
  add_moderation_routes(router);
  add_audit_routes(router);
}

std::string Api::token_of(const Request& request) const {
  return session_token_of(request, settings_.secure);
}

identity::Attempts::Caller Api::caller_of(const Request& request) const {
  const std::string token = token_of(request);
  return {request.remote_address, identity::looks_like_token(token) ? identity::digest_of(token) : std::string()};
}

net::Response Api::with_cookie(net::Response response, const std::string& token) const {
  if (!token.empty()) {
    response.headers.add("Set-Cookie", cookie(settings_.secure, token, protocol::limits::session_life_ms / 1000));
  }
  return response;
}

net::Response Api::without_session(net::Response response) const {
  response.headers.add("Set-Cookie", cookie(settings_.secure, "", 0));
  return response;
}

}  // namespace beffroi::app
