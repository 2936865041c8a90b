// What people do on the screens of the web client, in the words of the screens (French), and what they read there.
import assert from "node:assert/strict";

// ---- coming in ----

export async function joinByCode(page, code, name) {
  await page.goto("/j");
  await page.getByLabel("Code de la salle").fill(code);
  await page.getByRole("button", { name: "Trouver la salle" }).click();
  await enterAs(page, name);
}

export async function enterAs(page, name) {
  await page.getByLabel("Votre nom affiché").fill(name);
  await page.getByRole("button", { name: "Entrer dans la salle" }).click();
  await page.getByRole("tablist").first().waitFor();
}

// The link is the hub's own; a page behind a Cut opens it at its own address.
export async function accept(page, link, name) {
  await page.goto(`/i#${link.split("#")[1]}`);
  await page.getByLabel("Votre nom affiché").fill(name);
  await page.getByRole("button", { name: "Accepter l’invitation" }).click();
  await page.waitForURL(/\/(r\/|organiser)/);
  await page.locator("#content").waitFor();
}

// ---- in a room ----

export const tab = (page, name) => page.getByRole("tab", { name: new RegExp(`^${name}`) });
export const question = (page, text) => page.locator("li.question").filter({ hasText: text });
export const message = (page, text) => page.locator("li.message").filter({ hasText: text });

/** `list`: À venir, Répondues or Les miennes. */
export async function lookAt(page, list) {
  await tab(page, "Questions").click();
  await page.locator(".panel__tools .segmented__option").filter({ hasText: list }).click();
}

export async function ask(page, text) {
  await tab(page, "Questions").click();
  await page.getByLabel("Votre question").fill(text);
  await page.getByRole("button", { name: "Poser la question" }).click();
}

export async function write(page, text) {
  await tab(page, "Discussion").click();
  await say(page, text);
}

export async function say(page, text) {
  await page.getByLabel("Votre message").fill(text);
  await page.getByRole("button", { name: "Envoyer" }).click();
}

// ---- at the desk ----

export const waitingRow = (page, text) => page.getByRole("group", { name: "En attente" }).locator("article").filter({ hasText: text });

/** `list`: Questions or Discussion, of the middle column. */
export async function deskRow(page, list, text) {
  await tab(page.getByRole("tablist", { name: "La salle" }), list).click();
  return page.getByRole("group", { name: list }).locator("article").filter({ hasText: text });
}

export async function press(row, key) {
  await row.click();
  await row.press(key);
}

export const tool = (page, name) => tab(page.getByRole("tablist", { name: "Outils" }), name).click();

// ---- reading ----

// Resolves once `read` answers what is expected; else fails with the difference.
export async function eventually(read, expected, what, ms = 30_000) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await read();
    try {
      assert.deepEqual(found, expected);
      return;
    } catch (error) {
      if (Date.now() > end) throw Object.assign(error, { message: `${what}: ${error.message}` });
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

const itemsOf = (page, items, text) =>
  page.locator(items).evaluateAll(
    (found, inside) => found.map((item) => ({ id: Number(item.dataset.id), text: item.querySelector(inside)?.textContent.replaceAll("\u00a0", " ") })), text);

const inOrder = (items) => [...items].sort((a, b) => a.id - b.id);

/** All that a page of the public shows of its room, by number and text; questions in order of their numbers. */
export async function shownTo(page) {
  await lookAt(page, "À venir");
  const fresh = page.locator("button.fresh");
  if (await fresh.count()) await fresh.first().click({ timeout: 2000 }).catch(() => undefined);
  const open = inOrder(await itemsOf(page, "li.question", ".question__text"));
  const now = await page.locator(".now__text").allTextContents();
  await lookAt(page, "Répondues");
  const answered = inOrder(await itemsOf(page, "li.question", ".question__text"));
  await tab(page, "Sondages").click();
  const polls = await page.locator(".poll__title").allTextContents();
  await tab(page, "Discussion").click();
  const messages = await itemsOf(page, ".chat__list > li.message", ".message__text");
  return { open, now, answered, polls, messages };
}
