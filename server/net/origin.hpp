// Who may send what changes something, or open a WebSocket: pages of the hub itself, and no others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/http.hpp"

namespace beffroi::net {

struct OriginPolicy {
  // Whole origins ("https://hub.example"), compared exactly but for the case. When there are any, only these count.
  std::vector<std::string> allowed{};

  // The Origin header names a page of the hub: it is in the list, or without a list its host and port are the request's
  // Host (and its scheme https on TLS). "null", several values, and everything that is not scheme://host are refused.
  bool allows(std::string_view origin, const Request& request) const;

  // The method changes something.
  static bool is_unsafe(std::string_view method);

  // A request that changes something may pass: Fetch-Metadata and Origin agree that it comes from the hub. Without an
  // Origin (tools, not browsers) it passes only without cookies, so that no cookie can be used against its owner.
  bool may_change(const Request& request) const;
};

}  // namespace beffroi::net
