// Every screen in both languages and at the widths people have: it fits, axe finds nothing, the keyboard is enough. And what
// a room costs: no other host, the budget of script, no player before somebody watches, no text lost by a reload.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { Person } from "../client/person.mjs";
import { desktop, phone, scene } from "./chromium.mjs";
import { furnish, wear } from "./lively.mjs";
import { accept, enterAs, message, question, say, tab, waitingRow } from "./people.mjs";
import { screensOf, serveStream, show } from "./screens.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const allRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** Another look changes colours, and nothing else that axe knows of. */
const colourRules = ["color-contrast"];
const narrowest = { width: 320, height: 640 };
const scriptBudgetBytes = 60 * 1024;

const looks = [
  { language: "fr-FR", size: phone, name: "fr phone", rules: allRules },
  { language: "en-GB", size: phone, name: "en phone", rules: allRules },
  { language: "fr-FR", size: desktop, name: "fr desktop", rules: allRules },
  { language: "en-GB", size: desktop, name: "en desktop", rules: allRules },
];
const darkLooks = [
  { language: "fr-FR", size: phone, scheme: "dark", name: "dark phone", rules: colourRules },
  { language: "fr-FR", size: desktop, contrast: "more", name: "contrast desktop", rules: colourRules },
  { language: "fr-FR", size: desktop, scheme: "dark", contrast: "more", name: "dark contrast desktop", rules: colourRules },
];
const darkScreens = new Set(["programme", "room", "room-chat", "room-polls", "desk", "speaker", "projector", "hall", "conversation", "recruiter"]);

scene("every screen fits and axe finds nothing", async (stage) => {
  const lively = await furnish(stage);
  const screens = screensOf(lively);
  const findings = [];
  for (const look of looks) await inspect(stage, look, screens, findings);
  for (const look of darkLooks) await inspect(stage, look, screens.filter(({ name }) => darkScreens.has(name)), findings);
  assert.deepEqual(findings, []);
}, { minutes: 20 });

async function inspect(stage, look, screens, findings) {
  const people = new Map();
  for (const screen of screens) {
    if (!people.has(screen.who)) {
      const page = await stage.page(`${look.name} ${people.size + 1}`, look);
      if (screen.who) await wear(page, screen.who);
      people.set(screen.who, page);
    }
    const page = people.get(screen.who);
    const where = `${screen.name}, ${look.name}`;
    try {
      await show(page, screen);
      findings.push(...(await overflow(page)).map((what) => `${where}: ${what}`), ...(await axe(page, look.rules)).map((what) => `${where}: ${what}`));
      if (look.size === phone) findings.push(...(await atNarrowest(page)).map((what) => `${where} at 320 px: ${what}`));
    } catch (error) {
      findings.push(`${where}: ${error.message.split("\n")[0]}`);
    }
  }
  for (const page of people.values()) await page.context().close();
}

async function atNarrowest(page) {
  await page.setViewportSize(narrowest);
  const found = await overflow(page);
  await page.setViewportSize(phone);
  return found;
}

// The page scrolls sideways, or a text is cut off at the edge of the window where nothing scrolls to it.
const overflow = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const scrolls = (element) => element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
  const beyond = (element) => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest(".visually-hidden") && !scrolls(element);
  const wide = [...document.querySelectorAll("#app *")].filter((element) => hasText(element) && beyond(element));
  if (scrollWidth <= clientWidth && wide.length === 0) return [];
  return [`${scrollWidth - clientWidth} px to scroll, cut off: ${wide.slice(0, 3).map(({ tagName, className, textContent }) => `${tagName}.${className} "${textContent.slice(0, 30)}"`).join(", ")}`];
});

async function axe(page, rules) {
  await page.evaluate(axeSource);
  return page.evaluate(async (tags) => {
    const { violations } = await globalThis.axe.run(document, { runOnly: tags, preload: false, resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}; ${nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 120)} (${any[0]?.message ?? ""})`).join(" | ")}`);
  }, rules);
}

// ---- the keyboard alone ----

