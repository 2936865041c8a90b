// What is checked of every request between its head and its handler.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "net/http.hpp"
#include "net/http_gate.hpp"
#include "net/origin.hpp"
#include "net/router.hpp"

namespace beffroi::net {

// Why the request does not reach its route: 403 (Origin), 404, 405, 413 (body larger than the route's limit), 415 (type
// of the body), or a refused upgrade. Nothing: it may pass.
std::optional<Response> refuse_request(const Request& request, const Router::Match& match, const GateVerdict& verdict,
                                       const OriginPolicy& origins);

struct ClientFacts {
  std::string address;
  bool is_https = false;
};

// Who stands behind the peer. X-Forwarded-For and X-Forwarded-Proto count only when the peer is a trusted proxy, and of
// a list only the last address: whatever stands before it was written by the client.
ClientFacts client_behind(const Request& request, const std::string& peer_address,
                          const std::vector<std::string>& trusted_proxies);

}  // namespace beffroi::net
