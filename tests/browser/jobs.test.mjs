// A jobs-connect hall: two candidates and a recruiter in Chromium; everybody else listens, and hears nothing of it.
import assert from "node:assert/strict";
import { Person } from "../client/person.mjs";
import { phone, scene } from "./chromium.mjs";
import { accept, enterAs, eventually, message, say, tab } from "./people.mjs";

const booth = "Partenaire exemple 1";
// Words that occur nowhere else: whoever receives one of them has read the conversation.
const secrets = { candidate: "Azurite : je cherche une alternance en C++", recruiter: "Vermillon : venez nous voir mardi", second: "Indigo : je suis en reconversion" };

scene("a jobs-connect hall", async (stage) => {
  const cast = await enter(stage);
  await queue(cast);
  const conversation = await callAndTalk(cast);
  await nobodyElse(cast, conversation);
  await extendAndEnd(cast);
  await next(cast);
  await hearNothing(cast);
});

async function enter(stage) {
  const { hub } = stage;
  const { hall } = hub.links;
  const cast = { stage, hub, hall, listeners: {} };
  cast.candidate = await stage.page("candidate", { size: phone });
  cast.second = await stage.page("second candidate", { size: phone });
  cast.recruiter = await stage.page("recruiter");
  cast.organiser = await stage.page("organiser");
  cast.heard = [];
  cast.recruiter.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => cast.heard.push(String(payload))));
  await accept(cast.recruiter, hub.links.recruiter, "Recrutement exemple 1");
  await accept(cast.organiser, hub.links.organiser, "Organisation exemple 1");
  const organiser = await Person.invited(hub.url, await inviteFrom(cast.organiser, { role: "organiser", scope: "hub", scope_id: "" }), "Organisation exemple 2");
  cast.listeners.organiser = await listen(cast, organiser);
  cast.listeners.moderator = await listen(cast, await Person.invited(hub.url, await organiser.invite("moderator", "session", hall), "Modération exemple 1"));
  cast.listeners.public = await listen(cast, await Person.guest(hub.url, "Public exemple 9", { room: hall }));
  await placeAtBooth(cast);
  for (const [page, name] of [[cast.candidate, "Public exemple 1"], [cast.second, "Public exemple 2"]]) {
    await page.goto(`/r/${hall}`);
    await enterAs(page, name);
  }
  return cast;
}

