// Our hub for a measurement: fresh data, one room, the cookies of as many people as the load needs, and its own figures.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hub } from "../client/hub.mjs";
import { Person } from "../client/person.mjs";

const perPerson = 5; // connections: ten are allowed, and eight tickets may be out

// "auto" and "send" name how it sends; a build that does not know the key has one way only.
function configOf(folder, { threads = 1, tls = false, sends }) {
  const listen = [`threads = ${threads}`, 'venues = ["127.0.0.0/8", "::1/128"]'];
  if (sends) listen.push(`sends = "${sends}"`);
  if (tls) listen.push(`certificate = "${join(folder, "certificate.pem")}"`, `key = "${join(folder, "key.pem")}"`);
  const file = join(folder, "hub.toml");
  writeFileSync(file, `[listen]\n${listen.join("\n")}\n[log]\nlevel = "warning"\n`);
  return file;
}

function makeCertificate(folder) {
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout", join(folder, "key.pem"), "-out", join(folder, "certificate.pem")], { stdio: "ignore" });
}

function knows(binary, config) {
  try {
    execFileSync(binary, ["check-config", "--config", config], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

async function inTurn(count, atOnce, make) {
  const made = [];
  for (let i = 0; i < count; i += atOnce) made.push(...(await Promise.all(Array.from({ length: Math.min(atOnce, count - i) }, (_, k) => make(i + k)))));
  return made;
}

export async function startHub({ binary, threads = 1, tls = false, sends, cores = "0", viewers = 1000, publishers = 32 }) {
  const folder = mkdtempSync(join(tmpdir(), "beffroi-bench-"));
  const web = join(folder, "web");
  mkdirSync(web);
  writeFileSync(join(web, "index.html"), "<!doctype html><title>Beffroi</title>\n");
  if (tls) {
    makeCertificate(folder);
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"; // for this hub's own certificate
    process.removeAllListeners("warning");
  }
  const config = configOf(folder, { threads, tls, sends });
  if (sends && !knows(binary, config)) {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  const hub = await Hub.start({ binary, web, args: ["--config", config], prefix: ["taskset", "-c", cores], scheme: tls ? "https" : "http" });
  const room = hub.links.room;
  const organiser = await Person.invited(hub.url, hub.links.organiser, "Organisation exemple");
  const moderators = await inTurn(Math.ceil(publishers / perPerson), 4, async (index) => Person.invited(hub.url, await organiser.invite("moderator", "session", room), `Modération ${index}`));
  const people = await inTurn(Math.ceil(viewers / perPerson), 32, (index) => Person.guest(hub.url, `Essai ${index}`, { room }));
  const file = (name, list) => (writeFileSync(join(folder, name), list.map((person) => person.cookie).join("\n") + "\n"), join(folder, name));
  const hello = ["--say", '{"t":"hello","ticket":"{ticket}"}', "--await", '{"t":"welcome"'];
  const resume = hello.flatMap((word) => (word.startsWith("--") ? word.replace("--", "--resume-") : word));
  const talk = [
    "--port", String(hub.port), "--pid", String(hub.process.pid), ...(tls ? ["--tls"] : []), "--path", "/ws", "--subprotocol", "beffroi.v1", "--ticket-path", "/api/ticket",
    "--cookies", file("viewers", people), "--publisher-cookies", file("publishers", moderators), "--publishers-receive", "--resumes", "--refusal", '{"t":"err"',
    ...hello, "--say", `{"t":"join","room":"${room}"}`, "--await", '{"t":"snap"',
    ...resume, "--resume-say", `{"t":"join","room":"${room}","epoch":"{epoch}","after":{after}}`, "--resume-await", '{"t":"joined"',
    "--answer", '{"t":"beat"=>{"t":"pong"}', "--message", `{"t":"do","id":"b{n}","room":"${room}","cmd":{"k":"post_message","channel":"room","text":"{text}"}}`,
  ];
  const figures = async () => {
    const text = await (await fetch(`${hub.url}/metrics`)).text();
    const value = (name) => Number(new RegExp(`^${name} (.*)$`, "m").exec(text)?.[1] ?? Number.NaN);
    return { heap: value("beffroi_heap_bytes"), resident: value("process_resident_memory_bytes"), sends: value("beffroi_sends_total"), deliveries: value("beffroi_deliveries_total"), flushes: value("beffroi_flushes_total") };
  };
  const end = async () => {
    await hub.end();
    rmSync(folder, { recursive: true, force: true });
  };
  return { port: hub.port, pid: hub.process.pid, talk, figures, end };
}
