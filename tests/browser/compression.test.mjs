// Compression as two independent clients understand it: the `ws` package and Chromium, before a hub that has it on. They
// fail a connection at the first frame that is not as RFC 7692 wants it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { chromium } from "playwright-core";
import { Hub } from "../client/hub.mjs";
import { Follower, Person } from "../client/person.mjs";

const long = "Une longue phrase qui revient, qui revient et qui revient encore, pour que la compression y gagne. ";
const messages = 12;

async function hubWith(listen, story) {
  const folder = mkdtempSync(join(tmpdir(), "beffroi-compression-"));
  const config = join(folder, "hub.toml");
  writeFileSync(config, `[listen]\n${listen}\n`);
  let hub;
  try {
    hub = await Hub.start({ args: ["--config", config] });
    await story(hub);
  } finally {
    await hub?.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function figure(hub, name) {
  const text = await (await fetch(`${hub.url}/metrics`)).text();
  return Number(text.match(new RegExp(`^${name} (.*)$`, "m"))[1]);
}

// Follows the room of the hub's links; `websocket`: options of ws.
async function follow(hub, name, websocket) {
  const person = await Person.guest(hub.url, name, { code: hub.links.code });
  const follower = new Follower(person, hub.links.room, { websocket }).start();
  await follower.until(({ live }) => live, `${name} follows`);
  return follower;
}

async function speakTo(hub, followers) {
  const moderator = new Follower(await Person.invited(hub.url, hub.links.moderator, "Modération exemple 1"), hub.links.room).start();
  await moderator.until(({ live }) => live, "the moderator follows");
  for (let i = 0; i < messages; ++i) await moderator.do({ k: "post_message", text: `${long}${i}`, channel: "room" });
  const { seq } = moderator.position;
  for (const follower of followers) await follower.until(({ position }) => position.seq >= seq, "everybody is told");
  return moderator;
}

const wireBytes = (follower) => follower.socket._socket.bytesRead;

test("ws understands and is understood", { timeout: 60_000 }, () =>
  hubWith("compression = true", async (hub) => {
    const small = await follow(hub, "Public exemple 1", { perMessageDeflate: { threshold: 0 } });
    const plain = await follow(hub, "Public exemple 2", { perMessageDeflate: false });
    assert.equal(small.socket.extensions, "permessage-deflate");
    assert.equal(plain.socket.extensions, "");
    const before = { small: wireBytes(small), plain: wireBytes(plain) };
    const moderator = await speakTo(hub, [small, plain]);
    assert.ok(wireBytes(small) - before.small < 0.8 * (wireBytes(plain) - before.plain), "fewer bytes on the wire");
    await small.do({ k: "ask_question", text: `${long} ?` }); // compressed on its way to the hub

    small.socket.terminate(); // comes back and resumes
    await small.until(({ resumes, live }) => resumes === 1 && live, "a resume");
    const late = await follow(hub, "Public exemple 3", { perMessageDeflate: true });
    const late_plain = await follow(hub, "Public exemple 4", { perMessageDeflate: false });
    assert.deepEqual(late.snap.shared.messages, late_plain.snap.shared.messages, "the snapshot is the same");
    assert.ok(wireBytes(late) < wireBytes(late_plain), "and smaller");
    assert.ok((await figure(hub, "beffroi_compressions_total")) > 0);
    for (const follower of [small, plain, late, late_plain, moderator]) {
      assert.deepEqual(follower.violations, []);
      await follower.close();
    }
  }));

test("Chromium understands", { timeout: 120_000 }, () =>
  hubWith("compression = true", async (hub) => {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage({ baseURL: hub.url });
      const live = new Promise((done) => page.exposeFunction("follows", done));
      await page.goto("/healthz");
      const joined = page.evaluate(watch, { code: hub.links.code, room: hub.links.room, until: `${long}${messages - 1}` });
      await Promise.race([live, joined]);
      const moderator = await speakTo(hub, []);
      const { extensions, texts, closed } = await joined;
      assert.equal(closed, undefined);
      assert.match(extensions, /^permessage-deflate/);
      const heard = texts.map((text) => JSON.parse(text)).flatMap(({ t, u }) => (t === "up" ? u : []));
      assert.ok(heard.length >= messages);
      await moderator.close();
    } finally {
      await browser.close();
    }
  }));

test("off is the default", { timeout: 60_000 }, () =>
  hubWith("", async (hub) => {
    const follower = await follow(hub, "Public exemple 1", { perMessageDeflate: true });
    assert.equal(follower.socket.extensions, "");
    assert.equal(await figure(hub, "beffroi_compressions_total"), 0);
    await follower.close();
  }));

// In the page: joins the room and listens until a text comes by.
async function watch({ code, room, until }) {
  const post = async (path, body) => {
    const headers = body ? { "content-type": "application/json" } : {};
    const answer = await fetch(path, { method: "POST", headers, body: body && JSON.stringify(body) });
    return answer.json();
  };
  await post("/api/join", { code, name: "Public exemple 5" });
  const { ticket } = await post("/api/ticket");
  const socket = new WebSocket(`${location.origin.replace("http", "ws")}/ws`, "beffroi.v1");
  const texts = [];
  return new Promise((done) => {
    socket.onopen = () => socket.send(JSON.stringify({ t: "hello", ticket }));
    socket.onclose = ({ code: closed }) => done({ extensions: socket.extensions, texts, closed });
    socket.onmessage = ({ data }) => {
      texts.push(data);
      const { t } = JSON.parse(data);
      if (t === "welcome") socket.send(JSON.stringify({ t: "join", room }));
      if (t === "snap") window.follows();
      if (data.includes(until)) done({ extensions: socket.extensions, texts });
    };
  });
}
