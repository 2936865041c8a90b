#include "net/websocket_codec.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <utility>

#include "net/utf8.hpp"

namespace beffroi::net {

namespace {

constexpr std::size_t kLongestHeader = 14;  // 2 + 8 bytes of length + 4 of mask

bool is_control(Opcode opcode) {
  return static_cast<std::uint8_t>(opcode) >= 8;
}

bool is_known(std::uint8_t opcode) {
  return opcode <= 2 || (opcode >= 8 && opcode <= 10);
}

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// XOR with the mask, eight bytes at a time; `offset` is the place of bytes[0] in the frame's payload.
void unmask(std::span<std::byte> bytes, std::array<std::uint8_t, 4> mask, std::uint64_t offset) {
  std::array<std::uint8_t, 8> turned;
  for (std::size_t i = 0; i < turned.size(); ++i) turned[i] = mask[(offset + i) & 3];
  std::uint64_t key;
  std::memcpy(&key, turned.data(), sizeof key);
  std::size_t i = 0;
  for (; i + sizeof key <= bytes.size(); i += sizeof key) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + i, sizeof word);
    word ^= key;
    std::memcpy(bytes.data() + i, &word, sizeof word);
  }
  for (; i < bytes.size(); ++i) bytes[i] ^= static_cast<std::byte>(turned[i & 7]);
}

std::uint64_t big_endian(const std::uint8_t* bytes, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | bytes[i];
  return value;
}

}  // namespace

struct WebSocketParser::FrameHeader {
  std::uint64_t length = 0;
  std::array<std::uint8_t, 4> mask{};
  Opcode opcode = Opcode::continuation;
  bool final = false;
  bool compressed = false;  // on the first frame of a message
};

struct WebSocketParser::Partial {
  std::array<std::uint8_t, kLongestHeader> head{};  // a header cut in the middle
  std::uint8_t head_size = 0;
  bool in_payload = false;  // `frame` has begun and lacks payload
  FrameHeader frame;
  std::uint64_t taken = 0;  // payload bytes of `frame` so far
  std::string control;      // payload of a control frame cut in the middle
  bool in_message = false;  // a first fragment came, the final one has not
  bool compressed = false;  // the message is
  unsigned fragments = 0;
  std::string message;
  Utf8Validator utf8;  // of the message so far

  bool empty() const { return head_size == 0 && !in_payload && !in_message; }
};

WebSocketParser::WebSocketParser(std::size_t message_limit_bytes)
    : message_limit_(static_cast<std::uint32_t>(message_limit_bytes)) {}
WebSocketParser::~WebSocketParser() = default;
WebSocketParser::WebSocketParser(WebSocketParser&&) noexcept = default;
WebSocketParser& WebSocketParser::operator=(WebSocketParser&&) noexcept = default;

WebSocketParser::Partial& WebSocketParser::partial() {
  if (!partial_) partial_ = std::make_unique<Partial>();
  return *partial_;
}

void WebSocketParser::release_if_idle() {
  if (partial_ && partial_->empty()) partial_.reset();
}

WebSocketEvent WebSocketParser::fail(std::uint16_t code, std::string_view why) {
  finished_ = true;
  partial_.reset();
  return {WebSocketEvent::Kind::error, code, why};
}

WebSocketEvent WebSocketParser::next(std::span<std::byte>& input, std::uint32_t now_seconds) {
  release_if_idle();  // what the last event showed
  while (!finished_) {
    WebSocketEvent event;
    if (partial_ && partial_->in_payload) {
      if (!gather_payload(input, event)) return event;
      event = finish_gathered_frame();
    } else {
      FrameHeader header;
      const HeaderState state = read_header(input, header, event);
      if (state == HeaderState::incomplete) return {};
      if (state == HeaderState::refused) return event;
      event = check_header(header, now_seconds);
      if (event.kind == WebSocketEvent::Kind::error) return event;
      if (header.length <= input.size()) {
        const auto payload = input.first(static_cast<std::size_t>(header.length));
        input = input.subspan(payload.size());
        event = whole_frame(header, payload);
      } else {
        Partial& state_of_frame = partial();
        state_of_frame.in_payload = true;
        state_of_frame.frame = header;
        state_of_frame.taken = 0;
        state_of_frame.control.clear();  // of an earlier control frame inside the same message
        continue;
      }
    }
    if (event.kind != WebSocketEvent::Kind::need_more) return event;
  }
  input = {};
  return {};
}

// What is wrong with a header whose first byte is this.
std::string_view WebSocketParser::fault_of(std::uint8_t first_byte) const {
  constexpr std::uint8_t rsv1 = 0x40;
  const std::uint8_t opcode = first_byte & 0x0F;
  const bool may_be_compressed = compression_ && opcode == static_cast<std::uint8_t>(Opcode::text);
  if (first_byte & 0x70 & ~(may_be_compressed ? rsv1 : 0)) return "reserved bits are set";
  return is_known(opcode) ? "" : "unknown opcode";
}

