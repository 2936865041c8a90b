// Compressed WebSocket messages for permessage-deflate (RFC 7692) without context takeover: what is made here is the
// same for every connection that negotiated it, so it is made once and shared.
//
// One for each I/O thread; it holds its memory (about 260 KB) from the first use on and keeps nothing of one text for
// the next.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct z_stream_s;

namespace beffroi::hosting {

// A shorter payload is sent as it is: compressing it would save next to nothing.
inline constexpr std::size_t least_compressed_bytes = 128;

class Deflater {
 public:
  Deflater();
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  // Whole DEFLATE blocks that refer to nothing before them and end at a byte, with the empty block 00 00 FF FF: blocks
  // of several texts one after the other are the blocks of the texts joined. Throws std::bad_alloc.
  std::string blocks(std::string_view text);

  // The payload of a compressed message: blocks() without the last four bytes (RFC 7692 7.2.1).
  std::string payload(std::string_view text);

  // Whole text frames, with every payload compressed that gets smaller by it. Empty when none does.
  std::string frames(std::string_view plain);

 private:
  struct End {
    void operator()(z_stream_s* stream) const;
  };

  std::unique_ptr<z_stream_s, End> stream_;  // from the first use on
};

}  // namespace beffroi::hosting
