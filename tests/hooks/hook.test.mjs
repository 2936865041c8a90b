// The real hub with the sample hook of config/ and a webhook receiver of our own, over real sockets. The receiver checks
// signatures by itself, so the hub's are held against another implementation.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hub, freePort, root } from "../client/hub.mjs";
import { Follower, Person } from "../client/person.mjs";

const secret = "whsec_" + randomBytes(32).toString("base64");
const folder = mkdtempSync(join(tmpdir(), "beffroi-hook-"));
const data = join(folder, "data");
const config = join(folder, "hub.toml");
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

let hub;
let hook;
let hookPort;
let receiver;
let moderator;
let desk;
const received = [];
let receiverStatus = 200;

function startHook() {
  const env = { ...process.env, HOOK_SECRET: secret, PORT: String(hookPort), HOOK_WORDS: "arnaque" };
  const child = spawn(process.execPath, [join(root, "config/sample-hook.mjs")], { env, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((done) => child.stdout.once("data", () => done(child)));
}

function ended(child) {
  return new Promise((done) => child.once("exit", done));
}

function startReceiver() {
  const key = Buffer.from(secret.slice(6), "base64");
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature } = request.headers;
      const good = signature === "v1," + createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
      received.push({ id, good, body, notice: JSON.parse(body), status: receiverStatus });
      response.writeHead(receiverStatus).end();
    });
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

async function startHub() {
  hub = await Hub.start({ data, port: hub?.port, args: ["--config", config] });
  return hub;
}

const shown = (follower, text) => follower.bytes.some((frame) => frame.includes(text));
const come = async (name) => {
  const person = await Person.guest(hub.url, name, { room: hub.links.room });
  const follower = new Follower(person, hub.links.room);
  follower.keepBytes = true;
  follower.start();
  await follower.until((each) => each.live, "to be live");
  return follower;
};
const post = (follower, text) => follower.do({ k: "post_message", text, channel: "room" });
const told = async (condition, what) => {
  for (const end = Date.now() + 20000; Date.now() < end; await pause(20)) if (received.some(condition)) return received.find(condition);
  assert.fail(`no notice came: ${what}; ${JSON.stringify(received.map((each) => each.notice))}`);
};

before(async () => {
  hookPort = await freePort();
  hook = await startHook();
  receiver = await startReceiver();
  const port = receiver.address().port;
  writeFileSync(join(folder, "secret"), secret + "\n");
  writeFileSync(config, `
[log]
file = "${join(folder, "log")}"
[hook]
url = "http://127.0.0.1:${hookPort}/check"
secret_file = "${join(folder, "secret")}"
allow_private = true
ports = [${hookPort}]
deadline_ms = 3000
[webhooks.wall]
url = "http://127.0.0.1:${port}/events"
secret_file = "${join(folder, "secret")}"
allow_private = true
ports = [${port}]
`);
  await startHub();
  moderator = await Person.invited(hub.url, hub.links.moderator, "Modération Exemple");
  desk = new Follower(moderator, hub.links.room);
  desk.keepBytes = true;
  desk.start();
  await desk.until((each) => each.live, "to be live");
});

after(async () => {
  await desk?.close();
  await hub?.end();
  hook?.kill();
  receiver?.close();
  receiver?.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

test("the hook lets through, holds and changes its mind", async () => {
  const reader = await come("Lectrice Exemple");
  const writer = await come("Auteur Exemple");
  await post(writer, "Bonjour à tous");
  await reader.until((each) => shown(each, "Bonjour à tous"), "the message");

  const other = await come("Autre Exemple");
  await post(other, "Une arnaque");
  await desk.until((each) => shown(each, "Une arnaque"), "the held message at the desk");
  assert.ok(!shown(reader, "Une arnaque"));

  const third = await come("Tiers Exemple");
  const asked = Date.now();
  await post(third, "Je le dis plus tard");
  assert.ok(!shown(reader, "plus tard"), "held while the hook thinks");
  await reader.until((each) => shown(each, "plus tard"), "the later verdict");
  assert.ok(Date.now() - asked >= 1900);
  for (const each of [reader, writer, other, third]) {
    assert.deepEqual(each.violations, []);
    await each.close();
  }
});

test("webhooks are signed, know what the public knows, and lose nothing over a restart", async () => {
  const writer = await come("Curieuse Exemple");
  await writer.do({ k: "ask_question", text: "Combien de temps dure la visite ?" });
  const first = await told(({ notice }) => notice.question?.text === "Combien de temps dure la visite ?", "the question");
  assert.ok(first.good);
  assert.equal(first.notice.type, "question_asked");
  assert.ok(!received.some(({ body }) => body.includes("arnaque")), "nothing held is told to the public's webhook");

  receiverStatus = 500;
  const { seq } = await desk.do({ k: "move_question", question: first.notice.question.id, to: "answered" });
  const failed = await told(({ notice }) => notice.seq === seq, "the answered question");
  assert.equal(failed.status, 500);
  await hub.stop();
  receiverStatus = 200;
  await startHub();
  const again = await told((each) => each.notice.seq === seq && each.status === 200, "the answered question again");
  assert.equal(again.id, failed.id);
  assert.equal(again.notice.type, "question_answered");
  assert.ok(received.every(({ good }) => good));
  await writer.close();
});

test("a hook that is gone holds newcomers' messages, and moderators can see that it fails", async () => {
  hook.kill();
  await ended(hook);
  const reader = await come("Lecteur Exemple");
  for (let i = 0; i < 5; ++i) {
    const writer = await come(`Nouvelle ${i} Exemple`);
    await post(writer, `Message numéro ${i}`);
    await writer.close();
  }
  await desk.until((each) => shown(each, "Message numéro 4"), "the held message at the desk");
  assert.ok(!shown(reader, "Message numéro"));
  const state = await moderator.http("GET", "/api/moderation/hook");
  assert.equal(state.state, "failing");
  assert.equal(state.failed, 5);
  assert.match(state.why, /connection/);
  await reader.close();
});
