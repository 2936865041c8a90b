// Any bytes: no overrun, no endless loop, and the same events whole as byte by byte; the same of compressed messages,
// whose text never exceeds the limit.
#include "net/websocket_codec.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "net/inflater.hpp"

namespace {

using beffroi::net::Inflater;

using beffroi::net::WebSocketEvent;
using beffroi::net::WebSocketParser;

constexpr std::size_t kLimit = 512;

void append_inflated(std::string& story, std::string_view payload) {
  static Inflater inflater;  // nothing of the message before may be left in it
  const auto inflated = inflater.inflate(payload, kLimit);
  if (inflated.text.size() > kLimit || (inflated.code != 0 && !inflated.text.empty())) std::abort();
  story += std::to_string(inflated.code);
  story.append(inflated.text);
}

std::string story_of(const std::uint8_t* data, std::size_t size, std::size_t piece, bool compression) {
  WebSocketParser parser(kLimit);
  if (compression) parser.allow_compression();
  std::string story;
  for (std::size_t at = 0; at < size; at += piece) {
    std::string chunk(reinterpret_cast<const char*>(data) + at, std::min(piece, size - at));
    std::span<std::byte> input(reinterpret_cast<std::byte*>(chunk.data()), chunk.size());
    for (;;) {
      const WebSocketEvent event = parser.next(input, 0);
      if (event.kind == WebSocketEvent::Kind::need_more) break;
      story += static_cast<char>('0' + static_cast<int>(event.kind));
      story += std::to_string(event.code);
      if (event.kind != WebSocketEvent::Kind::error) story.append(event.payload);
      if (event.kind == WebSocketEvent::Kind::deflated) append_inflated(story, event.payload);
    }
    if (!input.empty()) std::abort();
  }
  return story;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  for (const bool compression : {false, true}) {
    const std::string whole = story_of(data, size, size, compression);
    if (whole != story_of(data, size, 1, compression) || whole != story_of(data, size, 5, compression)) std::abort();
  }
  return 0;
}
