#include "net/ktls.hpp"

#include <openssl/ssl.h>

#include <fstream>

namespace beffroi::net {

std::string why_no_ktls(const std::string& available) {
#ifdef OPENSSL_NO_KTLS
  return "OpenSSL was built without it";
#endif
  std::ifstream list(available);
  if (!list) return "the kernel does not say what it offers (" + available + ")";
  for (std::string name; list >> name;) {
    if (name == "tls") return {};
  }
  return "the kernel has no TLS, or its module is not loaded (modprobe tls)";
}

}  // namespace beffroi::net
