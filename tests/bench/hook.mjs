// Whether a slow or dead moderation hook in one room slows down another one.
//   node tests/bench/hook.mjs --hub build/release/beffroi --load build/release/tests/bench_load [--viewers 200] [--seconds 8] [--repeats 3]
// One room gets 9 messages a second that no hook is asked about (a moderator writes); 30 attendees write in another room, whose texts all go
// through the gate. The hook answers at once, after 700 ms, or never. Prints the first room's time from due to received, medians of the repeats.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Hub } from "../client/hub.mjs";
import { Follower, Person } from "../client/person.mjs";

const { values: options } = parseArgs({
  options: {
    hub: { type: "string", default: "build/release/beffroi" },
    load: { type: "string", default: "build/release/tests/bench_load" },
    viewers: { type: "string", default: "200" },
    seconds: { type: "string", default: "8" },
    repeats: { type: "string", default: "3" },
  },
});

const perPerson = 8;
const rate = 9; // a connection may send ten commands a second
const writers = 30;
const viewers = Number(options.viewers);
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const folder = mkdtempSync(join(tmpdir(), "beffroi-bench-hook-"));

let answerAfter = 0; // ms; undefined: never
let asked = 0;
const hook = createServer((request, response) => {
  asked += 1;
  request.resume();
  request.on("end", () => {
    if (answerAfter === undefined) return;
    setTimeout(() => response.writeHead(200, { "content-type": "application/json" }).end('{"verdict":"allow"}'), answerAfter);
  });
});
await new Promise((done) => hook.listen(0, "127.0.0.1", done));
const { port } = hook.address();
const config = join(folder, "hook.toml");
writeFileSync(config, `
[listen]
threads = 1
venues = ["127.0.0.0/8", "::1/128"]
[log]
level = "error"
[hook]
url = "http://127.0.0.1:${port}/"
secret = "whsec_${randomBytes(32).toString("base64")}"
allow_private = true
ports = [${port}]
trusted = "gate"
newcomer_on_failure = "publish"
`);

async function load(hub, tickets, publisher) {
  const list = join(folder, "tickets");
  writeFileSync(list, tickets.join("\n") + "\n");
  const { ticket } = await publisher.http("POST", "/api/ticket");
  const tool = spawn(options.load, [hub.port, hub.links.room, list, ticket, options.seconds, 0, rate, 200].map(String), { stdio: ["pipe", "pipe", "pipe"] });
  let out = "";
  tool.stdout.on("data", (text) => (out += text));
  const ended = new Promise((done) => tool.once("exit", done));
  await Promise.race([new Promise((done) => tool.stderr.once("data", done)), ended]);
  tool.stdin.write("go\n");
  if ((await ended) !== 0) throw new Error("the load tool failed");
  return JSON.parse(out);
}

async function run(answers) {
  answerAfter = answers;
  const hub = await Hub.start({ binary: options.hub, args: ["--config", config] });
  const organiser = await Person.invited(hub.url, hub.links.organiser, "Organisation exemple");
  const publisher = await Person.invited(hub.url, await organiser.invite("moderator", "session", hub.links.room), "Modération exemple");
  const tickets = [];
  for (let i = 0; i < viewers / perPerson; ++i) {
    const person = await Person.guest(hub.url, `Essai ${i}`, { room: hub.links.room });
    for (let k = 0; k < perPerson; ++k) tickets.push((await person.http("POST", "/api/ticket")).ticket);
  }
  let writing = true;
  const others = [];
  for (let i = 0; i < writers; ++i) {
    const person = await Person.guest(hub.url, `Auteur ${i}`, { room: hub.links.hall });
    const follower = new Follower(person, hub.links.hall).start();
    const write = async () => {
      for (let n = 0; writing; ++n) {
        follower.do({ k: "post_message", text: `Message ${n}`, channel: "room" }).catch(() => {});
        await pause(1000);
      }
    };
    others.push({ follower, done: follower.until((each) => each.live, "to be live").then(write) });
  }
  await pause(1000);
  const result = await load(hub, tickets, publisher);
  writing = false;
  for (const { follower, done } of others) {
    await done;
    await follower.close();
  }
  await hub.end();
  return result;
}

const rows = new Map();
for (let i = 0; i < Number(options.repeats); ++i) {
  for (const [name, answers] of [["answers at once", 0], ["answers after 700 ms", 700], ["never answers", undefined]]) {
    asked = 0;
    const result = await run(answers);
    rows.set(name, [...(rows.get(name) ?? []), { ...result, asked }]);
  }
}
console.log("the hook of the other room | asked | p50 ms | p99 ms | missing");
for (const [name, runs] of rows) {
  const of = (key) => median(runs.map((each) => each[key]));
  console.log(`${name} | ${of("asked")} | ${of("p50_ms")} | ${of("p99_ms")} | ${runs.reduce((sum, each) => sum + each.expected - each.deliveries, 0)}`);
}
hook.close();
hook.closeAllConnections();
rmSync(folder, { recursive: true, force: true });
