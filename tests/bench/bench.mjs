// What the hub can do on this machine, beside the raw limit and others, and tests/bench/RESULTS.md with it.
//   ./test bench                                              everything, about 25 minutes
//   node tests/bench/bench.mjs --parts deliveries --viewers 2000 --seconds 2 --repeats 1     a part, short
// The server is pinned to one processor, the load tool to another; the servers take turns within a round, so that a machine that
// changes its speed changes it for all of them.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../client/hub.mjs";
import { connections } from "./parts/connections.mjs";
import { crowds } from "./parts/crowds.mjs";
import { deliveries } from "./parts/deliveries.mjs";
import { openLoop } from "./parts/open_loop.mjs";
import { storm } from "./parts/storm.mjs";
import { threads } from "./parts/threads.mjs";
import { report } from "./report.mjs";

const parts = { deliveries, openLoop, connections, threads, storm, crowds };

const { values } = parseArgs({
  options: {
    hub: { type: "string", default: join(root, "build/release/beffroi") },
    load: { type: "string", default: join(root, "build/release/tests/bench_load") },
    raw: { type: "string", default: join(root, "build/release/tests/bench_raw") },
    parts: { type: "string", default: Object.keys(parts).join(",") },
    servers: { type: "string", default: "" }, // only these, for the parts that compare
    viewers: { type: "string", default: "10000" },
    seconds: { type: "string", default: "5" },
    repeats: { type: "string", default: "3" },
    churn: { type: "string", default: "1000000" },
    results: { type: "string", default: join(root, "tests/bench/RESULTS.md") },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(readFileSync(new URL(import.meta.url), "utf8").split("\n").filter((line) => line.startsWith("//")).join("\n"));
  console.log(`  --parts ${Object.keys(parts).join(",")}  --servers NAME,...  --viewers N  --seconds N  --repeats N  --churn N  --results FILE`);
  process.exit(0);
}

const options = {
  ...values,
  servers: values.servers === "" ? undefined : values.servers.split(","),
  viewers: Number(values.viewers),
  seconds: Number(values.seconds),
  repeats: Number(values.repeats),
  churn: Number(values.churn),
  say: (line) => console.log(line),
};

const chosen = values.parts.split(",");
for (const name of chosen) if (!parts[name]) throw new Error(`there is no part ${name}: ${Object.keys(parts).join(", ")}`);

const begun = Date.now();
const sections = [];
for (const name of chosen) {
  console.log(`▸ ${name}`);
  sections.push({ name, ...(await parts[name](options)) });
}

const commit = (() => {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
})();
const machine = `${os.cpus().length} processors (${os.cpus()[0]?.model.trim() ?? "unknown"}), Linux ${os.release()}, Debian ${readFileSync("/etc/debian_version", "utf8").trim()}`;
mkdirSync(join(root, "build"), { recursive: true });
writeFileSync(join(root, "build/bench.json"), JSON.stringify({ machine, commit, options: values, sections }, null, 1));
const text = report({ machine, commit, options, minutes: Math.round((Date.now() - begun) / 60000), sections });
writeFileSync(values.results, text);
console.log(text);
