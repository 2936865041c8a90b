// What the rules of moderation cost a message before its room's turn. Each rule has its benchmark here.
#include <benchmark/benchmark.h>

#include <string>

#include "lively_room.hpp"
#include "moderation/pipeline.hpp"

namespace {

using namespace beffroi;

// The rules that hold in every room.
void JudgeByTheHardRules(benchmark::State& run) {
  const bench::LivelyRoom room;
  const std::string name = "masterclass-1";
  moderation::Pipeline judge;
  for (auto _ : run) {
    judge.judge({name, room.speaker, room.post, room.now},
                [](const room::Verdict& verdict) { benchmark::DoNotOptimize(verdict.kind); });
  }
}
BENCHMARK(JudgeByTheHardRules);

}  // namespace
