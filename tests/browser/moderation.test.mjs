// Moderation that a public event can trust, in Chromium before the real hub: sixty held messages by the keyboard alone,
// two desks that never act on one item, a report up to the objection that somebody else decides, a desk for all rooms.
import assert from "node:assert/strict";
import { Person } from "../client/person.mjs";
import { phone, scene } from "./chromium.mjs";
import { wear } from "./lively.mjs";
import { eventually, message, press, tab, waitingRow } from "./people.mjs";
import { readLog } from "./room_log.mjs";

const heldCount = 60;
const writers = 20;

scene("sixty held messages by keyboard alone", async (stage) => {
  const { hub } = stage;
  const { room } = hub.links;
  const moderator = await Person.invited(hub.url, hub.links.moderator, "Modération exemple 1");
  const organiser = await Person.invited(hub.url, hub.links.organiser, "Organisation exemple 1");
  await hold(stage, moderator, room);
  await writeHeld(stage, room);
  const page = await deskOf(stage, "moderator", moderator, room);
  await eventually(() => page.locator(".desk-row").count(), heldCount, "what is held waits at the desk");

  await tabInto(page);
  const began = Date.now();
  for (let i = 0; i < heldCount; ++i) {
    await page.keyboard.press(i % 3 === 2 ? "3" : "a");
    await eventually(() => page.locator(".desk-row").count(), heldCount - i - 1, "the decided one has left the list");
  }
  await page.getByText("Rien n’attend votre décision").waitFor();
  console.log(`60 decisions one after the other: ${Date.now() - began} ms`);

  const reviews = (await readLog(organiser, room)).filter(({ fact }) => fact.k === "message_reviewed");
  assert.equal(reviews.length, heldCount, "one decision for each message");
  assert.equal(new Set(reviews.map(({ fact }) => fact.message)).size, heldCount, "and no message twice");
  assert.equal(reviews.filter(({ fact }) => fact.to === "declined" && fact.reason === "offensive").length, heldCount / 3);
});

scene("two desks never act on one item", async (stage) => {
  const { hub } = stage;
  const { room } = hub.links;
  const organiser = await Person.invited(hub.url, hub.links.organiser, "Organisation exemple 1");
  const one = await Person.invited(hub.url, hub.links.moderator, "Modération exemple 1");
  const two = await Person.invited(hub.url, await organiser.invite("moderator", "session", room), "Modération exemple 2");
  await hold(stage, one, room);
  const guest = await stage.follow(await Person.guest(hub.url, "Public exemple 1", { room }), room);
  const contested = (await guest.do({ k: "post_message", channel: "room", text: "Qui vient au salon de jeudi ?" })).seq;
  await guest.do({ k: "post_message", channel: "room", text: "Le parking est-il ouvert le soir ?" });
  const first = await deskOf(stage, "first", one, room);
  const second = await deskOf(stage, "second", two, room);

  await waitingRow(first, "Qui vient").click();
  await first.getByText("Réservé pour vous").waitFor();
  const other = waitingRow(second, "Qui vient");
  await other.click();
  await second.getByText("Modération exemple 1 s’en occupe encore").waitFor();
  assert.ok(await second.getByRole("button", { name: "Approuver" }).isDisabled(), "what somebody else looks at cannot be decided");
  await other.press("a");
  await second.getByText("Modération exemple 1 s’en occupe. Choisissez un autre élément.").waitFor();
  assert.equal((await reviewsOf(organiser, room, contested)).length, 0, "nor by key");

  await waitingRow(first, "Qui vient").press("a");
  await other.waitFor({ state: "detached" });
  const late = await stage.follow(two, room);
  await assert.rejects(late.do({ k: "review_message", message: contested, to: "declined", reason: "spam", from: "held" }), /already_decided|Already decided/);
  assert.equal((await reviewsOf(organiser, room, contested)).length, 1);
});

