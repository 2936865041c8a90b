// A moderation hook to start from: verifies the signature, holds texts with certain words, lets the rest through.
// No dependencies. Try it:
//
//   export HOOK_SECRET=whsec_$(openssl rand -base64 32)
//   node config/sample-hook.mjs                        # listens on 127.0.0.1:8090, or PORT, or SOCKET=/path
//
// and in the hub's configuration:
//
//   [hook]
//   url = "http://127.0.0.1:8090/check"
//   secret = "whsec_..."                               # the same
//   allow_private = true
//   ports = [8090]
//
// Words: HOOK_WORDS=spam,arnaque. A text with "plus tard" is deferred and allowed 2 s later through the callback, to show how.
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const words = (process.env.HOOK_WORDS ?? "spam,arnaque").split(",").map((word) => word.trim().toLowerCase()).filter(Boolean);
const secret = process.env.HOOK_SECRET ?? "";
if (!/^whsec_[A-Za-z0-9+/]{32,88}=*$/.test(secret)) {
  console.error("Set HOOK_SECRET to the hub's hook.secret (whsec_...).");
  process.exit(2);
}
const key = Buffer.from(secret.slice("whsec_".length), "base64");
const tolerance_s = 300;
const largest_body = 64 * 1024;

function signatureOf(id, timestamp, body) {
  return "v1," + createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
}

// The hub signs with two secrets while one is being changed: any of the signatures may be ours.
function isSigned(headers, body) {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": given } = headers;
  if (!id || !timestamp || !given || Math.abs(Date.now() / 1000 - Number(timestamp)) > tolerance_s) return false;
  const expected = Buffer.from(signatureOf(id, timestamp, body));
  return given.split(" ").some((each) => each.length === expected.length && timingSafeEqual(Buffer.from(each), expected));
}

// What this hook thinks. Replace it.
function judge(check) {
  const text = check.message.text.toLowerCase();
  const word = words.find((each) => text.includes(each));
  if (word) {
    const from = [...text.slice(0, text.indexOf(word))].length; // spans count code points
    return { verdict: "hold", reason: "spam", rule: `word:${word}`, spans: [{ from, to: from + [...word].length }] };
  }
  if (text.includes("plus tard")) {
    setTimeout(() => later(check, { verdict: "allow", rule: "second-look" }), 2000);
    return { verdict: "defer" };
  }
  return { verdict: "allow" };
}

// A later verdict; it may also take back an earlier one.
async function later(check, verdict) {
  const body = JSON.stringify({ message: check.message.id, ...verdict });
  const id = `verdict_${randomUUID()}`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = { "content-type": "application/json", "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatureOf(id, timestamp, body) };
  try {
    const answer = await fetch(check.callback, { method: "POST", headers, body });
    console.log(`later verdict: ${answer.status}`);
  } catch (error) {
    console.error(`the hub could not be reached at ${check.callback}: ${error.message}`);
  }
}

const server = createServer((request, response) => {
  const say = (status, value) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  const parts = [];
  let size = 0;
  request.on("data", (part) => {
    size += part.length;
    if (size > largest_body) request.destroy();
    else parts.push(part);
  });
  request.on("end", () => {
    const body = Buffer.concat(parts).toString("utf8");
    if (request.method !== "POST") return say(405, { error: "POST only" });
    if (!isSigned(request.headers, body)) return say(401, { error: "the signature is not good" });
    const check = JSON.parse(body);
    const reply = check.event === "message.check" ? judge(check) : { verdict: "allow" };
    console.log(`${check.room} ${check.message?.kind} by ${check.author?.ref} (${check.author?.trust}): ${reply.verdict}`);
    say(200, reply);
  });
});

const place = process.env.SOCKET ?? Number(process.env.PORT ?? 8090);
const listening = () => console.log(`sample hook on ${typeof place === "string" ? `unix:${place}` : `http://127.0.0.1:${server.address().port}/check`}`);
if (typeof place === "string") server.listen(place, listening);
else server.listen(place, "127.0.0.1", listening);
