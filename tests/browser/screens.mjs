// Every screen of the web client: its address, whose it is, and what says that it is there. `open`: tabs to open, by name.
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { root } from "../client/hub.mjs";

/** `lively`: from furnish() (lively.mjs). */
export function screensOf(lively) {
  const { room, hallRoom, hub } = lively;
  const { attendee, moderator, speaker, organiser, projector, recruiter, candidate, waiting } = lively;
  const console_ = (section, ready) => ({ name: `organiser-${section}`, path: `/organiser/${section}`, who: organiser, ready });
  return [
    { name: "programme", path: "/", ready: ".programme-time__list" },
    { name: "session", path: `/s/${room}`, ready: ".session__actions" },
    { name: "session-team", path: `/s/${room}`, who: moderator, ready: ".team-box" },
    { name: "join", path: "/j", ready: ".door__code" },
    { name: "door", path: `/r/${room}`, ready: ".door__form" },
    { name: "invitation", path: `/i#${lively.unused.split("#")[1]}`, ready: ".door__form" },
    { name: "room", path: `/r/${room}`, who: attendee, ready: "li.question" },
    { name: "room-chat", path: `/r/${room}`, who: attendee, open: ["chat"], ready: "li.message" },
    { name: "room-polls", path: `/r/${room}`, who: attendee, open: ["polls"], ready: ".poll" },
    { name: "light", path: `/r/${room}/light`, who: attendee, ready: "li.question" },
    { name: "projector", path: `/r/${room}/projector`, who: projector, ready: ".projector__poll .result" },
    { name: "desk", path: `/r/${room}/desk`, who: moderator, ready: ".desk-row" },
    { name: "desk-polls", path: `/r/${room}/desk`, who: moderator, open: ["tools", "polls"], ready: ".desk-poll" },
    { name: "desk-backstage", path: `/r/${room}/desk`, who: moderator, open: ["tools", "backstage"], ready: "li.message" },
    { name: "speaker", path: `/r/${room}/speaker`, who: speaker, ready: ".speaker-now__text" },
    { name: "hall", path: `/r/${hallRoom}`, who: waiting, ready: ".ticket-line, .ticket-bar--called" },
    { name: "recruiter", path: `/r/${hallRoom}`, who: recruiter, ready: ".queue-ticket" },
    { name: "conversation", path: `/c/${lively.conversation}`, who: candidate, ready: "li.message" },
    console_("rooms", ".room-row"),
    console_("import", "input[type=file]"),
    console_("invitations", "form"),
    console_("people", "#content li"),
    console_("settings", "#content .switch"),
    { name: "moderation", path: "/desk", who: organiser, ready: ".desk-row" },
    { name: "moderation-rules", path: "/desk/rules", who: organiser, ready: ".rules__row" },
    { name: "moderation-audit", path: "/desk/audit", who: organiser, ready: ".audit__record" },
    { name: "privacy", path: "/privacy", ready: ".prose" },
    { name: "not-found", path: "/nowhere", ready: "h1" },
  ].map((screen) => ({ open: [], ...screen, url: new URL(screen.path, hub.url).href }));
}

export async function show(page, screen) {
  // An address that differs in its hash only would not load anew.
  await page.goto("about:blank");
  await page.goto(screen.path);
  await openTabs(page, screen);
  await page.locator(screen.ready).first().waitFor();
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
}

// Where there is room for all, there is no tab to open.
async function openTabs(page, screen) {
  if (screen.open.length === 0) return;
  await page.locator("[data-tab]").first().waitFor();
  for (const name of screen.open) {
    const tab = page.locator(`[data-tab="${name}"]`);
    if (await tab.count()) await tab.first().click();
  }
}

/** Serves the sample stream (stream/) as another origin would. */
export async function serveStream() {
  const folder = join(root, "tests/browser/stream");
  const server = createServer(async (request, answer) => {
    const name = /^\/([a-z0-9]+\.(m3u8|mp4|m4s))$/.exec(request.url)?.[1];
    const body = name && (await readFile(join(folder, name)));
    answer.writeHead(body ? 200 : 404, { "access-control-allow-origin": "*", "content-type": name?.endsWith("m3u8") ? "application/vnd.apple.mpegurl" : "video/mp4" });
    answer.end(body || undefined);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, url: `${origin}/index.m3u8`, end: () => new Promise((done) => (server.closeAllConnections(), server.close(done))) };
}
