// Writes the pictures of web-client/docs/ from a lively hub with sample data: each screen on a phone and on a desktop.
// `node tests/browser/screenshots.mjs [FOLDER] [NAME ...]`
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../client/hub.mjs";
import { desktop, phone, Stage } from "./chromium.mjs";
import { furnish, wear } from "./lively.mjs";
import { screensOf, show } from "./screens.mjs";

const [folder = join(root, "web-client/docs"), ...wanted] = process.argv.slice(2);
const names = new Set(["programme", "session", "join", "room", "light", "desk", "speaker", "projector", "hall", "conversation", "recruiter"]);
const renamed = { "organiser-rooms": "organiser" };

const stage = await Stage.open();
try {
  mkdirSync(folder, { recursive: true });
  const lively = await furnish(stage);
  const screens = screensOf(lively).map((screen) => ({ ...screen, name: renamed[screen.name] ?? screen.name }));
  const shown = screens.filter(({ name }) => (wanted.length ? wanted.includes(name) : names.has(name) || Object.values(renamed).includes(name)));
  // The call rings for a minute: its screens come first.
  const rings = ({ name }) => name === "hall" || name === "recruiter";
  await lively.ring();
  for (const some of [shown.filter(rings), shown.filter((screen) => !rings(screen))]) {
    for (const screen of some) for (const [width, size] of Object.entries({ phone, desktop })) await shoot(screen, `${screen.name}-${width}`, { size });
  }
  if (wanted.length === 0 || wanted.includes("overview")) await overview(screens);
} finally {
  await stage.close();
}

async function shoot(screen, name, look) {
  const page = await stage.page(name, look);
  if (screen.who) await wear(page, screen.who);
  await show(page, screen);
  await page.waitForLoadState("networkidle");
  if (screen.name === "hall") await page.locator(".ticket-bar--called").waitFor();
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}

// One room on a phone, and beside it on a desktop.
async function overview(screens) {
  const board = await stage.page("overview", { size: { width: 1248, height: 630 } });
  const picture = async (name, size) => {
    const screen = screens.find((candidate) => candidate.name === name);
    const page = await stage.page(`overview ${name}`, { size });
    await wear(page, screen.who);
    await show(page, screen);
    const bytes = await page.screenshot();
    await page.context().close();
    return `data:image/png;base64,${bytes.toString("base64")}`;
  };
  const [wide, narrow] = [await picture("room", desktop), await picture("light", phone)];
  await board.setContent(`<style>
    body { margin: 0; background: #22394f; height: 630px; position: relative; overflow: hidden }
    img { position: absolute; display: block; border-radius: 8px; }
    .wide { left: 24px; top: 40px; width: 880px } .narrow { right: 24px; top: 20px; width: 280px; border-radius: 22px; border: 8px solid #141b24 }
  </style><img class="wide" src="${wide}"><img class="narrow" src="${narrow}">`);
  await board.locator("img").last().evaluate((image) => image.decode());
  await board.screenshot({ path: join(folder, "overview.png") });
}
