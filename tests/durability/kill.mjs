// The hub is killed with SIGKILL at random moments under load and started again on its data.
//   node tests/durability/kill.mjs [--hub build/release/beffroi] [--rounds 50] [--writers 16] [--seed N]
// Checked over the recorded histories of all clients and the whole log: nothing acknowledged is lost or moved, no command
// is in the log twice, sequence numbers have no holes, no client saw a gap that was not healed, votes equal a recount.
import { parseArgs } from "node:util";
import { Hub } from "../client/hub.mjs";
import { Follower, Person } from "../client/person.mjs";

const { values: options } = parseArgs({
  options: { hub: { type: "string" }, rounds: { type: "string", default: "50" }, writers: { type: "string", default: "16" }, seed: { type: "string", default: String(Date.now() % 1e9) } },
});
const rounds = Number(options.rounds);
console.log(`seed ${options.seed}, ${rounds} rounds`);

// Small repeatable generator, so that a failing run can be told from its seed.
let state = Number(options.seed) >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const hub = await Hub.start({ binary: options.hub });
const room = hub.links.room;
const organiser = await Person.invited(hub.url, hub.links.organiser, "Organisation exemple");
const writers = [];
for (let i = 0; i < Number(options.writers); ++i) {
  const link = await organiser.invite("moderator", "session", room);
  writers.push(new Follower(await Person.invited(hub.url, link, `Modération exemple ${i + 1}`), room).start());
}
const readers = [];
for (let i = 0; i < 8; ++i) readers.push(new Follower(await Person.guest(hub.url, `Public exemple ${i + 1}`, { room }), room).start());
await Promise.all([...writers, ...readers].map((each) => each.until((f) => f.live, "first join")));

const { seq: question } = await writers[0].do({ k: "ask_question", text: "Une question à voter ?" });
let writing = true;
const refusals = {}; // by code
const loops = writers.map((writer, index) => writeLoop(writer, index));

async function writeLoop(writer, index) {
  let voted = false;
  for (let i = 0; writing; ++i) {
    // Every vote turns the last one that was accepted round: one that changes nothing is acknowledged without an entry.
    const cmd = i % 5 === 4 ? { k: "vote_question", question, on: !voted } : { k: "post_message", channel: i % 7 === 0 ? "backstage" : "room", text: `message ${index}.${i}` };
    try {
      await writer.do(cmd);
      if (cmd.k === "vote_question") voted = cmd.on;
    } catch (error) {
      refusals[error.code] = (refusals[error.code] ?? 0) + 1;
      await new Promise((done) => setTimeout(done, error.retry_ms ?? 50));
    }
    await new Promise((done) => setTimeout(done, 60 * random()));
  }
}

let restartMs = 0;
for (let round = 1; round <= rounds; ++round) {
  await new Promise((done) => setTimeout(done, 200 + 900 * random()));
  await hub.kill();
  const began = Date.now();
  await hub.start();
  restartMs = Math.max(restartMs, Date.now() - began);
  if (round % 10 === 0) console.log(`round ${round}: ${writers.reduce((sum, w) => sum + w.acknowledged.size, 0)} acknowledged`);
}
writing = false;
await Promise.all(loops);
// The public is told of entries that it may not see with the next one that it may.
await writers[0].do({ k: "post_message", channel: "room", text: "fin" });
const entries = await wholeLog();
const head = entries.at(-1).seq;
await Promise.all([...writers, ...readers].map((each) => each.until((f) => f.position?.seq === head, `position ${head}`)));

const problems = check(entries);
const acknowledged = writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0);
const resumes = [...writers, ...readers].reduce((sum, each) => sum + each.resumes, 0);
console.log(`${acknowledged} acknowledged, ${entries.length} entries, ${resumes} resumes, refusals ${JSON.stringify(refusals)}, slowest restart ${restartMs} ms`);
await Promise.all([...writers, ...readers].map((each) => each.close()));
await hub.end();
if (acknowledged < rounds * 5) problems.push(`only ${acknowledged} acknowledged: there was no load`);
if (resumes < rounds) problems.push(`only ${resumes} resumes`);
if (problems.length > 0) {
  console.error(problems.slice(0, 20).join("\n"));
  console.error(`${problems.length} violations`);
  process.exit(1);
}
console.log("0 lost, 0 doubled, 0 holes, 0 silent gaps");

async function wholeLog() {
  const all = [];
  for (;;) {
    const page = await organiser.http("GET", `/api/rooms/${room}/log?after=${all.length}`);
    all.push(...page.entries);
    if (!page.more) return all;
  }
}

function check(log) {
  const found = [];
  const byCommand = new Map();
  log.forEach((entry, index) => {
    if (entry.seq !== index + 1) found.push(`hole: entry ${index + 1} has seq ${entry.seq}`);
    if (!entry.cmd) return;
    if (byCommand.has(entry.cmd)) found.push(`doubled: ${entry.cmd} at ${byCommand.get(entry.cmd)} and ${entry.seq}`);
    byCommand.set(entry.cmd, entry.seq);
  });
  if (new Set(log.map((entry) => entry.id)).size !== log.length) found.push("an entry id was used twice");
  for (const writer of writers) {
    for (const [command, seq] of writer.acknowledged) {
      const at = byCommand.get(command);
      if (at === undefined) found.push(`lost: ${command}, acknowledged at ${seq}`);
      if (at !== undefined && at !== seq) found.push(`moved: ${command}, acknowledged at ${seq}, is at ${at}`);
    }
  }
  for (const each of [...writers, ...readers]) found.push(...each.violations.map((text) => `${each.person.profile.name}: ${text}`));
  checkVotes(log, found);
  return found;
}

function checkVotes(log, found) {
  const voters = new Set();
  for (const entry of log) {
    if (entry.fact.k !== "vote_cast" || entry.fact.question !== question) continue;
    if (entry.fact.on) voters.add(entry.actor.person);
    else voters.delete(entry.actor.person);
  }
  for (const reader of readers) {
    const shown = reader.snap?.shared.questions.find((each) => each.id === question);
    if (shown && reader.snap.seq === log.length && shown.votes !== voters.size) found.push(`votes: ${shown.votes} shown, ${voters.size} in the log`);
  }
}
