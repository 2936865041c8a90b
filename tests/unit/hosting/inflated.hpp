// What a client makes of the payload of a compressed message (RFC 7692 7.2.2), by zlib alone.
#pragma once

#include <zlib.h>

#include <array>
#include <string>

namespace beffroi::hosting::testing {

// "broken" when it is no compressed payload.
inline std::string inflated(std::string payload) {
  payload.append("\x00\x00\xff\xff", 4);
  z_stream stream{};
  inflateInit2(&stream, -15);
  stream.next_in = reinterpret_cast<Bytef*>(payload.data());
  stream.avail_in = static_cast<uInt>(payload.size());
  std::string text;
  std::array<char, 4096> room;
  int outcome = Z_OK;
  do {
    stream.next_out = reinterpret_cast<Bytef*>(room.data());
    stream.avail_out = static_cast<uInt>(room.size());
    outcome = inflate(&stream, Z_SYNC_FLUSH);
    text.append(room.data(), room.size() - stream.avail_out);
  } while (outcome == Z_OK && stream.avail_out == 0);
  inflateEnd(&stream);
  const bool whole = (outcome == Z_OK || outcome == Z_BUF_ERROR) && stream.avail_in == 0;
  return whole ? text : "broken";
}

}  // namespace beffroi::hosting::testing
