// A scene: the real hub, Chromium before it, and an eye on every page. A page must stay calm: no error on its console, no
// refused policy, no request to another host. What went wrong is kept in build/browser/ as pictures and text.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { chromium } from "playwright-core";
import { Hub, root } from "../client/hub.mjs";
import { Follower } from "../client/person.mjs";

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 800 };

const evidence = join(root, "build/browser");
const flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--mute-audio",
  "--autoplay-policy=no-user-gesture-required"];
/** For one step on a machine that compiles beside it. */
const patienceMs = 30_000;
const sceneMinutes = 5;

/** `media`: origins that streams may come from. */
export function scene(name, story, { media = [], minutes = sceneMinutes } = {}) {
  test(name, { timeout: minutes * 60_000 }, async () => {
    const stage = await Stage.open(media);
    try {
      await story(stage);
      stage.mustBeCalm();
    } catch (error) {
      await stage.keepEvidence(name);
      throw error;
    } finally {
      await stage.close();
    }
  });
}

export class Stage {
  static async open(media = []) {
    const stage = new Stage();
    stage.media = media;
    stage.views = [];
    stage.cuts = [];
    stage.followers = [];
    stage.folder = mkdtempSync(join(tmpdir(), "beffroi-scene-"));
    const config = join(stage.folder, "hub.toml");
    writeFileSync(config, `[web]\nmedia_origins = ${JSON.stringify(media)}\n`);
    try {
      stage.hub = await Hub.start({ args: ["--config", config] });
      stage.chromium = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  // A person's own browser profile with one page. `through`: a Cut between it and the hub.
  async page(name, { size = desktop, language = "fr-FR", scheme = "light", contrast = "no-preference", through, scale = 1 } = {}) {
    const context = await this.chromium.newContext({
      locale: language, timezoneId: "Europe/Paris", viewport: size, colorScheme: scheme, contrast, deviceScaleFactor: scale,
      reducedMotion: "reduce", baseURL: through?.url ?? this.hub.url,
    });
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    const hosts = [this.hub.url, ...this.media, ...(through ? [through.url] : [])].map((address) => new URL(address).host);
    this.views.push(new View(name, page, hosts, through));
    return page;
  }

  // Somebody without a screen. Kept here, so that a scene that fails leaves nobody behind to keep the process alive.
  async follow(person, room, { keepBytes = false } = {}) {
    const follower = new Follower(person, room);
    follower.keepBytes = keepBytes;
    this.followers.push(follower);
    follower.start();
    await follower.until(({ live, lastRefusal }) => live || lastRefusal, `${person.profile?.name ?? "somebody"} follows ${room}`, patienceMs);
    return follower;
  }

  async cut() {
    const cut = await Cut.before(this.hub.port);
    this.cuts.push(cut);
    return cut;
  }

  mustBeCalm() {
    assert.deepEqual(this.followers.flatMap(({ violations }) => violations), []);
    const problems = this.views.flatMap((view) => view.problems.map((problem) => `${view.name}: ${problem}`));
    assert.deepEqual(problems, []);
  }

  async keepEvidence(name) {
    mkdirSync(evidence, { recursive: true });
    for (const view of this.views) {
      const file = join(evidence, `${name} ${view.name}`.replaceAll(/[^\p{L}\p{N}]+/gu, "-"));
      writeFileSync(`${file}.txt`, [view.page.url(), ...view.lines, "", this.hub.output].join("\n"));
      await view.page.screenshot({ path: `${file}.png`, timeout: 10_000 }).catch(() => undefined);
    }
  }

  async close() {
    await this.chromium?.close();
    for (const follower of this.followers) await follower.close();
    for (const cut of this.cuts) await cut.end();
    await this.hub?.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// The eye on one page.
class View {
  constructor(name, page, hosts, through) {
    Object.assign(this, { name, page, hosts, through });
    this.lines = [];
    this.problems = [];
    page.on("console", (message) => this.heard(message));
    page.on("pageerror", (error) => this.problem(`uncaught: ${error.message}`));
    page.on("crash", () => this.problem("the page crashed"));
    page.on("request", (request) => this.asked(request.url()));
    page.on("websocket", (socket) => this.asked(socket.url()));
    page.on("response", (answer) => answer.status() >= 500 && this.problem(`${answer.status()} ${answer.url()}`));
  }

  problem(what) {
    this.lines.push(`! ${what}`);
    this.problems.push(what);
  }

  heard(message) {
    const line = `${message.type()}: ${message.text()} (${message.location().url})`;
    if (message.type() === "error" && !this.isExpected(message)) this.problem(line);
    else this.lines.push(line);
  }

  // Chromium itself writes an error for every refusal by status and for every lost connection.
  isExpected(message) {
    const text = message.text();
    if (/status of 401/.test(text) && message.location().url.endsWith("/api/me")) return true; // "who am I?" of a stranger
    return this.through?.wasCut === true && /net::ERR_|WebSocket connection to/.test(text);
  }

  asked(address) {
    const { protocol, host } = new URL(address);
    if (["data:", "blob:", "about:"].includes(protocol) || this.hosts.includes(host)) return;
    this.problem(`a request to another host: ${address}`);
  }
}

// A network of one person: bytes pass through to the hub until it is cut, and again once it is restored.
export class Cut {
  static async before(port) {
    const cut = new Cut();
    cut.sockets = new Set();
    cut.wasCut = false;
    cut.server = createServer((near) => cut.join(near, createConnection(port, "127.0.0.1")));
    await cut.listen(0);
    cut.url = `http://localhost:${cut.port}`;
    return cut;
  }

  async listen(port) {
    await new Promise((done, failed) => this.server.once("error", failed).listen(port, "127.0.0.1", done));
    this.server.removeAllListeners("error");
    this.port = this.server.address().port;
  }

  join(near, far) {
    for (const [socket, other] of [[near, far], [far, near]]) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => other.destroy());
      socket.on("close", () => this.sockets.delete(socket) && other.destroy());
      socket.pipe(other);
    }
  }

  // From now on nothing passes and new connections are refused.
  async cut() {
    this.wasCut = true;
    this.since = Date.now();
    const closed = new Promise((done) => this.server.close(done));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  // The length of the outage is what the scene is about: it lasts at least this long.
  async lastsAtLeast(ms) {
    await new Promise((done) => setTimeout(done, Math.max(0, this.since + ms - Date.now())));
  }

  async restore() {
    await this.listen(this.port);
  }

  async end() {
    for (const socket of this.sockets) socket.destroy();
    if (this.server.listening) await new Promise((done) => this.server.close(done));
  }
}
