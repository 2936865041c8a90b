// The second life of a socket: RFC 6455 frames in, ready frames out, on one I/O thread.
//
// At rest it holds no buffer and no timer: it reads into the thread's scratch buffer when the socket is readable, sends
// directly, and keeps bytes only while the peer does not take them (a pong or a close frame; a session's frames stay
// with the session). Pings are answered, one pong for one ping; silence (4003), a stalled write (4001) and a close
// handshake that the peer does not finish are ended by the thread's wheel.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "hosting/session.hpp"
#include "net/connection.hpp"
#include "net/io_thread.hpp"
#include "net/transport.hpp"
#include "net/websocket_codec.hpp"

namespace beffroi::net {

class WebSocketConnection final : public Connection, public hosting::Outlet {
 public:
  WebSocketConnection(IoThread& thread, Socket socket, std::unique_ptr<Transport> transport);
  ~WebSocketConnection() override;

  // Sends the 101 response, opens the session, and reads what came with the upgrade request.
  void start(hosting::SessionDoor& door, const hosting::ConnectionFacts& facts, std::string_view preface,
             const std::string& early);

  // ---- Connection
  void on_readable(bool cancelled) override;
  void on_writable(bool cancelled) override;
  void on_deadline(std::uint32_t now_seconds) override;
  void drain() override;
  void end_now() override { end(); }

  // ---- for the thread's volleys, in place of write_now()
  // Nothing stands between the session's bytes and the socket: a send on the descriptor is a write.
  bool takes_directly() const {
    return descriptor_ >= 0 && state_ == State::open && !stalled_ && !inside_frame_ && !own_;
  }
  int descriptor() const { return descriptor_; }
  // Settles such a send: its outcome is the bytes that went out, or a negative error.
  hosting::WriteResult after_direct(std::string_view bytes, int outcome);
  hosting::WriteResult write_ready(std::string_view bytes);

  // ---- Outlet
  hosting::WriteResult write_now(std::span<const iovec> pieces) override;
  void want_writable() override;
  void close(std::uint16_t code, std::string_view reason) override;

 private:
  enum class State : std::uint8_t {
    open,
    closing,  // our close frame is on its way; the peer's is awaited
    leaving,  // the peer has closed as well: over as soon as everything is sent
    ended,
  };

  void read_input();
  void receive(std::span<std::byte> bytes);
  void on_event(const WebSocketEvent& event);
  void on_message(std::string_view text);
  void on_deflated(std::string_view payload);
  void on_violation(std::uint16_t code, std::string_view why);
  void answer_close(std::uint16_t code);
  void send_close(std::uint16_t code, std::string_view reason, State next);
  void send_own(std::string_view frame);
  bool flush_own();
  IoStatus write_all(std::span<const iovec> pieces, std::size_t& bytes);
  void settle(IoStatus status, bool moved);
  void mark_stalled(bool moved);
  void arm_write();
  void schedule(std::uint32_t now_seconds);
  template <class Call>
  void tell_session(Call call);
  void end_session();
  void end_session_later();
  void end();

  IoThread& thread_;

  // What a volley looks at, side by side.
  const int descriptor_;  // where writes pass through the transport; -1: where not
  State state_ = State::open;
  bool stalled_ = false;        // something waits for the socket to take it
  bool inside_frame_ = false;   // the session's last write was cut: nothing of ours may come between
  bool session_waits_ = false;  // on_writable() is owed
  bool write_armed_ = false;
  bool read_wants_write_ = false;     // TLS has to write before it can read on
  std::unique_ptr<std::string> own_;  // frames of ours (101, pong, close) the socket has not taken; never empty

  Socket socket_;
  std::unique_ptr<Transport> transport_;
  std::unique_ptr<hosting::Session> session_;
  WebSocketParser parser_;
  std::uint32_t heard_at_;        // second of the last byte from the peer; while closing: of the close
  std::uint32_t stalled_at_ = 0;  // second of the last byte the peer took, while `stalled_`
};

}  // namespace beffroi::net
