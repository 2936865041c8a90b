// What the connections of one listener share; not changed after the start.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "hosting/session.hpp"
#include "net/origin.hpp"
#include "net/router.hpp"
#include "net/security_headers.hpp"
#include "net/tls_context.hpp"

namespace beffroi::net {

struct HttpService {
  const Router& router;
  hosting::SessionDoor& door;  // opens a session for each upgraded connection
  OriginPolicy origins;
  SecurityHeaders security;
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For and X-Forwarded-Proto count
  std::shared_ptr<const TlsContext> tls;     // null: plain
  bool compression = false;                  // permessage-deflate for those who offer it
};

}  // namespace beffroi::net
