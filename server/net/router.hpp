// Which handler answers which method and path. Built at start, then read by all I/O threads: not changed any more.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/http.hpp"
#include "net/limits.hpp"

namespace beffroi::net {

struct RouteOptions {
  std::size_t body_bytes = kBodyBytes;                            // more: 413; at most kLargestBodyBytes
  std::vector<std::string> content_types = {"application/json"};  // of a body, without parameters; others: 415
  bool check_origin = true;                                       // of methods that change something
};

class Router {
 public:
  // Pattern: "/api/rooms/{room}/ticket"; a part in braces matches one non-empty segment. Precondition: it begins with
  // '/', and method and pattern are not taken.
  void add(std::string method, std::string_view pattern, Handler handler, RouteOptions options = {});
  void get(std::string_view pattern, Handler handler) { add("GET", pattern, std::move(handler)); }
  void post(std::string_view pattern, Handler handler, RouteOptions options = {}) {
    add("POST", pattern, std::move(handler), std::move(options));
  }

  // The WebSocket: a GET on exactly this path that asks for the upgrade and offers the subprotocol.
  void upgrade(std::string path, std::string subprotocol);

  // Answers GET and HEAD when no pattern fits (the web client's files).
  void fallback(Handler handler) { fallback_ = std::move(handler); }

  struct Route {
    std::string method;
    std::vector<std::string> segments;
    Handler handler;
    RouteOptions options;
  };
  struct Match {
    enum class Kind { route, upgrade, fallback, not_found, method_not_allowed };
    Kind kind = Kind::not_found;
    const Route* route = nullptr;  // kind route
    std::string_view subprotocol;  // kind upgrade
    std::string allowed;           // kind method_not_allowed: value of Allow
  };

  // Fills request.parameters. HEAD is answered by the route for GET.
  Match match(Request& request) const;
  const Handler& fallback_handler() const { return fallback_; }

 private:
  struct UpgradeRoute {
    std::string path;
    std::string subprotocol;
  };

  std::vector<std::unique_ptr<Route>> routes_;  // stable addresses: matches point to them
  std::optional<UpgradeRoute> upgrade_;
  Handler fallback_;
};

}  // namespace beffroi::net
