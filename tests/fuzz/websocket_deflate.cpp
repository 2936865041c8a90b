// Any payload and any offer: no overrun, a bounded result, and the same result again.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "net/inflater.hpp"
#include "net/utf8.hpp"
#include "net/websocket_extensions.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace beffroi::net;
  constexpr std::size_t kLimit = 4096;
  static Inflater inflater;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Inflated first = inflater.inflate(bytes, kLimit);
  const std::string text(first.text);
  if (text.size() > kLimit || !is_utf8(text)) std::abort();
  const Inflated again = inflater.inflate(bytes, kLimit);
  if (again.text != text || again.code != first.code) std::abort();

  Request request;
  request.headers.add("Sec-WebSocket-Extensions", std::string(bytes));
  if (agree_on_deflate(request) && !extensions_well_formed(request)) std::abort();
  return 0;
}
