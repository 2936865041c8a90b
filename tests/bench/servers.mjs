// The servers that are measured, each started fresh on a free loopback port and pinned to the server's processor, with what the
// load tool has to say to it. All of them are asked for the same: every message of a publisher to every viewer of one room.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../client/hub.mjs";
import { startHub } from "./hub_under_load.mjs";

const peers = join(dirname(fileURLToPath(import.meta.url)), "peers");
const serverCore = "0";

async function listens(port) {
  for (let tries = 0; tries < 200; ++tries) {
    const open = await new Promise((done) => {
      const socket = connect(port, "127.0.0.1", () => (socket.destroy(), done(true)));
      socket.on("error", () => done(false));
    });
    if (open) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`nothing listens on port ${port}`);
}

// `command(port, folder)` is a list of words; what it returns beside is the load tool's talk.
async function startProcess(command, talk) {
  const folder = mkdtempSync(join(tmpdir(), "beffroi-peer-"));
  const port = await freePort();
  const [program, ...words] = ["taskset", "-c", serverCore, ...command(port, folder)];
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"], cwd: folder });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output = (output + text).slice(-4000)));
  const ended = new Promise((done) => child.once("exit", done));
  const end = async () => {
    if (child.exitCode === null) child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 5000);
    await ended;
    clearTimeout(late);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.race([listens(port), ended.then(() => Promise.reject(new Error(`the server ended at start: ${output}`)))]);
  } catch (error) {
    await end();
    throw error;
  }
  return { port, pid: child.pid, talk: ["--port", String(port), "--pid", String(child.pid), ...talk(port)], figures: async () => ({}), end };
}

const raw = (binary, mode) => () => startProcess((port) => [binary, String(port), mode], () => ["--publishers-receive"]);

const ws = () => startProcess((port) => [process.execPath, join(peers, "ws_room.mjs"), String(port)], () => ["--publishers-receive"]);

// Engine.IO's open, Socket.IO's connect, and the packets of an event: 42["name",...] (protocol 5).
const socketio = () =>
  startProcess(
    (port) => [process.execPath, join(peers, "socketio_room.mjs"), String(port)],
    () => ["--publishers-receive", "--path", "/socket.io/?EIO=4&transport=websocket", "--await", "0{", "--say", "40", "--await", '42["joined"', "--answer", "2=>3", "--message", '42["say","{text}"]'],
  );

function nginxConfig(port, folder) {
  const file = join(folder, "nginx.conf");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${join(folder, name)};`).join(" ");
  const room = "nchan_channel_id room; nchan_message_buffer_length 100; nchan_message_timeout 30s;";
  writeFileSync(file, `load_module /usr/lib/nginx/modules/ngx_nchan_module.so;
daemon off; worker_processes 1; worker_rlimit_nofile 20000; pid ${join(folder, "pid")}; error_log stderr crit;
events { worker_connections 19900; }
http {
  access_log off; ${temporary} nchan_shared_memory_size 512M;
  server {
    listen 127.0.0.1:${port} backlog=4096; tcp_nodelay on;
    location = /sub { nchan_subscriber websocket; ${room} }
    location = /pub { nchan_publisher websocket; ${room} }
  }
}
`);
  return file;
}

// Its worker runs as another user when it is started by root: what it writes is for everybody.
const nchan = () =>
  startProcess(
    (port, folder) => ["/usr/sbin/nginx", "-p", folder, "-c", nginxConfig(port, folder), "-e", "stderr"],
    () => ["--path", "/sub", "--publisher-path", "/pub"],
  );

const nats = () =>
  startProcess(
    (port, folder) => {
      const file = join(folder, "nats.conf");
      mkdirSync(join(folder, "data"));
      writeFileSync(file, `host: 127.0.0.1\nport: -1\nmax_connections: 20000\nwebsocket { host: "127.0.0.1", port: ${port}, no_tls: true }\n`);
      return ["nats-server", "-c", file];
    },
    () => [
      "--binary", "--stream", "--await", "INFO", "--say", 'CONNECT {"verbose":false,"protocol":1}\\r\\nSUB room 1\\r\\nPING\\r\\n', "--await", "PONG",
      "--publisher-await", "INFO", "--publisher-say", 'CONNECT {"verbose":false,"protocol":1}\\r\\nPING\\r\\n', "--publisher-await", "PONG",
      "--answer", "PING=>PONG\\r\\n", "--message", "PUB room {size}\\r\\n{text}\\r\\n",
    ],
  );

// By name: a function that starts it. What one cannot start here says so.
export function serversOf(options) {
  const hub = (settings) => (load) => startHub({ binary: options.hub, ...settings, ...load });
  return {
    beffroi: hub({}),
    "beffroi, send": hub({ sends: "send" }),
    "beffroi, io_uring": hub({ sends: "io_uring" }),
    "beffroi, TLS": hub({ tls: true }),
    "raw send": raw(options.raw, "send"),
    "raw joined": raw(options.raw, "joined"),
    "raw io_uring": raw(options.raw, "uring"),
    nchan,
    nats,
    ws,
    "socket.io": socketio,
  };
}
