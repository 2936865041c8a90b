// Two I/O threads beside one. The load tool needs a processor of its own, so on a small machine the wall clock cannot show the
// gain; the processor time can: what two threads deliver for the time of two processors, had they been free.
import { bar, count, table, times } from "../report.mjs";
import { middle, ratio, rounds } from "../rounds.mjs";
import { startHub } from "../hub_under_load.mjs";

export async function threads(options) {
  const phases = [`window:1:${options.seconds}`, `window:16:${options.seconds}`];
  const hub = (count_) => (load) => startHub({ binary: options.hub, threads: count_, cores: count_ === 1 ? "0" : "0,1", ...load });
  const { results } = await rounds(options, { "one thread": hub(1), "two threads": hub(2) }, { viewers: options.viewers, phases });
  const key = "per_cpu_second";
  const gain = (phase) => 2 * ratio(results["two threads"], results["one thread"], phase, key);
  return {
    title: "Threads",
    text: `${count(options.viewers)} viewers of one room. Gain: twice the deliveries of a CPU-second with two threads over those with one.`,
    tables: [table(["", "1 in flight: a CPU-second", "16 in flight: a CPU-second"], Object.entries(results).map(([name, runs]) => [name, ...phases.map((phase) => count(middle(runs, phase, key)))])), table(["", "1 in flight", "16 in flight"], [["gain of two threads", ...phases.map((phase) => times(gain(phase)))]])],
    bars: [bar("Two I/O threads to one, one in flight, by CPU-seconds", "≥ 1.7", gain(phases[0]), (x) => x >= 1.7), bar("Two I/O threads to one, 16 in flight, by CPU-seconds", "≥ 1.7", gain(phases[1]), (x) => x >= 1.7)],
  };
}
