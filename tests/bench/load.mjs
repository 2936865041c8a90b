// Runs the load tool on its own processor against a server and gives what it printed, phase by phase.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const loadCore = "1";

// `atPause(name)` is awaited at each pause:NAME. Returns {phase: figures}.
export async function runLoad(tool, server, { viewers, publishers = 32, size = 200, more = [], phases, atPause = async () => {} }) {
  const words = ["-c", loadCore, tool, ...server.talk.map((word) => word.replace("{size}", String(size))), "--viewers", String(viewers), "--publishers", String(publishers), "--size", String(size), ...more.map(String), ...phases];
  const load = spawn("taskset", words, { stdio: ["pipe", "pipe", "pipe"] });
  let complaint = "";
  load.stderr.on("data", (text) => (complaint += text));
  const ended = new Promise((done) => load.once("exit", (code, signal) => done(code ?? signal)));
  const results = {};
  for await (const line of createInterface({ input: load.stdout })) {
    const { phase, ...figures } = JSON.parse(line);
    results[phase] = figures;
    if (phase.startsWith("pause:")) {
      await atPause(phase.slice("pause:".length));
      load.stdin.write("go on\n");
    }
  }
  const code = await ended;
  if (code !== 0) throw new Error(`the load tool ended with ${code}: ${complaint}`);
  return results;
}
