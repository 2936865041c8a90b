// Calls one other service by HTTP/1.1: POST with a body, over TLS or to a Unix socket, with kept connections.
//
//   Deadline  Measured from call(): waiting for a free place, resolver, connection, TLS, request and reply. The answer
//             comes when it has passed, whatever still goes on.
//   Once      Each call is made once. Only when a kept connection turns out to be closed before a byte of the reply
//             came, the same request goes out again on a fresh one, within the same deadline.
//   Where     A name is resolved, and the connection goes to the very address that was looked at: global ones only
//             unless private ones are allowed. One bad address among those of a name refuses them all. Redirects are
//             replies like others; no proxy of the environment is used.
//   Who       Certificates are verified against the system's authorities, and those of ca_file, and the host's name.
//   Bounds    outgoing/limits.hpp. Too many waiting calls: busy, at once.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "outgoing/destination.hpp"
#include "outgoing/loop.hpp"
#include "result.hpp"

namespace beffroi::outgoing {

struct ClientSettings {
  Destination to;
  bool allow_private = false;
  std::string ca_file;  // PEM, besides the system's; empty: none
  std::string agent = "Beffroi";
};

struct Call {
  std::string body;  // JSON
  std::vector<std::pair<std::string, std::string>> fields;
  std::chrono::milliseconds deadline{800};
};

struct Reply {
  int status = 0;
  std::string body;
};

enum class CallFault {
  timed_out,
  busy,             // too many calls wait
  stopped,          // the hub stops
  unknown_host,     // the resolver knows no address
  address_refused,  // an address that is not global
  no_connection,
  not_trusted,  // TLS failed: certificate, name or version
  broken,       // the connection ended before the reply
  bad_reply,    // not HTTP, or beyond the bounds
};
std::string_view words_for(CallFault fault);

class Client {
 public:
  using OnReply = std::function<void(Result<Reply, CallFault>)>;

  // The error is a sentence about the ca_file. The loop outlives the client.
  static Result<std::unique_ptr<Client>, std::string> open(Loop& loop, ClientSettings settings);
  // Stops.
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // From any thread. Answers exactly once, on the loop's thread.
  void call(Call call, OnReply done);

  // Answers what waits with `stopped` and returns when no call is left. Not from the loop, and before the loop stops.
  void stop();

 private:
  class Parts;
  explicit Client(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace beffroi::outgoing
