#include "net/origin.hpp"

#include <algorithm>

#include "net/ascii.hpp"

namespace beffroi::net {

namespace {

// host[:port] of an origin without path, user or query; empty when it is none, or not of that scheme.
std::string_view authority_of(std::string_view origin, std::string_view scheme) {
  if (!equal_ignoring_case(origin.substr(0, scheme.size()), scheme)) return {};
  const auto authority = origin.substr(scheme.size());
  return authority.find_first_of("/?#@\\ ,") == std::string_view::npos ? authority : std::string_view();
}

std::string_view without_default_port(std::string_view authority, std::string_view port) {
  if (authority.ends_with(port)) authority.remove_suffix(port.size());
  return authority;
}

bool names_host(std::string_view origin, std::string_view host, std::string_view scheme, std::string_view port) {
  const auto authority = without_default_port(authority_of(origin, scheme), port);
  return !authority.empty() && equal_ignoring_case(authority, without_default_port(host, port));
}

}  // namespace

bool OriginPolicy::allows(std::string_view origin, const Request& request) const {
  if (!allowed.empty()) {
    return std::any_of(allowed.begin(), allowed.end(),
                       [&](const std::string& one) { return equal_ignoring_case(one, origin); });
  }
  const std::string_view host = request.headers.get("host");
  return names_host(origin, host, "https://", ":443") ||
         (!request.is_tls && names_host(origin, host, "http://", ":80"));
}

bool OriginPolicy::is_unsafe(std::string_view method) {
  return method != "GET" && method != "HEAD" && method != "OPTIONS";
}

bool OriginPolicy::may_change(const Request& request) const {
  const bool named = request.headers.has("origin");
  if (named && !allows(request.headers.get("origin"), request)) return false;
  const std::string_view site = request.headers.get("sec-fetch-site");
  const bool listed = named && !allowed.empty();  // a listed origin may be another site of the operator
  if (!site.empty() && site != "same-origin" && site != "none" && !listed) return false;
  return named || !request.headers.has("cookie");
}

}  // namespace beffroi::net
