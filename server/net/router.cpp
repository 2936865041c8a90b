#include "net/router.hpp"

#include <algorithm>
#include <cassert>

namespace beffroi::net {

namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  path.remove_prefix(1);
  for (;;) {
    const auto end = path.find('/');
    segments.push_back(path.substr(0, end));
    if (end == std::string_view::npos || segments.size() > kPathSegments) return segments;
    path.remove_prefix(end + 1);
  }
}

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string_view>& path) {
  return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(),
                    [](const std::string& wanted, std::string_view given) {
                      return is_parameter(wanted) ? !given.empty() : wanted == given;
                    });
}

void read_parameters(const Router::Route& route, const std::vector<std::string_view>& path, Request& request) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::string& name = route.segments[i];
    if (is_parameter(name)) request.parameters.emplace_back(name.substr(1, name.size() - 2), std::string(path[i]));
  }
}

void add_allowed(std::string& allowed, std::string_view method) {
  if (!allowed.empty()) allowed += ", ";
  allowed += method;
  if (method == "GET") allowed += ", HEAD";
}

}  // namespace

void Router::add(std::string method, std::string_view pattern, Handler handler, RouteOptions options) {
  assert(pattern.starts_with('/') && options.body_bytes <= kLargestBodyBytes);
  auto route = std::make_unique<Route>();
  route->method = std::move(method);
  for (std::string_view segment : segments_of(pattern)) route->segments.emplace_back(segment);
  route->handler = std::move(handler);
  route->options = std::move(options);
  routes_.push_back(std::move(route));
}

void Router::upgrade(std::string path, std::string subprotocol) {
  upgrade_ = UpgradeRoute{std::move(path), std::move(subprotocol)};
}

Router::Match Router::match(Request& request) const {
  const std::string_view method = request.method == "HEAD" ? std::string_view("GET") : request.method;
  if (upgrade_ && request.path == upgrade_->path) {
    if (request.method != "GET") return {Match::Kind::method_not_allowed, nullptr, {}, "GET"};
    return {Match::Kind::upgrade, nullptr, upgrade_->subprotocol, {}};
  }
  const auto path = segments_of(request.path);
  std::string allowed;
  for (const auto& route : routes_) {
    if (!fits(route->segments, path)) continue;
    if (route->method == method) {
      read_parameters(*route, path, request);
      return {Match::Kind::route, route.get(), {}, {}};
    }
    add_allowed(allowed, route->method);
  }
  if (!allowed.empty()) return {Match::Kind::method_not_allowed, nullptr, {}, std::move(allowed)};
  if (!fallback_ || method != "GET") return {};
  return {Match::Kind::fallback, nullptr, {}, {}};
}

}  // namespace beffroi::net