// By the page's own session, as its invitations screen does.
async function inviteFrom(page, grant) {
  const { link } = await page.evaluate(async (body) => {
    const answer = await fetch("/api/invitations", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    return answer.json();
  }, { grant, label: "essai" });
  return link;
}

const listen = ({ stage, hall }, person) => stage.follow(person, hall, { keepBytes: true });

async function placeAtBooth({ organiser, recruiter, hall }) {
  await organiser.goto(`/r/${hall}`);
  const card = organiser.locator("li.booth").filter({ hasText: booth });
  await card.getByRole("button", { name: "Équipe du stand" }).click();
  const place = organiser.getByRole("dialog").getByRole("switch", { name: "Recrutement exemple 1" });
  await place.waitFor();
  if (!(await place.isChecked())) await organiser.getByRole("dialog").getByText("Recrutement exemple 1").click();
  await recruiter.getByRole("button", { name: "Appeler la personne suivante" }).waitFor();
  await organiser.getByRole("dialog").getByRole("button", { name: "Fermer" }).click();
}

async function queue({ candidate, second, recruiter }) {
  await standInLine(candidate, "Je termine une formation de développement.");
  await candidate.getByText("Vous êtes la prochaine personne").waitFor();
  await recruiter.getByRole("heading", { name: "Public exemple 1" }).waitFor();
  await standInLine(second, "Je change de métier.");
  await second.getByText("Vous êtes en 2e position").waitFor();
  await recruiter.getByText("Je termine une formation de développement.").waitFor();
  await eventually(() => recruiter.locator(".queue-ticket h3").allInnerTexts(), ["Public exemple 1", "Public exemple 2"], "the queue in order");
  assert.equal(await second.getByText("Je termine une formation").count(), 0, "a note is for the recruiter");
  // Elsewhere in the client the ticket comes along.
  await candidate.goto("/");
  await candidate.locator(".ticket-bar").getByText(booth).waitFor();
}

async function standInLine(page, note) {
  await page.locator("li.booth").filter({ hasText: booth }).getByRole("button", { name: "Rejoindre la file" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Un mot pour le recruteur ou la recruteuse").fill(note);
  await dialog.getByRole("button", { name: "Prendre ma place" }).click();
  await dialog.waitFor({ state: "detached" });
}

const call = (recruiter) => recruiter.getByRole("button", { name: "Appeler la personne suivante" }).click();

async function answerCall(page) {
  const bar = page.locator(".ticket-bar--called");
  await bar.getByText(`C’est votre tour chez ${booth}`).waitFor();
  assert.match(await bar.innerText(), /Il reste (1:00|0:\d\d) pour répondre/);
  await bar.getByRole("button", { name: "Commencer l’entretien" }).click();
  await page.waitForURL(/\/c\//);
  return decodeURIComponent(new URL(page.url()).pathname.slice("/c/".length));
}

async function callAndTalk({ candidate, second, recruiter }) {
  await call(recruiter);
  const conversation = await answerCall(candidate);
  await second.getByText("Vous êtes la prochaine personne").waitFor();
  assert.equal(await second.locator(".ticket-bar--called").count(), 0, "one is called at a time");
  await recruiter.getByRole("heading", { name: "Public exemple 1" }).last().waitFor();
  await say(candidate, secrets.candidate);
  await message(recruiter, secrets.candidate).waitFor();
  await say(recruiter, secrets.recruiter);
  await message(candidate, secrets.recruiter).waitFor();
  assert.match(await candidate.locator(".conversation__clock").innerText(), /Encore (8:00|[67]:\d\d)/);
  return conversation;
}

// On every path: the socket, the door, the log.
async function nobodyElse({ stage, listeners }, conversation) {
  for (const [who, { person }] of Object.entries(listeners)) {
    const intruder = await stage.follow(person, conversation, { keepBytes: true });
    assert.equal(intruder.lastRefusal?.code, "forbidden", who);
    assertNothing(intruder, `${who} at the door of the conversation`);
    for (const path of [`/api/rooms/${conversation}`, `/api/rooms/${conversation}/log`]) {
      await assert.rejects(person.http("GET", path), ({ status }) => status === 403 || status === 404, `${who}: ${path}`);
    }
    await assert.rejects(person.http("POST", "/api/join", { room: conversation }), ({ status }) => status === 403 || status === 404, who);
  }
}

async function extendAndEnd({ candidate, recruiter }) {
  await recruiter.getByRole("button", { name: "Prolonger de 4 min" }).click();
  await candidate.locator(".conversation__tools").getByText("Prolongé").waitFor();
  await eventually(async () => /Encore (12:00|1[01]:\d\d)/.test(await candidate.locator(".conversation__clock").innerText()), true, "four minutes more");
  await recruiter.getByRole("button", { name: "Terminer" }).click();
  await recruiter.getByRole("dialog").getByRole("button", { name: "Terminer" }).click();
  await candidate.getByText("Cet entretien est terminé. Il reste lisible ici.").waitFor();
  await message(candidate, secrets.recruiter).waitFor();
  assert.equal(await candidate.getByLabel("Votre message").count(), 0);
}

async function next({ candidate, second, recruiter }) {
  await call(recruiter);
  await answerCall(second);
  await say(second, secrets.second);
  await message(recruiter, secrets.second).waitFor();
  assert.equal(await message(second, "Azurite").count(), 0, "the next one reads nothing of the one before");
  await second.getByRole("button", { name: "Terminer" }).click();
  await second.getByRole("dialog").getByRole("button", { name: "Terminer" }).click();
  await second.getByText("Cet entretien est terminé. Il reste lisible ici.").waitFor();
  await recruiter.getByText("Personne n’attend").waitFor();
  await candidate.getByRole("link", { name: "Retour aux stands" }).last().click();
  await tab(candidate, "Stands").waitFor();
}

function assertNothing({ bytes }, who) {
  for (const secret of Object.values(secrets)) {
    const [word] = secret.split(" ");
    assert.ok(!bytes.some((text) => text.includes(word)), `${who} received "${word}"`);
  }
}

async function hearNothing({ listeners, organiser, heard }) {
  for (const word of ["Azurite", "Indigo"]) assert.ok(heard.some((text) => text.includes(word)), `the recruiter received "${word}"`);
  for (const [who, listener] of Object.entries(listeners)) {
    await listener.until(({ bytes }) => bytes.filter((text) => text.includes('"talking":0')).length >= 2, `${who} heard that conversations ended`);
    assertNothing(listener, who);
  }
  assert.ok(!(await organiser.content()).includes("Azurite"));
}
