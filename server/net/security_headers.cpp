#include "net/security_headers.hpp"

namespace beffroi::net {

SecurityHeaders::SecurityHeaders(const std::vector<std::string>& media_origins, bool is_https) {
  std::string media;
  for (const std::string& origin : media_origins) media += ' ' + origin;
  fields_ = {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
       "media-src 'self' blob:" +
           media + "; connect-src 'self'" + media +
           "; worker-src 'self' blob:; "
           "manifest-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; "
           "require-trusted-types-for 'script'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy",
       "camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), geolocation=(), payment=(), "
       "usb=()"},
  };
  if (is_https) fields_.push_back({"Strict-Transport-Security", "max-age=63072000"});
}

void SecurityHeaders::append_missing(std::string& head, const Fields& given) const {
  for (const Field& field : fields_) {
    if (given.has(field.name)) continue;
    head.append(field.name).append(": ").append(field.value).append("\r\n");
  }
}

}  // namespace beffroi::net
