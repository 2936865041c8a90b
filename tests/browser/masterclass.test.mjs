// A whole masterclass: public, speaker, moderation and the screen of the room in Chromium, before the real hub.
import assert from "node:assert/strict";
import { Person } from "../client/person.mjs";
import { phone, scene } from "./chromium.mjs";
import { accept, ask, deskRow, eventually, joinByCode, lookAt, message, press, question, say, shownTo, tab, tool, waitingRow, write } from "./people.mjs";
import { publicOf, readLog } from "./room_log.mjs";

const first = "Faut-il un diplôme pour devenir développeuse ?";
const outageMs = 30_000;
const entriesMeanwhile = 50;

scene("a masterclass", async (stage) => {
  const cast = await enter(stage);
  await holdAndApprove(cast);
  await voteAndAnswer(cast);
  await poll(cast);
  await chatAndTimeout(cast);
  await loseTheNetwork(cast);
  await agree(cast);
});

async function enter(stage) {
  const { hub } = stage;
  const { room, code } = hub.links;
  const cut = await stage.cut();
  const cast = { stage, hub, room, cut };
  cast.attendee = await stage.page("attendee", { size: phone, through: cut });
  cast.neighbour = await stage.page("neighbour");
  cast.moderator = await stage.page("moderator");
  cast.speaker = await stage.page("speaker", { size: phone });
  cast.projector = await stage.page("projector");
  cast.organiser = await Person.invited(hub.url, hub.links.organiser, "Organisation exemple 1");
  await joinByCode(cast.attendee, code, "Public exemple 1");
  await joinByCode(cast.neighbour, code, "Public exemple 2");
  await accept(cast.moderator, hub.links.moderator, "Modération exemple 1");
  await accept(cast.speaker, hub.links.speaker, "Intervenante exemple 12");
  await accept(cast.projector, hub.links.projector, "Écran exemple 1");
  await cast.projector.getByText(`${code.slice(0, 3)} ${code.slice(3)}`).waitFor();
  cast.eavesdropper = await stage.follow(await Person.guest(hub.url, "Public exemple 3", { code }), room, { keepBytes: true });
  return cast;
}

async function holdAndApprove({ attendee, neighbour, moderator, eavesdropper }) {
  await tool(moderator, "Réglages");
  await moderator.getByText("Valider chaque question avant affichage").click();
  await eavesdropper.until(({ bytes }) => bytes.some((text) => text.includes('"hold_questions":true')), "the room holds questions");

  await ask(attendee, first);
  await question(attendee, first).getByText("Votre question attend la validation de l’équipe de modération.").waitFor();
  const row = waitingRow(moderator, first);
  await row.waitFor();
  assert.equal(await question(neighbour, first).count(), 0, "a held question shows to its author and to moderation only");
  assert.ok(!eavesdropper.bytes.some((text) => text.includes("diplôme")), "a held question is in nobody else's bytes");

  await press(row, "a");
  await question(neighbour, first).waitFor();
  await row.waitFor({ state: "detached" });
  await lookAt(attendee, "Les miennes");
  await question(attendee, first).getByText("Votre question est visible dans la salle.").waitFor();
}

async function voteAndAnswer({ attendee, neighbour, speaker, projector }) {
  await neighbour.getByRole("button", { name: `Voter pour : ${first.replace(" ?", "")}` }).click();
  await question(attendee, first).getByText("1 vote", { exact: true }).waitFor({ state: "attached" });
  await speaker.getByRole("button", { name: "Répondre maintenant à" }).click();
  await projector.locator(".projector__question").getByText("Faut-il un diplôme").waitFor();
  await speaker.locator(".speaker-now__text").getByText("Faut-il un diplôme").waitFor();
  await question(attendee, first).getByText("On répond à votre question en ce moment.").waitFor();
  await neighbour.locator(".now__text").getByText("Faut-il un diplôme").waitFor();
  await speaker.getByRole("button", { name: "Marquer comme répondue" }).click();
  await question(attendee, first).getByText("Votre question a reçu une réponse.").waitFor();
  await projector.getByText("Posez vos questions").waitFor();
  await lookAt(neighbour, "Répondues");
  await question(neighbour, first).waitFor();
}