scene("asking, voting and approving with the keyboard alone", async (stage) => {
  const { hub } = stage;
  const other = await Person.guest(hub.url, "Public exemple 2", { code: hub.links.code });
  const follower = await stage.follow(other, hub.links.room);
  await follower.do({ k: "ask_question", text: "Une question à voter" });

  const page = await stage.page("attendee", { size: phone });
  await page.goto(`/r/${hub.links.room}`);
  await enterAs(page, "Public exemple 1");
  await question(page, "Une question à voter").waitFor();
  await walkTo(page, "button.vote");
  await page.keyboard.press("Space");
  await page.locator('button.vote[aria-pressed="true"]').waitFor();
  await page.locator("button.vote").getByText("1", { exact: true }).waitFor();

  const desk = await stage.page("moderator");
  await accept(desk, hub.links.moderator, "Modération exemple 1");
  await desk.getByText("Valider chaque question avant affichage").click();
  await walkTo(page, ".composer__field");
  await page.keyboard.type("Une question sans souris");
  await page.keyboard.press("Enter");
  await question(page, "Une question sans souris").getByText("attend la validation").waitFor();

  const row = waitingRow(desk, "Une question sans souris");
  await row.waitFor();
  await walkTo(desk, '[aria-label="En attente"] article');
  await desk.keyboard.press("a");
  await row.waitFor({ state: "detached" });
  assert.notEqual(await desk.evaluate(() => document.activeElement.tagName), "BODY", "the focus is not lost with the row");
  await tab(page, "Questions").click();
  await page.locator("li.question:not(:has(.receipt))").filter({ hasText: "Une question sans souris" }).waitFor();
});

/** Presses Tab until the focus is there, as somebody without a mouse does. */
async function walkTo(page, selector) {
  for (let steps = 0; steps < 60; ++steps) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the keyboard does not reach ${selector}`);
}

// ---- what a room costs ----

scene("a room stays within its budget of script", async (stage) => {
  const page = await stage.page("attendee", { size: phone });
  const scripts = [];
  page.on("response", (answer) => /\.js$/.test(new URL(answer.url()).pathname) && scripts.push(answer));
  await page.goto(`/r/${stage.hub.links.room}`);
  await enterAs(page, "Public exemple 1");
  await page.getByText("Aucune question pour l’instant").waitFor();
  let bytes = 0;
  for (const answer of scripts) {
    await answer.finished();
    assert.match((await answer.allHeaders())["content-encoding"] ?? "none", /^(br|gzip)$/, answer.url());
    bytes += (await answer.request().sizes()).responseBodySize;
  }
  assert.ok(scripts.length > 0 && bytes > 10_000, `${scripts.length} scripts, ${bytes} bytes were measured`);
  assert.ok(bytes <= scriptBudgetBytes, `${bytes} bytes of script, at most ${scriptBudgetBytes}`);
});

const stream = await serveStream();

scene("the stage plays a stream, and loads the player only then", async (stage) => {
  const { hub } = stage;
  const page = await stage.page("attendee");
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const moderator = await Person.invited(hub.url, hub.links.moderator, "Modération exemple 1");
  const follower = await stage.follow(moderator, hub.links.room);
  await page.goto(`/r/${hub.links.room}`);
  await enterAs(page, "Public exemple 1");
  await follower.do({ k: "set_stage", stage: { state: "live", url: stream.url } });
  const watch = page.getByRole("button", { name: "Regarder le direct" });
  await watch.waitFor();
  const isVideo = (url) => /hls|\.m3u8|\.m4s/.test(url);
  assert.deepEqual(asked.filter(isVideo), [], "nothing of the video before somebody asks for it");
  await watch.click();
  await page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 0.5);
  assert.ok(asked.some((url) => /\/assets\/hls/.test(url)) && asked.some((url) => url === stream.url));
  await follower.do({ k: "set_stage", stage: { state: "ended" } });
  await page.getByText("La séance est terminée").waitFor();
}, { media: [stream.origin] });

test.after(() => stream.end());

scene("a reload loses no text", async (stage) => {
  const cut = await stage.cut();
  const page = await stage.page("attendee", { size: phone, through: cut });
  await page.goto(`/r/${stage.hub.links.room}`);
  await enterAs(page, "Public exemple 1");
  await page.getByLabel("Votre question").fill("Une question à moitié écrite");
  await tab(page, "Discussion").click();
  await cut.cut();
  await say(page, "Envoyé sans réseau, puis la page est rechargée");
  await message(page, "Envoyé sans réseau").waitFor();
  await cut.restore();
  await page.reload();
  assert.equal(await page.getByLabel("Votre question").inputValue(), "Une question à moitié écrite");
  await tab(page, "Discussion").click();
  await page.locator("li.message[data-id]").filter({ hasText: "Envoyé sans réseau" }).waitFor();
  assert.equal(await message(page, "Envoyé sans réseau").count(), 1);
});
