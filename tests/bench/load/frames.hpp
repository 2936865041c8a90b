// RFC 6455 from a client's side, written for the load tool alone: it must not share mistakes with the server it
// measures.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bench {

enum class Opcode : std::uint8_t { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

// A final frame with a mask of zeros, which leaves the payload as it stands (RFC 6455 5.3 lets a client choose it).
std::string client_frame(Opcode opcode, std::string_view payload);

struct ServerFrame {
  Opcode opcode = Opcode::text;
  std::string_view payload;
  std::size_t size = 0;  // of the whole frame
};

// The frame at the front of the bytes, if all of it is there.
std::optional<ServerFrame> server_frame(std::string_view bytes);

}  // namespace bench
