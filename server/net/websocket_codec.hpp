// The server's side of RFC 6455 framing as a pure function over bytes: no socket, no clock. Of permessage-deflate (RFC
// 7692) it knows the bit that marks a compressed message; inflater.hpp reads what is inside.
//
// Reading: WebSocketParser::next() takes bytes from the front of a span and gives one event at a time. Payloads are
// unmasked in place, so a message that lies whole and unfragmented in the span is delivered without a copy; memory is
// held only while a frame or a message is incomplete, and never more than the message limit.
// Any violation ends the parser with the close code to send:
//   1002 framing (unmasked, RSV, opcode, control frames, lengths, order), 1003 binary, 1007 not UTF-8 (at the first
//   wrong byte), 1009 message too big, 4429 too many fragments or control frames.
// Writing: frames of a server are not masked, so a frame is a header and the payload as it is, and can be shared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "net/limits.hpp"

namespace beffroi::net {

enum class Opcode : std::uint8_t { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

namespace close_code {
inline constexpr std::uint16_t normal = 1000;
inline constexpr std::uint16_t going_away = 1001;
inline constexpr std::uint16_t protocol_error = 1002;
inline constexpr std::uint16_t unsupported = 1003;
inline constexpr std::uint16_t no_status = 1005;  // never on the wire: the peer's close had no code
inline constexpr std::uint16_t not_utf8 = 1007;

inline constexpr std::uint16_t too_big = 1009;
inline constexpr std::uint16_t internal_error = 1011;
inline constexpr std::uint16_t slow = 4001;
inline constexpr std::uint16_t silent = 4003;
inline constexpr std::uint16_t abuse = 4429;
}  // namespace close_code

struct WebSocketEvent {
  enum class Kind : std::uint8_t {
    need_more,  // everything was taken; call again with new bytes
    text,       // payload: a whole message, valid UTF-8
    deflated,   // payload: a whole compressed text message, as it came
    ping,       // payload: to be sent back in a pong
    pong,       // payload: as sent by the peer
    close,      // code and payload: the peer's close (1005 when it gave no code); the parser is finished
    error,      // code and payload: the close code to send and why; the parser is finished
  };
  Kind kind = Kind::need_more;
  std::uint16_t code = 0;
  std::string_view payload;  // valid until the next call of next()
};

class WebSocketParser {
 public:
  explicit WebSocketParser(std::size_t message_limit_bytes = kMessageBytes);
  ~WebSocketParser();
  WebSocketParser(WebSocketParser&&) noexcept;
  WebSocketParser& operator=(WebSocketParser&&) noexcept;

  // Takes bytes from the front of `input` (which is changed: unmasking is in place) up to the next event. After
  // need_more `input` is empty. `now_seconds` is any monotonic clock; it bounds control frames per time.
  WebSocketEvent next(std::span<std::byte>& input, std::uint32_t now_seconds);

  // Holds for frame headers read from now on.
  void set_message_limit(std::size_t bytes) { message_limit_ = static_cast<std::uint32_t>(bytes); }
  std::size_t message_limit() const { return message_limit_; }

  // permessage-deflate was negotiated: messages may come compressed. Without it the bit is a violation.
  void allow_compression() { compression_ = true; }

  // No memory is held: the last message was complete.
  bool idle() const { return partial_ == nullptr; }

 private:
  struct FrameHeader;
  struct Partial;
  enum class HeaderState : std::uint8_t { incomplete, complete, refused };

  std::string_view fault_of(std::uint8_t first_byte) const;
  HeaderState read_header(std::span<std::byte>& input, FrameHeader& header, WebSocketEvent& refusal);
  WebSocketEvent check_header(const FrameHeader& header, std::uint32_t now_seconds);
  WebSocketEvent check_data_header(const FrameHeader& header);
  WebSocketEvent check_control_header(const FrameHeader& header, std::uint32_t now_seconds);
  bool gather_payload(std::span<std::byte>& input, WebSocketEvent& failure);
  WebSocketEvent whole_frame(const FrameHeader& header, std::span<std::byte> payload);
  WebSocketEvent finish_gathered_frame();
  WebSocketEvent finish_message();
  WebSocketEvent control_event(Opcode opcode, std::string_view payload);
  WebSocketEvent close_event(std::string_view payload);
  WebSocketEvent fail(std::uint16_t code, std::string_view why);
  Partial& partial();
  void release_if_idle();

  std::unique_ptr<Partial> partial_;  // only while something is incomplete
  std::uint32_t message_limit_;
  std::uint32_t control_window_start_ = 0;
  std::uint8_t control_frames_ = 0;
  bool finished_ = false;
  bool compression_ = false;
};

// A code a peer may put into a close frame (RFC 6455 7.4 and the IANA registry).
bool is_valid_close_code(std::uint16_t code);

// Appends the header of a final, unmasked frame with that many payload bytes.
void append_frame_header(std::string& out, Opcode opcode, std::size_t payload_bytes);
void append_text_frame_header(std::string& out, std::size_t payload_bytes);

// A whole frame. Precondition for control opcodes: payload at most 125 bytes.
std::string encode_frame(Opcode opcode, std::string_view payload);

// A close frame; the reason is cut at a character so that the payload fits 125 bytes. 1005 gives an empty payload.
std::string encode_close_frame(std::uint16_t code, std::string_view reason);

}  // namespace beffroi::net
