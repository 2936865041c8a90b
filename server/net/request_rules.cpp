#include "net/request_rules.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "net/ascii.hpp"
#include "net/websocket_handshake.hpp"

namespace beffroi::net {

namespace {

bool takes_type(const RouteOptions& options, std::string_view content_type) {
  const auto type = trimmed(content_type.substr(0, content_type.find(';')));
  return std::any_of(options.content_types.begin(), options.content_types.end(),
                     [&](const std::string& one) { return equal_ignoring_case(one, type); });
}

std::optional<Response> refuse_for_route(const Request& request, const RouteOptions& options, std::size_t body_bytes,
                                         const OriginPolicy& origins) {
  if (options.check_origin && OriginPolicy::is_unsafe(request.method) && !origins.may_change(request)) {
    return error_response(403, "forged_origin", "This request comes from a page that the hub does not know.");
  }
  if (body_bytes > options.body_bytes) {
    return error_response(
        413, "too_large",
        "The request is larger than the " + std::to_string(options.body_bytes) + " bytes allowed here.");
  }
  if (body_bytes > 0 && !takes_type(options, request.headers.get("content-type"))) {
    return error_response(415, "unsupported_type", "Send " + options.content_types.front() + " (Content-Type).");
  }
  return std::nullopt;
}

// IPv4 or IPv6 in text form, without a port.
bool is_address(std::string_view text) {
  const std::string terminated(text);
  std::array<unsigned char, 16> parsed{};
  return inet_pton(AF_INET, terminated.c_str(), parsed.data()) == 1 ||
         inet_pton(AF_INET6, terminated.c_str(), parsed.data()) == 1;
}

Response method_not_allowed(const std::string& allowed) {
  Response response = error_response(405, "method_not_allowed", "This address does not take that method.");
  response.headers.add("Allow", allowed);
  return response;
}

}  // namespace

std::optional<Response> refuse_request(const Request& request, const Router::Match& match, const GateVerdict& verdict,
                                       const OriginPolicy& origins) {
  switch (match.kind) {
    case Router::Match::Kind::route:
      return refuse_for_route(request, match.route->options, verdict.content_length, origins);
    case Router::Match::Kind::upgrade:
      if (!verdict.is_http_1_1) return error_response(400, "bad_request", "A WebSocket begins with HTTP/1.1.");
      return refuse_upgrade(request, match.subprotocol, origins);
    case Router::Match::Kind::fallback:
      return std::nullopt;
    case Router::Match::Kind::not_found:
      return error_response(404, "not_found", "There is nothing here under that name.");
    case Router::Match::Kind::method_not_allowed:
      return method_not_allowed(match.allowed);
  }
  return std::nullopt;
}

ClientFacts client_behind(const Request& request, const std::string& peer_address,
                          const std::vector<std::string>& trusted_proxies) {
  ClientFacts client{peer_address, false};
  if (std::find(trusted_proxies.begin(), trusted_proxies.end(), peer_address) == trusted_proxies.end()) return client;
  for (const Field& field : request.headers) {
    if (!equal_ignoring_case(field.name, "x-forwarded-for")) continue;
    for_each_part(field.value, ',', [&](std::string_view part) {
      if (is_address(part)) client.address = part;
      return true;
    });
  }
  client.is_https = equal_ignoring_case(request.headers.get("x-forwarded-proto"), "https");
  return client;
}

}  // namespace beffroi::net
