// Starts the real hub for a test, on a port of its own and a folder of its own, and ends it.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, existsSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

export class Hub {
  // BEFFROI_HUB and BEFFROI_WEB: another build to try. `prefix`: what runs the binary, as in ["taskset", "-c", "0"].
  constructor({ binary = process.env.BEFFROI_HUB ?? join(root, "build/release/beffroi"), web = process.env.BEFFROI_WEB ?? join(root, "web-client/dist"), port, data, args = [], prefix = [], scheme = "http" }) {
    this.binary = binary;
    this.web = web;
    this.port = port;
    this.data = data;
    this.args = args;
    this.prefix = prefix;
    this.url = `${scheme}://localhost:${port}`;
    this.output = "";
  }

  static async start(options = {}) {
    const data = options.data ?? mkdtempSync(join(tmpdir(), "beffroi-"));
    const hub = new Hub({ ...options, data, port: options.port ?? (await freePort()) });
    await hub.start();
    return hub;
  }

  // Resolves when the hub is ready; rejects with what it printed when it ends before that.
  async start() {
    const links = join(this.data, "links.json");
    rmSync(links, { force: true });
    const args = ["serve", "--data", this.data, "--port", String(this.port), "--web", this.web,
      "--sample", join(root, "config/sample-programme.csv"), "--links-file", links, ...this.args];
    const [program, ...words] = [...this.prefix, this.binary, ...args];
    this.process = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
    this.ended = new Promise((done) => this.process.once("exit", (code, signal) => done({ code, signal })));
    for (const stream of [this.process.stdout, this.process.stderr]) stream.on("data", (text) => (this.output = (this.output + text).slice(-20000)));
    let over = false;
    this.ended.then(() => (over = true));
    for (let tries = 0; tries < 1200; ++tries) {
      if (over) throw new Error(`the hub ended at start:\n${this.output}`);
      if (existsSync(links) && (await this.ready())) {
        this.links = JSON.parse(readFileSync(links, "utf8"));
        return;
      }
      await new Promise((done) => setTimeout(done, 25));
    }
    throw new Error(`the hub was not ready after 30 s:\n${this.output}`);
  }

  async ready() {
    try {
      return (await fetch(`${this.url}/readyz`)).ok;
    } catch {
      return false;
    }
  }

  async kill() {
    this.process.kill("SIGKILL");
    return this.ended;
  }

  // Asks it to stop, as an operator would.
  async stop() {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill("SIGTERM");
    return this.ended;
  }

  async end() {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}
