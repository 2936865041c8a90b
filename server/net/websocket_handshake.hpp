// The server's side of the opening handshake, RFC 6455 4.2.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "net/http.hpp"
#include "net/origin.hpp"

namespace beffroi::net {

// Why the upgrade is refused: 400 (not a proper request or list of extensions, or the subprotocol is not offered), 403
// (Origin), 426 (no upgrade, or another version). Nothing: it may be accepted.
std::optional<Response> refuse_upgrade(const Request& request, std::string_view subprotocol,
                                       const OriginPolicy& origins);

// The bytes of the 101 response; `extensions` is what was agreed, empty for none. Precondition: not refused.
std::string accept_upgrade(const Request& request, std::string_view subprotocol, std::string_view extensions = {});

}  // namespace beffroi::net
