// What a connection costs that does nothing, plain and TLS, and what stays of those that came and went.
import { bar, count, table, times } from "../report.mjs";
import { median, once } from "../rounds.mjs";
import { serversOf } from "../servers.mjs";

const most = 19000; // connections; the hub needs descriptors for its files as well

export async function connections(options) {
  const servers = serversOf(options);
  const idle = {};
  for (const [name, viewers] of [["beffroi", options.viewers], ["beffroi", Math.min(most, 2 * options.viewers)], ["beffroi, TLS", options.viewers]]) {
    const runs = [];
    for (let round = 0; round < options.repeats; ++round) runs.push(await idleOf(options, servers[name], viewers));
    const of = (key) => median(runs.map((run) => run[key]));
    idle[`${name} ${viewers}`] = { name, viewers, heap: of("heap"), resident: of("resident"), connects: of("connects") };
    options.say(`  ${name}, ${viewers}: heap ${Math.round(of("heap"))}, resident ${Math.round(of("resident"))} bytes each`);
  }
  const churned = await churnOf(options, servers.beffroi);
  const plain = idle[`beffroi ${options.viewers}`];
  const tls = idle[`beffroi, TLS ${options.viewers}`];
  return {
    title: "Connections",
    text: `Idle: a session that follows a room. Heap is what the allocator has given out (\`beffroi_heap_bytes\`), resident what the kernel counts, both after less before, by connection; the kernel's own
memory of a socket comes on top. Churn: each connection takes a ticket over HTTP, upgrades, says hello, joins, and goes, half of them without a goodbye; beside 100 viewers who stay.`,
    tables: [
      table(["", "connections", "heap bytes each", "resident bytes each", "connects a CPU-second"], Object.values(idle).map((each) => [each.name, count(each.viewers), count(each.heap), count(each.resident), count(each.connects)])),
      table(["connections that came and went", "a CPU-second", "resident before, MB", "after, MB", "heap before, MB", "after, MB"], [[count(churned.connections), count(churned.per_cpu_second), mb(churned.residentBefore), mb(churned.residentAfter), mb(churned.heapBefore), mb(churned.heapAfter)]]),
    ],
    bars: [
      { ...bar("Idle plain connection: heap", "≤ 1,024 bytes", plain.heap, (x) => x <= 1024), text: count(plain.heap) },
      { ...bar("Idle plain connection: resident", "≤ 2,048 bytes", plain.resident, (x) => x <= 2048), text: count(plain.resident) },
      { ...bar("Idle TLS connection: heap", "≤ 16,384 bytes", tls.heap, (x) => x <= 16384), text: count(tls.heap) },
      { ...bar("Idle TLS connection: resident", "≤ 16,384 bytes", tls.resident, (x) => x <= 16384), text: count(tls.resident) },
      bar(`Resident memory after ${count(churned.connections)} connections, to before`, "≤ 1.1", churned.residentAfter / churned.residentBefore, (x) => x <= 1.1),
    ],
  };
}

const mb = (bytes) => times(bytes / 1e6);

// Seven seconds: the deadline for a hello (five) is forgotten by then. People and their sessions are there before the first figure is taken: only connections are counted.
async function idleOf(options, start, viewers) {
  const server = async (load) => {
    const started = await start(load);
    const before = await started.figures();
    return { ...started, before, figures: async () => ({ ...(await started.figures()), before }) };
  };
  const run = await once(options, server, { viewers, publishers: 1, phases: ["idle:7", "pause:idle"] });
  const { before, heap, resident } = run.own.idle;
  const { connections: made, cpu_seconds } = run.connect;
  return { heap: (heap - before.heap) / made, resident: (resident - before.resident) / made, connects: made / cpu_seconds };
}

// A first tenth warms up: what the hub keeps for whoever comes next is kept by then.
async function churnOf(options, start) {
  const warm = Math.max(1000, Math.round(options.churn / 10));
  const phases = [`churn:${warm}:100`, "idle:1", "pause:before", `churn:${options.churn}:100`, "idle:1", "pause:after"];
  const run = await once(options, start, { viewers: 100, extraPeople: 500, publishers: 1, phases });
  const { before, after } = run.own;
  const figures = run[`churn:${options.churn}:100`];
  return { connections: figures.connections, per_cpu_second: figures.per_cpu_second, residentBefore: before.resident, residentAfter: after.resident, heapBefore: before.heap, heapAfter: after.heap };
}
