// The bytes before a response's body.
#pragma once

#include <string>

#include "net/http.hpp"
#include "net/security_headers.hpp"

namespace beffroi::net {

// Status line and fields up to the empty line. Header values of ours with a line end are left out.
std::string response_head(const Response& response, const SecurityHeaders& security, bool keep_alive);

}  // namespace beffroi::net
