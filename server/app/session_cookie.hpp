// The cookie that carries a session's token.
#pragma once

#include <string>
#include <string_view>

#include "net/http.hpp"

namespace beffroi::app {

// With the prefix a browser takes the cookie by https only, and from this very host.
inline std::string_view session_cookie_name(bool secure) {
  return secure ? "__Host-beffroi_session" : "beffroi_session";
}

// The caller's session token, or empty.
inline std::string session_token_of(const net::Request& request, bool secure) {
  return std::string(request.cookie(session_cookie_name(secure)).value_or(std::string_view()));
}

}  // namespace beffroi::app
