// Deliveries a second of the server's processor: one message in flight (nothing to join: the price of a delivery), and sixteen.
import { bar, count, ms, table, times } from "../report.mjs";
import { chosenOf, middle, ratio, rounds, wrong } from "../rounds.mjs";
import { serversOf } from "../servers.mjs";

const names = ["raw send", "raw joined", "raw io_uring", "beffroi, send", "beffroi, io_uring", "beffroi", "beffroi, TLS", "nchan", "nats", "ws", "socket.io"];
const others = ["nchan", "nats", "ws", "socket.io"];

export async function deliveries(options) {
  const one = `window:1:${options.seconds}`;
  const sixteen = `window:16:${options.seconds}`;
  const { results, absent } = await rounds(options, chosenOf(options, serversOf(options), names), { viewers: options.viewers, phases: ["idle:1", one, sixteen] });
  const key = "per_cpu_second";
  const plain = results["beffroi, send"] ? "beffroi, send" : "beffroi"; // a build without io_uring has one way only
  const to = (name, other, phase) => ratio(results[name], results[other], phase, key);
  const best = Math.max(...others.map((name) => middle(results[name], one, key)).filter(Number.isFinite));
  const rows = Object.keys(results).map((name) => {
    const runs = results[name];
    const connect = runs.map((run) => run.connect);
    return [
      name,
      count(middle(runs, one, key)), times(to(name, "raw send", one)), times(to("beffroi", name, one)),
      count(middle(runs, sixteen, key)), times(to(name, "raw joined", sixteen)), times(to("beffroi", name, sixteen)),
      `${ms(middle(runs, one, "p50_ms"))} / ${ms(middle(runs, one, "p99_ms"))} / ${ms(middle(runs, one, "p999_ms"))}`,
      count(connectsPerCpuSecond(connect)), count(bytesEach(runs)), count(middle(runs, one, "bytes_per_delivery")),
      wrong(runs, one) + wrong(runs, sixteen),
    ];
  });
  return {
    title: "Deliveries",
    text: `${count(options.viewers)} viewers. Ratios are medians of the rounds' own. Bytes of a delivery are what a viewer's WebSocket carries for one message: the raw server and the
peers send the 200 bytes as they are; the hub's frame says room, range, author and time as well, through a durable commit.${said(absent)}`,
    tables: [
      table(["server", "1 in flight: a CPU-second", "of raw send", "beffroi / it", "16 in flight: a CPU-second", "of raw joined", "beffroi / it", "1 in flight: p50 / p99 / p99.9 ms", "connects a CPU-second", "resident bytes each", "bytes a delivery", "missing, doubled, disordered"], rows),
    ],
    bars: [
      bar("One in flight, plain sends, to raw send", "≥ 0.95", to(plain, "raw send", one), (x) => x >= 0.95),
      bar("One in flight, io_uring, to raw send", "≥ 1.05", to("beffroi, io_uring", "raw send", one), (x) => x >= 1.05),
      bar("One in flight, to the best of the peers", "> 1", middle(results.beffroi, one, key) / best, (x) => x > 1),
      bar("16 in flight, to raw joined", "≥ 1.3", to("beffroi", "raw joined", sixteen), (x) => x >= 1.3),
      bar("TLS: CPU of a delivery to plain, one in flight", "≤ 1.6", to("beffroi", "beffroi, TLS", one), (x) => x <= 1.6),
      bar("TLS: CPU of a delivery to plain, 16 in flight", "≤ 1.6", to("beffroi", "beffroi, TLS", sixteen), (x) => x <= 1.6),
    ],
  };
}

const connectsPerCpuSecond = (connects) => connects.reduce((sum, each) => sum + each.connections, 0) / connects.reduce((sum, each) => sum + each.cpu_seconds, 0);
const bytesEach = (runs) => runs.map((run) => (run["idle:1"].resident_bytes - run["connect-begin"].resident_bytes) / run.connect.connections).sort((a, b) => a - b)[Math.floor(runs.length / 2)];
const said = (absent) => Object.entries(absent).map(([name, why]) => ` Not measured: ${name} (${why}).`).join("");
