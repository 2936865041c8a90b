// Accepts connections on one address and hands them to the least loaded I/O thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "hosting/session.hpp"
#include "net/arrivals.hpp"
#include "net/connection.hpp"
#include "net/io_threads.hpp"
#include "net/origin.hpp"
#include "net/router.hpp"
#include "net/tls_context.hpp"
#include "result.hpp"

namespace beffroi::net {

struct ListenerOptions {
  std::string address = "127.0.0.1";        // IPv4 or IPv6; "::" takes both
  std::uint16_t port = 0;                   // 0: a free one
  std::shared_ptr<const TlsContext> tls{};  // null: plain, for a proxy in front or for localhost
  OriginPolicy origins{};
  bool is_https = false;                       // browsers come by https: TLS here, or in the proxy
  std::vector<std::string> media_origins{};    // where live streams may come from, for the content security policy
  std::vector<std::string> trusted_proxies{};  // addresses whose X-Forwarded-For and X-Forwarded-Proto are believed
  bool compression = false;                    // permessage-deflate for those who offer it
  std::uint32_t accepts_per_second = kAcceptsPerSecond;
  std::size_t arrivals = kArrivals;  // connections that may be there without being a WebSocket yet
  Arrivals::SourceOf source_of{};    // who shares a bound of them; empty: every address has one
};

class Listener {
 public:
  // Binds and listens; connections are accepted as soon as the threads run. The error is a sentence. `threads`,
  // `router` and `door` outlive the threads' end; the router is not changed any more.
  static Result<std::unique_ptr<Listener>, std::string> open(IoThreads& threads, const Router& router,
                                                             hosting::SessionDoor& door, ListenerOptions options);
  ~Listener();  // stops; must not come after the end of `threads`
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  std::uint16_t port() const { return port_; }

  // Connections that are no WebSocket yet. From any thread; outlives the listener.
  const std::shared_ptr<const Arrivals>& arrivals() const { return arrivals_; }

  // Accepts nobody any more; those who are there stay. From any thread.
  void stop();

 private:
  class Acceptor;
  Listener(IoThread& home, std::uint16_t port, std::shared_ptr<const Arrivals> arrivals);

  IoThread& home_;
  const std::uint16_t port_;
  const std::shared_ptr<const Arrivals> arrivals_;
  const std::shared_ptr<ConnectionId> acceptor_;  // read and written on the home thread only
};

}  // namespace beffroi::net