async function poll({ attendee, neighbour, moderator, projector }) {
  const title = "Où en êtes-vous ?";
  await tool(moderator, "Sondages");
  await moderator.getByRole("button", { name: "Préparer un sondage" }).click();
  await moderator.getByLabel("Question du sondage").fill(title);
  await moderator.getByLabel("Réponse 1", { exact: true }).fill("En formation");
  await moderator.getByLabel("Réponse 2", { exact: true }).fill("En emploi");
  await moderator.getByRole("button", { name: "Enregistrer le brouillon" }).click();
  const card = moderator.locator(".desk-poll");
  await card.getByText("Brouillon").waitFor();
  await tab(attendee, "Sondages").click();
  assert.equal(await attendee.locator(".poll").count(), 0, "a draft is the team's");

  await card.getByRole("button", { name: "Ouvrir" }).click();
  await projector.locator(".projector__poll").waitFor();
  for (const [page, choice] of [[attendee, "En formation"], [neighbour, "En emploi"]]) {
    await tab(page, "Sondages").click();
    await page.getByLabel(choice).check();
    await page.locator(".poll").getByRole("button", { name: "Voter" }).click();
    await page.getByRole("button", { name: "Modifier ma réponse" }).waitFor();
  }
  await card.getByText("2 personnes ont répondu").waitFor();
  await card.getByRole("button", { name: "Clore" }).click();
  for (const page of [attendee, neighbour]) {
    await page.locator(".poll").getByText("Terminé").waitFor();
    await eventually(() => page.locator(".result__figure").allInnerTexts(), ["50\u00a0%", "50\u00a0%"], "the results");
  }
}

async function chatAndTimeout({ attendee, neighbour, moderator }) {
  const text = "Bonjour de la part du fond de la salle";
  await write(attendee, text);
  await tab(neighbour, "Discussion").click();
  await message(neighbour, text).waitFor();
  await write(neighbour, "Bonjour à tout le monde");
  await message(attendee, "Bonjour à tout le monde").waitFor();

  await press(await deskRow(moderator, "Discussion", text), "t");
  const dialog = moderator.getByRole("dialog");
  await dialog.getByRole("button", { name: "5 min" }).click();
  await dialog.getByRole("button", { name: "Suspendre", exact: true }).click();
  const shut = attendee.locator(".composer--shut");
  await shut.getByText("L’équipe de modération a suspendu vos contributions.").waitFor();
  const clock = async () => /(\d+):(\d\d)/.exec(await shut.innerText())?.slice(1).reduce((minutes, seconds) => Number(minutes) * 60 + Number(seconds));
  const before = await clock();
  assert.ok(before > 240 && before <= 300, `five minutes are counted down, not ${before} s`);
  await eventually(async () => (await clock()) < before, true, "the countdown runs");
  assert.equal(await attendee.getByLabel("Votre message").count(), 0);

  await tool(moderator, "Personnes");
  await moderator.getByRole("button", { name: "Lever la mesure" }).click();
  await attendee.getByLabel("Votre message").waitFor();
}

async function loseTheNetwork(cast) {
  const { attendee, cut, organiser, room, stage } = cast;
  const crowd = await gather(cast);
  await tab(attendee, "Discussion").click();
  const before = (await readLog(organiser, room)).length;
  await cut.cut();
  await attendee.getByText("Connexion interrompue… Vous pouvez continuer à écrire.").waitFor();

  const text = "Écrit pendant la coupure";
  await say(attendee, text);
  await message(attendee, text).getByText("Partira dès le retour de la connexion.").waitFor();
  await attendee.getByLabel("Votre message").fill("Un brouillon");
  await lively(crowd);
  const after = (await readLog(organiser, room)).length;
  assert.ok(after - before >= entriesMeanwhile, `${after - before} entries happened meanwhile`);
  await cut.lastsAtLeast(outageMs);
  assert.equal(await message(attendee, "Message 1 de la modération").count(), 0, "nothing passes a cut network");

  await cut.restore();
  await message(attendee, text).getByText("Partira dès le retour").waitFor({ state: "detached" });
  await attendee.locator(".banner").waitFor({ state: "detached" });
  await tab(cast.neighbour, "Discussion").click();
  await message(cast.neighbour, text).waitFor();
  assert.equal(await message(cast.neighbour, text).count(), 1, "sent while cut, arrived once");
  assert.equal(await attendee.getByLabel("Votre message").inputValue(), "Un brouillon");
  stage.views[0].lines.push("the network is back");
}

