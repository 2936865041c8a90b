// Clients that misbehave beside those who do not: the others' time must not change. The comparison has the same number of clients,
// all of them well-behaved.
import { bar, count, ms, table, times } from "../report.mjs";
import { middle, once, ratio, wrong } from "../rounds.mjs";
import { serversOf } from "../servers.mjs";

const kinds = [
  ["readers that read nothing", "--stalled", 200],
  ["readers of one byte a second", "--slow", 200],
  ["clients that ping every second", "--pinging", 200],
  ["10,000 connects that say nothing, 2,000 a second", "--silent", 10000],
];

export async function crowds(options) {
  const viewers = Math.min(options.viewers, 5000); // with 10,000 silent ones that is what the descriptors allow
  const seconds = Math.max(10, options.seconds);
  const phase = `rate:5:${seconds}`;
  const start = serversOf(options).beffroi;
  const rows = [];
  const bars = [];
  for (const [name, flag, size] of kinds) {
    const follows = flag === "--silent" ? 0 : size;
    const run = (more, extra) => () => ({ start, load: { viewers: viewers + extra, extraPeople: size, more, phases: [phase, "pause:end"] } });
    const pairs = { without: run([], follows), with: run([flag, size], 0) };
    const results = { without: [], with: [] };
    for (let round = 0; round < options.repeats; ++round) {
      for (const [which, make] of Object.entries(pairs)) {
        const { start: begin, load } = make();
        results[which].push(await once(options, begin, load));
      }
      options.say(`  ${name}, round ${round + 1}: p99 ${ms(results.without.at(-1)[phase].p99_ms)} ms without, ${ms(results.with.at(-1)[phase].p99_ms)} with`);
    }
    const change = ratio(results.with, results.without, phase, "p99_ms");
    const memory = middle(results.with, phase, "resident_bytes") - middle(results.without, phase, "resident_bytes");
    rows.push([name, ms(middle(results.without, phase, "p99_ms")), ms(middle(results.with, phase, "p99_ms")), times(change), times(memory / 1e6), count(middle(results.with, phase, "cut_off")), wrong(results.with, phase)]);
    bars.push(bar(`The others’ p99 beside ${name}`, "≤ 1.05", change, (x) => x <= 1.05));
  }
  return {
    title: "Crowds that misbehave",
    text: `${count(viewers)} viewers, 5 messages/s for ${seconds} s; beside them 200 followers (or 10,000 connects) that misbehave, or as many followers that do not. Cut off: how many of them the hub had closed at the end.`,
    tables: [table(["beside", "the others’ p99 without, ms", "with, ms", "ratio", "memory more, MB", "cut off", "missing, doubled, disordered"], rows)],
    bars,
  };
}
