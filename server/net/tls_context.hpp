// A certificate and its key, and the TLS settings of the hub (Mozilla "intermediate": 1.2 and 1.3, AEAD suites with
// forward secrecy, one ticket, no renegotiation, no compression). Immutable after loading; shared by all threads.
#pragma once

#include <memory>
#include <string>

#include "result.hpp"

struct ssl_ctx_st;

namespace beffroi::net {

class TlsContext {
 public:
  // The error is a sentence that names the file and what is wrong with it. `kernel_tls`: let the kernel make the
  // records of connections whose suite it knows; only where why_no_ktls() is empty.
  static Result<std::shared_ptr<const TlsContext>, std::string> load(const std::string& certificate_file,
                                                                     const std::string& key_file,
                                                                     bool kernel_tls = false);
  ~TlsContext();
  TlsContext(const TlsContext&) = delete;
  TlsContext& operator=(const TlsContext&) = delete;

  ssl_ctx_st* native() const { return context_; }

 private:
  explicit TlsContext(ssl_ctx_st* context) : context_(context) {}

  ssl_ctx_st* const context_;
};

}  // namespace beffroi::net
