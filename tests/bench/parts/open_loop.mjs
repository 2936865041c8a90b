// Messages come at their own pace, whatever the server does: the time from when one was due until a viewer had it.
import { bar, count, ms, table } from "../report.mjs";
import { chosenOf, middle, ratio, rounds, wrong } from "../rounds.mjs";
import { serversOf } from "../servers.mjs";

const names = ["raw send", "raw joined", "beffroi", "beffroi, io_uring", "beffroi, TLS", "nchan", "nats", "ws"];
const rates = [2, 20, 80];

export async function openLoop(options) {
  const phases = rates.map((rate) => `rate:${rate}:${options.seconds}`);
  const { results } = await rounds(options, chosenOf(options, serversOf(options), names), { viewers: options.viewers, phases });
  const [slow, , fast] = phases;
  const cell = (runs, phase) => {
    const share = middle(runs, phase, "in_time_share");
    const figures = `${ms(middle(runs, phase, "p50_ms"))} / ${ms(middle(runs, phase, "p99_ms"))} / ${ms(middle(runs, phase, "p999_ms"))}`;
    return saturated(runs, phase) ? `saturated (${Math.round(100 * share)} % in time)` : figures;
  };
  const fastMs = saturated(results.beffroi, fast) ? Number.POSITIVE_INFINITY : middle(results.beffroi, fast, "p99_ms");
  return {
    title: "Open loop",
    text: `${count(options.viewers)} viewers. Milliseconds from due to received: p50 / p99 / p99.9 over all deliveries. Saturated: what was due in the last second and more had not arrived
when sending ended, so time would only grow.`,
    tables: [table(["server", ...rates.map((rate) => `${rate} messages/s`), "missing, doubled, disordered"], Object.entries(results).map(([name, runs]) => [name, ...phases.map((phase) => cell(runs, phase)), phases.reduce((sum, phase) => sum + wrong(runs, phase), 0)]))],
    bars: [
      { ...bar("80 messages/s: p99 from due to received", "≤ 200 ms, not saturated", results.beffroi ? fastMs : Number.NaN, (x) => x <= 200), met: results.beffroi ? fastMs <= 200 : undefined, text: Number.isFinite(fastMs) ? `${ms(fastMs)} ms` : "saturated" },
      bar("2 messages/s: p99 to raw send", "≤ 1.15", ratio(results.beffroi, results["raw send"], slow, "p99_ms"), (x) => x <= 1.15),
    ],
  };
}

const saturated = (runs, phase) => {
  const seconds = Number(phase.split(":")[2]);
  return middle(runs, phase, "in_time_share") < Math.min(0.95, 1 - 1 / seconds / 2);
};
