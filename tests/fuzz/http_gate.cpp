// Any bytes: a complete head lies inside what was given and ends at its first empty line; one byte less is incomplete.
// What the gate lets through, the parser and the decoder of targets survive.
#include "net/http_gate.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

#include "net/http_head.hpp"
#include "net/limits.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using beffroi::net::GateVerdict;
  const std::string bytes(reinterpret_cast<const char*>(data), size);  // its own buffer: an overrun is seen
  const GateVerdict verdict = beffroi::net::check_head(bytes);
  if (verdict.state == GateVerdict::State::complete) {
    if (verdict.head_bytes > size || verdict.head_bytes > beffroi::net::kHeadBytes) std::abort();
    if (bytes.find("\r\n\r\n") + 4 != verdict.head_bytes) std::abort();
    if (beffroi::net::check_head(std::string_view(bytes).substr(0, verdict.head_bytes - 1)).state !=
        GateVerdict::State::incomplete) {
      std::abort();
    }
    beffroi::net::Request request;
    beffroi::net::read_head(std::string_view(bytes).substr(0, verdict.head_bytes),
                            request);  // may refuse, must not break
  }
  if (verdict.state == GateVerdict::State::refused && (verdict.status < 400 || verdict.why.empty())) std::abort();
  return 0;
}