// Takes a header's bytes only when all of them are there, or keeps them in partial().
WebSocketParser::HeaderState WebSocketParser::read_header(std::span<std::byte>& input, FrameHeader& header,
                                                          WebSocketEvent& refusal) {
  std::array<std::uint8_t, kLongestHeader> bytes{};
  const std::size_t kept = partial_ ? partial_->head_size : 0;
  if (kept) std::memcpy(bytes.data(), partial_->head.data(), kept);
  const std::size_t fresh = std::min(input.size(), kLongestHeader - kept);
  if (fresh) std::memcpy(bytes.data() + kept, input.data(), fresh);
  const std::size_t have = kept + fresh;
  const auto refuse = [&](std::string_view why) {
    refusal = fail(close_code::protocol_error, why);
    return HeaderState::refused;
  };

  if (have >= 1) {
    if (const auto fault = fault_of(bytes[0]); !fault.empty()) return refuse(fault);
  }
  std::size_t size = 2;
  if (have >= 2) {
    if (!(bytes[1] & 0x80)) return refuse("frame is not masked");
    const std::uint8_t length = bytes[1] & 0x7F;
    if ((bytes[0] & 0x08) && length > kControlPayloadBytes) return refuse("control frame is too long");
    if ((bytes[0] & 0x08) && !(bytes[0] & 0x80)) return refuse("control frame is fragmented");
    const std::size_t length_bytes = length < 126 ? 0 : length == 126 ? 2 : 8;
    size = 2 + length_bytes + header.mask.size();
    header.length = length_bytes ? big_endian(bytes.data() + 2, length_bytes) : length;
    if (have >= 2 + length_bytes && length_bytes) {
      if (header.length >> 63) return refuse("length has its highest bit set");
      if (header.length < (length_bytes == 2 ? 126U : 65536U)) return refuse("length is not minimal");
    }
  }
  if (have < 2 || have < size) {
    if (have) {
      std::memcpy(partial().head.data(), bytes.data(), have);
      partial_->head_size = static_cast<std::uint8_t>(have);
    }
    input = {};
    return HeaderState::incomplete;
  }
  header.final = bytes[0] & 0x80;
  header.compressed = bytes[0] & 0x40;
  header.opcode = static_cast<Opcode>(bytes[0] & 0x0F);
  std::memcpy(header.mask.data(), bytes.data() + size - header.mask.size(), header.mask.size());
  input = input.subspan(size - kept);
  if (partial_) partial_->head_size = 0;
  return HeaderState::complete;
}

WebSocketEvent WebSocketParser::check_header(const FrameHeader& header, std::uint32_t now_seconds) {
  return is_control(header.opcode) ? check_control_header(header, now_seconds) : check_data_header(header);
}

WebSocketEvent WebSocketParser::check_control_header(const FrameHeader&, std::uint32_t now_seconds) {
  if (now_seconds - control_window_start_ >= kControlWindowSeconds) {
    control_window_start_ = now_seconds;
    control_frames_ = 0;
  }
  if (++control_frames_ > kControlFrames) return fail(close_code::abuse, "too many control frames");
  return {};
}

WebSocketEvent WebSocketParser::check_data_header(const FrameHeader& header) {
  const bool in_message = partial_ && partial_->in_message;
  if (header.opcode == Opcode::continuation && !in_message) {
    return fail(close_code::protocol_error, "continuation without a first frame");
  }
  if (header.opcode != Opcode::continuation && in_message) {
    return fail(close_code::protocol_error, "new message inside a fragmented one");
  }
  if (header.opcode == Opcode::binary) return fail(close_code::unsupported, "binary messages are not accepted");
  const std::uint64_t so_far = in_message ? partial_->message.size() : 0;
  if (header.length > message_limit_ || so_far + header.length > message_limit_) {
    return fail(close_code::too_big, "message is too big");
  }
  const unsigned fragments = (in_message ? partial_->fragments : 0) + 1;
  if (fragments > kMessageFragments) return fail(close_code::abuse, "too many fragments");
  if (in_message) partial_->fragments = fragments;
  return {};
}

// A frame whose payload lies whole in the input: unmasked there, and delivered from there when nothing else belongs to
// it.
WebSocketEvent WebSocketParser::whole_frame(const FrameHeader& header, std::span<std::byte> payload) {
  unmask(payload, header.mask, 0);
  const std::string_view text = as_text(payload);
  if (is_control(header.opcode)) return control_event(header.opcode, text);
  if (header.opcode == Opcode::text && header.final) {
    if (header.compressed) return {WebSocketEvent::Kind::deflated, 0, text};
    if (!is_utf8(text)) return fail(close_code::not_utf8, "text is not UTF-8");
    return {WebSocketEvent::Kind::text, 0, text};
  }
  Partial& state = partial();
  if (header.opcode == Opcode::text) {
    state.in_message = true;
    state.compressed = header.compressed;
    state.fragments = 1;
  }
  if (!state.compressed && !state.utf8.feed(text)) return fail(close_code::not_utf8, "text is not UTF-8");
  state.message.append(text);
  return header.final ? finish_message() : WebSocketEvent{};
}