async function gather(cast) {
  const { stage, hub, room, organiser } = cast;
  const moderator = await stage.follow(await Person.invited(hub.url, await organiser.invite("moderator", "session", room), "Modération exemple 2"), room);
  const guests = [];
  for (let i = 0; i < 10; ++i) guests.push(await stage.follow(await Person.guest(hub.url, `Public exemple ${10 + i}`, { room }), room));
  return { moderator, guests };
}

// Questions asked, held, approved, edited, united, declined, answered; votes; chat, and some of it removed.
async function lively({ moderator, guests }) {
  const asked = await Promise.all(guests.map((guest, i) => guest.do({ k: "ask_question", text: `Question ${i + 1} sur les métiers du numérique` })));
  const [a, b, c, d, e, f, ...others] = asked.map(({ seq }) => seq);
  for (const id of [a, b, c, d, e]) await moderator.do({ k: "move_question", question: id, to: "visible" });
  for (const guest of guests.slice(5)) for (const id of [a, b]) await guest.do({ k: "vote_question", question: id, on: true });
  await moderator.do({ k: "edit_question", question: b, text: "Comment se former à distance depuis Maubeuge ?" });
  await moderator.do({ k: "merge_question", question: c, into: a });
  await moderator.do({ k: "decline_question", question: f, reason: "off_topic" });
  await moderator.do({ k: "move_question", question: d, to: "now" });
  await moderator.do({ k: "move_question", question: e, to: "now" });
  await moderator.do({ k: "move_question", question: others[0], to: "shortlisted" });
  const posted = [];
  for (let i = 1; i <= 8; ++i) posted.push((await moderator.do({ k: "post_message", channel: "room", text: `Message ${i} de la modération` })).seq);
  await Promise.all(guests.map((guest, i) => guest.do({ k: "post_message", channel: "room", text: `Merci, de la place ${i + 1}` })));
  await moderator.do({ k: "post_message", channel: "backstage", text: "Encore dix minutes" });
  for (const id of posted.slice(2, 4)) await moderator.do({ k: "review_message", message: id, to: "removed", reason: "off_topic" });
}

// Entry by entry: who was cut, who never was, who comes only now, the team, the screen, and the log.
async function agree({ attendee, neighbour, moderator, speaker, projector, organiser, room, stage, hub }) {
  const expected = publicOf(await readLog(organiser, room));
  assert.ok(expected.open.length >= 3 && expected.answered.length >= 2 && expected.messages.length >= 18, "the end is worth comparing");
  const latecomer = await stage.page("latecomer", { size: phone });
  await joinByCode(latecomer, hub.links.code, "Public exemple 30");
  for (const [name, page] of Object.entries({ attendee, neighbour, latecomer })) await eventually(() => shownTo(page), expected, `what the ${name} sees`);

  const keys = (items) => items.map(({ id }) => `q${id}`);
  const section = (title) => moderator.locator(`.desk-section[aria-label="${title}"] [data-key]`).evaluateAll((rows) => rows.map((row) => row.dataset.key).sort());
  await tab(moderator.getByRole("tablist", { name: "La salle" }), "Questions").click();
  const inDesk = async () => [...(await section("Dans la salle")), ...(await section("Retenues")), ...(await section("Ensuite"))].sort();
  await eventually(inDesk, keys(expected.open).sort(), "what the desk sees to come");
  await eventually(() => section("Répondues"), keys(expected.answered).sort(), "what the desk sees answered");
  const plain = (texts) => texts.map((text) => text.replaceAll("\u00a0", " "));
  await eventually(async () => plain(await speaker.locator(".speaker-now__text").allTextContents()), expected.now, "what the speaker answers");
  await eventually(async () => plain(await projector.locator(".projector__question").allTextContents()), expected.now, "what the screen shows");
}
