// Which extensions a client offers in its opening handshake (RFC 6455 9.1) and what we make of permessage-deflate (RFC
// 7692 5 and 7.1): it is agreed without context takeover in both directions and with the whole window, so that one
// compressed frame is good for everybody; an offer that wants otherwise is passed over for the next one.
#pragma once

#include <optional>
#include <string>

#include "net/http.hpp"

namespace beffroi::net {

// The fields Sec-WebSocket-Extensions, if any, follow the grammar. Others fail the handshake.
bool extensions_well_formed(const Request& request);

// The value of Sec-WebSocket-Extensions in the response when permessage-deflate is agreed; nothing when no offer is
// acceptable: unknown parameter, one twice, a bad value, or a smaller window asked of the server.
std::optional<std::string> agree_on_deflate(const Request& request);

}  // namespace beffroi::net
