// Everybody loses the connection at once and comes back at once, while messages go on.
import { bar, count, ms, table } from "../report.mjs";
import { middle, rounds, wrong } from "../rounds.mjs";
import { serversOf } from "../servers.mjs";

export async function storm(options) {
  const phase = "storm:10:10";
  const all = serversOf(options);
  const { results } = await rounds(options, { beffroi: all.beffroi, "beffroi, TLS": all["beffroi, TLS"] }, { viewers: options.viewers, phases: ["rate:10:2", phase] });
  const runs = results.beffroi;
  const back = middle(runs, phase, "back_p99_ms");
  const complete = runs?.every((run) => run[phase].back === run[phase].viewers) && wrong(runs, phase) === 0;
  return {
    title: "Reconnect storm",
    text: `${count(options.viewers)} viewers drop at once; each takes a new ticket over HTTP, upgrades, says hello and joins from its position, with no pause, while 10 messages a second go on. Back: joined again, and
every message sent until then received once, in order.`,
    tables: [
      table(["", "joined p99 ms", "back p50 / p99 / last ms", "came back", "missing, doubled, disordered", "connects tried again"], Object.entries(results).map(([name, each]) => [name, ms(middle(each, phase, "joined_p99_ms")), ["back_p50_ms", "back_p99_ms", "back_last_ms"].map((key) => ms(middle(each, phase, key))).join(" / "), count(middle(each, phase, "back")), wrong(each, phase), count(middle(each, phase, "retries"))])),
    ],
    bars: [{ ...bar(`${count(options.viewers)} clients back after a storm, p99`, "≤ 5 s, complete", back, (x) => x <= 5000), met: runs ? back <= 5000 && complete : undefined, text: `${ms(back)} ms, ${complete ? "complete" : "incomplete"}` }],
  };
}
