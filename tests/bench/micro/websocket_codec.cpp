// RFC 6455 both ways: what a client's frame costs to read, and a flush's frame to write.
#include "net/websocket_codec.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "lively_room.hpp"

namespace {

using namespace beffroi::net;

std::vector<std::byte> masked_frame(const std::string& text) {
  const unsigned char mask[] = {0x37, 0xFA, 0x21, 0x3D};
  std::vector<std::byte> frame{std::byte{0x81}, std::byte{0xFE}, std::byte(text.size() >> 8U),
                               std::byte(text.size() & 0xFFU)};
  for (const unsigned char byte : mask) frame.push_back(std::byte{byte});
  for (std::size_t i = 0; i < text.size(); ++i)
    frame.push_back(std::byte(static_cast<unsigned char>(text[i]) ^ mask[i % 4]));
  return frame;
}

void ReadClientFrame(benchmark::State& run) {
  const std::vector<std::byte> frame = masked_frame(bench::post_as_sent());
  std::vector<std::byte> bytes;
  WebSocketParser parser;
  for (auto _ : run) {
    bytes = frame;  // unmasking is in place
    std::span<std::byte> input(bytes);
    auto event = parser.next(input, 0);
    benchmark::DoNotOptimize(event);
  }
  run.SetBytesProcessed(static_cast<std::int64_t>(frame.size()) * static_cast<std::int64_t>(run.iterations()));
}
BENCHMARK(ReadClientFrame);

void WriteTextFrame(benchmark::State& run) {
  const std::string text(400, 'x');
  for (auto _ : run) {
    auto frame = encode_frame(Opcode::text, text);
    benchmark::DoNotOptimize(frame);
  }
}
BENCHMARK(WriteTextFrame);

}  // namespace
