// From the bytes of a head that the gate let through to a Request.
#pragma once

#include <string_view>

#include "net/http.hpp"

namespace beffroi::net {

// Fills method, target, path, query and headers. False: the parser disagrees with the gate, or the target cannot be
// decoded; the answer is 400.
bool read_head(std::string_view head, Request& request);

}  // namespace beffroi::net
