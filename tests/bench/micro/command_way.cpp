// The way of one command through the hub, stage by stage: what a room's turn costs besides the storage.
#include <benchmark/benchmark.h>

#include <string>

#include "hosting/tail.hpp"
#include "lively_room.hpp"
#include "protocol/codec.hpp"

namespace {

using namespace beffroi;

void DecodeCommand(benchmark::State& run) {
  const std::string message = bench::post_as_sent();
  for (auto _ : run) {
    auto decoded = protocol::decode_client_message(message);
    benchmark::DoNotOptimize(decoded);
  }
}
BENCHMARK(DecodeCommand);

void Decide(benchmark::State& run) {
  const bench::LivelyRoom room;
  for (auto _ : run) {
    auto decision = room::decide(room.state, room.speaker, room.post, room::Context{room.now, {}});
    benchmark::DoNotOptimize(decision);
  }
}
BENCHMARK(Decide);

void Apply(benchmark::State& run) {
  bench::LivelyRoom room;
  protocol::Entry entry = room.take(room.speaker, room.post);
  for (auto _ : run) {
    ++entry.seq;
    room::apply(room.state, entry);
  }
}
BENCHMARK(Apply);

void EncodeEntryForTheLog(benchmark::State& run) {
  bench::LivelyRoom room;
  const protocol::Entry entry = room.take(room.speaker, room.post);
  for (auto _ : run) {
    auto body = protocol::encoded(entry);
    benchmark::DoNotOptimize(body);
  }
}
BENCHMARK(EncodeEntryForTheLog);

// What every audience gets of one entry, encoded once for all of its members.
void ProjectAndEncode(benchmark::State& run) {
  bench::LivelyRoom room;
  const protocol::Entry entry = room.take(room.speaker, room.post);
  for (auto _ : run) {
    auto projection = hosting::projected(room.state, entry);
    benchmark::DoNotOptimize(projection);
  }
}
BENCHMARK(ProjectAndEncode);

void SnapshotOfTheRoom(benchmark::State& run) {
  const bench::LivelyRoom room;
  for (auto _ : run) {
    auto view = protocol::encoded(room::shared_view(room.state, protocol::Audience::public_));
    benchmark::DoNotOptimize(view);
  }
}
BENCHMARK(SnapshotOfTheRoom);

}  // namespace
