// The first life of a socket: TLS handshake, then requests one after the other (keep-alive, pipelined ones in order),
// until it ends or becomes a WebSocket. Every phase has a deadline and every buffer a bound; see limits.hpp.
#pragma once

#include <memory>
#include <string>

#include "net/arrivals.hpp"
#include "net/connection.hpp"
#include "net/http.hpp"
#include "net/http_gate.hpp"
#include "net/http_service.hpp"
#include "net/io_thread.hpp"
#include "net/transport.hpp"

namespace beffroi::net {

// Who is at the other end, with its place among those who are no WebSocket yet.
struct Peer {
  std::string address;
  Arrivals::Place place;
};

class HttpConnection final : public Connection {
 public:
  HttpConnection(IoThread& thread, std::shared_ptr<const HttpService> service, Socket socket, Peer peer);
  ~HttpConnection() override;

  void start();
  void on_readable(bool cancelled) override;
  void on_writable(bool cancelled) override;
  void on_deadline(std::uint32_t now_seconds) override;
  void drain() override;
  void end_now() override { end(); }

 private:
  enum class State {
    queued_handshake,  // waits for its turn at the gate
    handshaking,
    reading_head,
    reading_body,
    handling,  // a handler holds the Respond; nothing is read
    writing,
    lingering,  // the last response is sent; input is dropped until the peer has closed, so that no reset overtakes it
    ended,
  };
  enum class Step { again, wait };  // after a step: the state has changed, or an event has been asked for

  // One request and its response.
  struct Exchange {
    Request request;
    Router::Match match;
    std::size_t content_length = 0;
    bool head_only = false;
    Response response;
    std::string head;        // of the response
    std::uint64_t sent = 0;  // bytes of head and body
    std::uint64_t total = 0;
  };

  void run();
  Step step();
  Step step_handshake();
  Step step_head();
  Step step_body();
  Step step_write();
  Step step_linger();
  Step read_input();

  Step begin_exchange(const GateVerdict& verdict);
  Step dispatch();
  void hand_to_handler(const Handler& handler);
  void deliver(std::uint64_t exchange_number, Response response);
  Step respond(Response response);
  Step refuse_and_close(Response response);
  Step finish_response();
  IoResult write_piece();
  Step upgrade();

  void begin_handshake();
  void leave_handshake_gate();
  void expect_within(std::uint32_t seconds);
  void end();

  IoThread& thread_;
  const std::shared_ptr<const HttpService> service_;
  const Peer peer_;
  Socket socket_;
  std::unique_ptr<Transport> transport_;
  State state_ = State::reading_head;
  bool may_read_ = true;    // one read per turn of the loop
  bool keep_alive_ = true;  // after the current response
  bool in_handshake_gate_ = false;
  std::string inbox_;  // received, not yet consumed; at most a head and one read
  std::uint64_t exchange_number_ = 0;
  std::uint64_t linger_bytes_ = 0;
  std::unique_ptr<Exchange> exchange_;
};

}  // namespace beffroi::net
