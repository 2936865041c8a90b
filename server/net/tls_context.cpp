#include "net/tls_context.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <fstream>

namespace beffroi::net {

namespace {

constexpr const char* kSuites12 =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
constexpr const char* kGroups = "X25519:P-256:P-384";

std::string newest_openssl_reason() {
  const unsigned long code = ERR_peek_last_error();
  ERR_clear_error();
  const char* reason = code ? ERR_reason_error_string(code) : nullptr;
  return reason ? reason : "unknown reason";
}

bool is_readable(const std::string& file) {
  return std::ifstream(file).good();
}

void configure(SSL_CTX* context) {
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF);
  SSL_CTX_set_mode(context,
                   SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_num_tickets(context, 1);
  // Resumption by tickets only: a server-side cache would hold memory per client.
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_cipher_list(context, kSuites12);
  SSL_CTX_set1_groups_list(context, kGroups);
}

}  // namespace

Result<std::shared_ptr<const TlsContext>, std::string> TlsContext::load(const std::string& certificate_file,
                                                                        const std::string& key_file, bool kernel_tls) {
  for (const std::string& file : {certificate_file, key_file}) {
    if (!is_readable(file)) return Failure{"cannot read the TLS file " + file};
  }
  SSL_CTX* native = SSL_CTX_new(TLS_server_method());
  if (!native) return Failure{"cannot set up TLS: " + newest_openssl_reason()};
  std::shared_ptr<const TlsContext> context(new TlsContext(native));
  configure(native);
  if (kernel_tls) SSL_CTX_set_options(native, SSL_OP_ENABLE_KTLS);
  if (SSL_CTX_use_certificate_chain_file(native, certificate_file.c_str()) != 1) {
    return Failure{"the TLS certificate " + certificate_file + " is not a PEM certificate: " + newest_openssl_reason()};
  }
  if (SSL_CTX_use_PrivateKey_file(native, key_file.c_str(), SSL_FILETYPE_PEM) != 1) {
    return Failure{"the TLS key " + key_file + " is not a usable PEM key: " + newest_openssl_reason()};
  }
  if (SSL_CTX_check_private_key(native) != 1) {
    return Failure{"the TLS key " + key_file + " does not belong to the certificate " + certificate_file};
  }
  return context;
}

TlsContext::~TlsContext() {
  SSL_CTX_free(context_);
}

}  // namespace beffroi::net
