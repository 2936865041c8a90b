// A peer's frames for tests: masked as a client must, or wrong on purpose.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace beffroi::net::testing {

struct FrameSpec {
  int opcode = 1;
  std::string_view payload{};
  bool final = true;
  bool masked = true;
  int reserved = 0;       // the three RSV bits
  int length_bytes = -1;  // 0, 2 or 8 instead of the minimal form
};

inline std::string client_frame(const FrameSpec& spec) {
  std::string out;
  out.push_back(static_cast<char>((spec.final ? 0x80 : 0) | spec.reserved << 4 | spec.opcode));
  const auto n = static_cast<std::uint64_t>(spec.payload.size());
  const int bytes = spec.length_bytes >= 0 ? spec.length_bytes : n < 126 ? 0 : n < 65536 ? 2 : 8;
  const int marker = bytes == 0 ? static_cast<int>(n) : bytes == 2 ? 126 : 127;
  out.push_back(static_cast<char>((spec.masked ? 0x80 : 0) | marker));
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out.push_back(static_cast<char>(n >> shift & 0xFF));
  const std::string_view mask = "\x37\xfa\x21\x3d";
  if (spec.masked) out.append(mask);
  for (std::size_t i = 0; i < spec.payload.size(); ++i) {
    out.push_back(spec.masked ? static_cast<char>(spec.payload[i] ^ mask[i & 3]) : spec.payload[i]);
  }
  return out;
}

inline std::string text_frame(std::string_view payload, bool final = true) {
  return client_frame({.opcode = 1, .payload = payload, .final = final});
}
inline std::string continuation(std::string_view payload, bool final) {
  return client_frame({.opcode = 0, .payload = payload, .final = final});
}
inline std::string control(int opcode, std::string_view payload = {}) {
  return client_frame({.opcode = opcode, .payload = payload});
}
inline std::string close_payload(int code, std::string_view reason = {}) {
  std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
  return payload.append(reason);
}

inline std::span<std::byte> bytes_of(std::string& text) {
  return {reinterpret_cast<std::byte*>(text.data()), text.size()};
}

}  // namespace beffroi::net::testing