// Takes payload of the frame in partial_. True when the frame is whole; otherwise the input is used up or `failure` is
// set.
bool WebSocketParser::gather_payload(std::span<std::byte>& input, WebSocketEvent& failure) {
  Partial& state = *partial_;
  const auto wanted = static_cast<std::size_t>(state.frame.length - state.taken);
  const auto chunk = input.first(std::min(wanted, input.size()));
  input = input.subspan(chunk.size());
  unmask(chunk, state.frame.mask, state.taken);
  state.taken += chunk.size();
  const std::string_view text = as_text(chunk);
  if (is_control(state.frame.opcode)) {
    state.control.append(text);
  } else {
    const bool compressed = state.in_message ? state.compressed : state.frame.compressed;
    if (!compressed && !state.utf8.feed(text)) {
      failure = fail(close_code::not_utf8, "text is not UTF-8");
      return false;
    }
    state.message.append(text);
  }
  return state.taken == state.frame.length;
}

WebSocketEvent WebSocketParser::finish_gathered_frame() {
  Partial& state = *partial_;
  state.in_payload = false;
  if (is_control(state.frame.opcode)) return control_event(state.frame.opcode, state.control);
  if (state.frame.opcode == Opcode::text) {
    state.in_message = true;
    state.compressed = state.frame.compressed;
    state.fragments = 1;
  }
  return state.frame.final ? finish_message() : WebSocketEvent{};
}

WebSocketEvent WebSocketParser::finish_message() {
  Partial& state = *partial_;
  if (!state.utf8.at_boundary()) return fail(close_code::not_utf8, "text ends inside a character");
  state.in_message = false;
  if (state.compressed) return {WebSocketEvent::Kind::deflated, 0, state.message};
  return {WebSocketEvent::Kind::text, 0, state.message};
}

WebSocketEvent WebSocketParser::control_event(Opcode opcode, std::string_view payload) {
  if (opcode == Opcode::close) return close_event(payload);
  return {opcode == Opcode::ping ? WebSocketEvent::Kind::ping : WebSocketEvent::Kind::pong, 0, payload};
}

WebSocketEvent WebSocketParser::close_event(std::string_view payload) {
  if (payload.empty()) {
    finished_ = true;
    return {WebSocketEvent::Kind::close, close_code::no_status, {}};
  }
  if (payload.size() == 1) return fail(close_code::protocol_error, "close frame has half a code");
  const auto code =
      static_cast<std::uint16_t>(static_cast<std::uint8_t>(payload[0]) << 8 | static_cast<std::uint8_t>(payload[1]));
  if (!is_valid_close_code(code)) return fail(close_code::protocol_error, "close code is not valid");
  if (!is_utf8(payload.substr(2))) return fail(close_code::not_utf8, "close reason is not UTF-8");
  finished_ = true;
  return {WebSocketEvent::Kind::close, code, payload.substr(2)};
}

bool is_valid_close_code(std::uint16_t code) {
  if (code >= 1000 && code <= 1014) return code != 1004 && code != 1005 && code != 1006;
  return code >= 3000 && code <= 4999;
}

void append_frame_header(std::string& out, Opcode opcode, std::size_t payload_bytes) {
  out.push_back(static_cast<char>(0x80 | static_cast<std::uint8_t>(opcode)));
  const auto append_length = [&](int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.push_back(static_cast<char>(static_cast<std::uint64_t>(payload_bytes) >> shift & 0xFF));
    }
  };
  if (payload_bytes < 126) {
    append_length(1);
  } else if (payload_bytes < 65536) {
    out.push_back(126);
    append_length(2);
  } else {
    out.push_back(127);
    append_length(8);
  }
}

void append_text_frame_header(std::string& out, std::size_t payload_bytes) {
  append_frame_header(out, Opcode::text, payload_bytes);
}

std::string encode_frame(Opcode opcode, std::string_view payload) {
  assert(!is_control(opcode) || payload.size() <= kControlPayloadBytes);
  std::string frame;
  frame.reserve(payload.size() + 10);
  append_frame_header(frame, opcode, payload.size());
  frame.append(payload);
  return frame;
}

std::string encode_close_frame(std::uint16_t code, std::string_view reason) {
  if (code == close_code::no_status) return encode_frame(Opcode::close, {});
  std::size_t size = std::min(reason.size(), kControlPayloadBytes - 2);
  while (size < reason.size() && size > 0 && (static_cast<std::uint8_t>(reason[size]) & 0xC0) == 0x80) --size;
  std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
  payload.append(reason.substr(0, size));
  return encode_frame(Opcode::close, payload);
}

}  // namespace beffroi::net
