// A service on a real socket that does what it is told with each connection: answers, hangs, resets, drips, floods.
// One thread a connection, ended with the object.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct ssl_ctx_st;
struct ssl_st;

namespace beffroi::outgoing::testing {

// The service's side of one connection. Reads and writes fail, rather than block, once the service ends.
class Peer {
 public:
  Peer(int descriptor, ssl_ctx_st* tls);
  ~Peer();
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  // One request with its Content-Length body; empty: the other side is gone.
  std::string read_request();
  bool send(const std::string& bytes);
  // 200 with a JSON body; the connection is kept.
  bool answer(const std::string& body, int status = 200);
  void reset();
  // Until the other side is gone.
  void wait_for_end();

 private:
  int read(char* bytes, int count);

  int descriptor_;
  ssl_st* ssl_ = nullptr;
};

class FaultyService {
 public:
  using Behaviour = std::function<void(Peer&)>;

  // On loopback; with certificate files for TLS; or at the path of a Unix socket.
  explicit FaultyService(Behaviour behaviour, const std::string& certificate = {}, const std::string& key = {},
                         const std::string& socket = {});
  ~FaultyService();
  FaultyService(const FaultyService&) = delete;
  FaultyService& operator=(const FaultyService&) = delete;

  std::uint16_t port() const { return port_; }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/check"; }
  int connections() const { return connections_; }

 private:
  void accept_all();

  const Behaviour behaviour_;
  ssl_ctx_st* tls_ = nullptr;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::string socket_;
  std::atomic<int> connections_{0};
  std::atomic<bool> ending_{false};
  std::mutex mutex_;  // guards the two below
  std::vector<std::thread> threads_;
  std::vector<int> open_;  // descriptors, never reused before the end
  std::thread acceptor_;
};

// Answers every request with this body.
FaultyService::Behaviour always(std::string body, int status = 200);

// A certificate for `name`, signed by itself; the files vanish with the object.
class Certificate {
 public:
  explicit Certificate(const std::string& name);
  ~Certificate();
  std::string certificate() const { return folder_ + "/certificate.pem"; }
  std::string key() const { return folder_ + "/key.pem"; }

 private:
  std::string folder_;
};

}  // namespace beffroi::outgoing::testing