scene("a report, its decision, the statement of reasons, the objection before another moderator", async (stage) => {
  const { hub } = stage;
  const { room } = hub.links;
  const text = "Vous êtes tous des incapables dans cette salle";
  const organiser = await Person.invited(hub.url, hub.links.organiser, "Organisation exemple 1");
  const one = await Person.invited(hub.url, hub.links.moderator, "Modération exemple 1");
  const two = await Person.invited(hub.url, await organiser.invite("moderator", "session", room), "Modération exemple 2");
  const authorPerson = await Person.guest(hub.url, "Public exemple 1", { room });
  const reader = await Person.guest(hub.url, "Public exemple 2", { room });
  const author = await roomOf(stage, "author", authorPerson, room);
  const witness = await roomOf(stage, "witness", reader, room, { size: phone });
  const first = await deskOf(stage, "first", one, room);
  const second = await deskOf(stage, "second", two, room);
  await say(author, text);
  await releaseIfHeld(first, text);

  await message(witness, text).getByRole("button", { name: /^Signaler/ }).click();
  await witness.getByRole("dialog").getByRole("button", { name: "Propos blessants" }).click();
  await witness.getByText("L’équipe de modération a reçu votre signalement.").waitFor();
  await message(witness, text).getByText("Signalé : l’équipe regarde.").waitFor();

  const report = waitingRow(first, text);
  await report.click();
  await first.getByText("signalé par 1 personne").waitFor();
  await report.press("3");
  await message(witness, text).waitFor({ state: "detached" });
  await message(author, text).getByText("L’équipe de modération a retiré votre message : propos blessants.").waitFor();
  await message(author, text).getByText("Décision d’une personne de l’équipe").waitFor();
  await author.getByRole("button", { name: "Contester", exact: true }).click();
  await author.getByText("Une autre personne de l’équipe va trancher.").waitFor();

  const own = first.getByRole("group", { name: "En attente" }).locator("article").first();
  await own.click();
  await first.getByText("Vous avez pris cette décision").waitFor();
  await press(second.getByRole("group", { name: "En attente" }).locator("article").first(), "a");
  await eventually(() => message(witness, text).count(), 1, "the room reads it again");
  await author.locator(".receipt--brick").waitFor({ state: "detached" });
});

scene("a desk for all rooms", async (stage) => {
  const { hub } = stage;
  const { room, hall } = hub.links;
  const organiser = await Person.invited(hub.url, hub.links.organiser, "Organisation exemple 1");
  for (const place of [room, hall]) {
    await hold(stage, organiser, place);
    const guest = await stage.follow(await Person.guest(hub.url, `Public ${place === room ? "un" : "deux"}`, { room: place }), place);
    await guest.do({ k: "post_message", channel: "room", text: `Bonjour depuis ${place === room ? "la salle" : "le hall"}` });
  }
  const page = await stage.page("organiser");
  await wear(page, organiser);
  await page.goto("/desk");
  await eventually(() => page.locator(".desk-row").count(), 2, "what waits in both rooms");
  await tabInto(page);
  await page.keyboard.press("a");
  await eventually(() => page.locator(".desk-row").count(), 1, "the oldest is approved in place");
  await page.locator(".desk-row article").press("6");
  await page.getByText("Rien n’attend votre décision").waitFor();
  const told = await Promise.all([room, hall].map(async (place) => (await readLog(organiser, place)).flatMap(({ fact }) => (fact.k === "message_reviewed" ? [fact.to] : []))));
  assert.deepEqual(told, [["visible"], ["declined"]]);
});

async function hold(stage, moderator, room) {
  const desk = await stage.follow(moderator, room);
  await desk.do({ k: "change_settings", change: { hold_messages: true } });
}

// Each writes three: more would be told to wait.
async function writeHeld(stage, room) {
  for (let i = 0; i < writers; ++i) {
    const guest = await stage.follow(await Person.guest(stage.hub.url, `Public exemple ${i + 1}`, { room }), room);
    for (let j = 0; j < heldCount / writers; ++j) await guest.do({ k: "post_message", channel: "room", text: sentences[(i * 3 + j) % sentences.length](i) });
  }
}

const towns = ["Lille", "Arras", "Amiens", "Laon", "Calais", "Lens", "Douai", "Béthune", "Creil", "Beauvais", "Cambrai", "Dunkerque", "Roubaix",
  "Tourcoing", "Maubeuge", "Soissons", "Hirson", "Fourmies", "Abbeville", "Compiègne"];
const sentences = [
  (i) => `Bonjour depuis ${towns[i]}, on vous entend bien`,
  (i) => `Une formation du soir existe-t-elle près de ${towns[i]} ?`,
  (i) => `Merci, je viens de ${towns[i]} et cela m’aide beaucoup`,
];

async function deskOf(stage, name, person, room) {
  const page = await stage.page(name);
  await wear(page, person);
  await page.goto(`/r/${room}/desk`);
  await page.getByRole("group", { name: "En attente" }).waitFor();
  return page;
}

async function roomOf(stage, name, person, room, look = {}) {
  const page = await stage.page(name, look);
  await wear(page, person);
  await page.goto(`/r/${room}`);
  await tab(page, "Discussion").click();
  return page;
}

async function say(page, text) {
  await page.getByLabel("Votre message").fill(text);
  await page.getByRole("button", { name: "Envoyer" }).click();
}

// A first message may wait for approval, as the rules in force say.
async function releaseIfHeld(desk, text) {
  const row = waitingRow(desk, text);
  const waits = await row.waitFor({ timeout: 3000 }).then(() => true, () => false);
  if (waits) await press(row, "a");
}

async function reviewsOf(organiser, room, id) {
  return (await readLog(organiser, room)).filter(({ fact }) => fact.k === "message_reviewed" && fact.message === id);
}

// No pointer: as often as it takes.
async function tabInto(page) {
  for (let i = 0; i < 60; ++i) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.matches("[data-key]"))) return;
  }
  throw new Error("the list of what waits is not reached by Tab");
}
