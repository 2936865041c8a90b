// Reads compressed messages (RFC 7692 7.2.2) without context takeover, as a pure function over bytes: one for each I/O
// thread serves all its connections, and nothing of one message is left for the next. The result is bounded whatever
// the input promises.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct z_stream_s;

namespace beffroi::net {

struct Inflated {
  std::string_view text;   // valid UTF-8, until the next call
  std::uint16_t code = 0;  // not 0: the close code to send; 1007 for what is no DEFLATE data or no UTF-8, 1009 too big
  std::string_view why{};
};

class Inflater {
 public:
  Inflater();
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // `payload` is the payload of a whole message, its fragments joined. Takes work in proportion to payload and limit.
  // Throws std::bad_alloc.
  Inflated inflate(std::string_view payload, std::size_t limit_bytes);

 private:
  enum class Outcome : std::uint8_t { whole, broken, too_big };
  struct End {
    void operator()(z_stream_s* stream) const;
  };

  Outcome run(std::string_view bytes);
  z_stream_s& fresh_stream();

  std::unique_ptr<z_stream_s, End> stream_;  // from the first use on
  std::string text_;                         // as large as the largest limit so far
};

}  // namespace beffroi::net
