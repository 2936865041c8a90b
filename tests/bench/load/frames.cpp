#include "load/frames.hpp"

namespace bench {

namespace {

constexpr unsigned masked = 0x80;
constexpr unsigned two_bytes = 126;
constexpr unsigned eight_bytes = 127;
constexpr std::size_t largest_short = 125;

}  // namespace

std::string client_frame(Opcode opcode, std::string_view payload) {
  std::string frame(1, static_cast<char>(0x80U | static_cast<unsigned>(opcode)));
  if (payload.size() <= largest_short) {
    frame += static_cast<char>(masked | static_cast<unsigned>(payload.size()));
  } else {
    frame += static_cast<char>(masked | two_bytes);
    frame += static_cast<char>(payload.size() >> 8U);
    frame += static_cast<char>(payload.size() & 0xFFU);
  }
  frame.append(4, '\0');
  frame += payload;
  return frame;
}

std::optional<ServerFrame> server_frame(std::string_view bytes) {
  if (bytes.size() < 2) return std::nullopt;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  std::uint64_t length = byte(1) & 0x7FU;
  const std::size_t extra = length == two_bytes ? 2 : length == eight_bytes ? 8 : 0;
  if (bytes.size() < 2 + extra) return std::nullopt;
  if (extra > 0) length = 0;
  for (std::size_t i = 0; i < extra; ++i) length = length << 8U | byte(2 + i);
  const std::size_t head = 2 + extra;
  if (bytes.size() - head < length) return std::nullopt;
  const auto size = static_cast<std::size_t>(length);
  return ServerFrame{static_cast<Opcode>(byte(0) & 0x0FU), bytes.substr(head, size), head + size};
}

}  // namespace bench
