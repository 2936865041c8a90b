// A hub in the middle of its week: a masterclass with questions in every state, chat, a poll, and a hall with queues and a
// conversation. All of it sample data: nobody here exists.
import { Person } from "../client/person.mjs";

const questions = [
  "Comment rivaliser avec les salaires des grandes entreprises ?",
  "Prenez-vous des personnes en reconversion, sans expérience du code ?",
  "Le télétravail complet est-il possible depuis Hirson ou Fourmies ?",
  "Combien de temps accompagnez-vous une personne en alternance avant qu’elle soit autonome ?",
  "Que faites-vous pour que des femmes postulent, et surtout pour qu’elles restent ?",
  "Un portfolio compte-t-il autant qu’un diplôme ?",
  "Faut-il parler anglais pour rejoindre vos équipes ?",
  "Peut-on venir une journée dans l’entreprise avant de se décider ?",
];
const heldQuestions = [
  "Quel est le salaire exact de votre dernière recrue ?",
  "Recrutez-vous des personnes de plus de cinquante ans ?",
  "Est-ce que les PME embauchent des personnes qui changent de métier ?",
];
const chat = [
  "Bonjour depuis Saint-Quentin",
  "Bonjour, on vous entend très bien en salle B",
  "Merci d’avoir gardé les questions ouvertes avant la séance",
  "Chez nous, l’alternance a tout changé : deux embauches sur trois",
  "Le guide cité est sur le site de la Région ?",
  "Oui, il est dans la page de la séance",
  "Je confirme pour le portfolio : un projet fini vaut mieux que dix commencés",
  "Est-ce que quelqu’un connaît une formation du soir à Lens ?",
  "Oui, à la médiathèque, le mardi et le jeudi",
  "Très utile, merci",
];
const notes = [
  "Je termine une formation de développement web et je cherche une alternance pour septembre, à Lille ou en télétravail partiel.",
  "Dix ans de comptabilité, et l’envie d’écrire du code. Disponible tout de suite.",
  "Étudiante en BTS SIO, je cherche un stage de huit semaines.",
];

export async function furnish(stage) {
  const lively = new Lively(stage);
  await lively.team();
  await lively.masterclass();
  await lively.hall();
  return lively;
}

class Lively {
  constructor(stage) {
    this.hub = stage.hub;
    this.room = this.hub.links.room;
    this.hallRoom = this.hub.links.hall;
    this.follow = (person, room) => stage.follow(person, room);
  }

  guests(room, from, count) {
    const one = async (i) => this.follow(await Person.guest(this.hub.url, `Public exemple ${from + i}`, { room }), room);
    return Promise.all(Array.from({ length: count }, (_, i) => one(i)));
  }

  async team() {
    const { hub } = this;
    const { links } = hub;
    this.organiser = await Person.invited(hub.url, links.organiser, "Organisation exemple 1");
    this.moderator = await Person.invited(hub.url, links.moderator, "Modération exemple 1");
    this.speaker = await Person.invited(hub.url, links.speaker, "Intervenante exemple 116");
    this.recruiter = await Person.invited(hub.url, links.recruiter, "Recrutement exemple 1");
    this.projector = await Person.invited(hub.url, links.projector, "Écran exemple 1");
    await this.organiser.invite("partner_admin", "partner", "Partenaire exemple 59", "Partenaire exemple 59, service communication");
    this.unused = await this.organiser.invite("speaker", "session", this.room, "Intervenante exemple 110");
  }

  async masterclass() {
    const desk = await this.follow(this.moderator, this.room);
    const stage = await this.follow(this.speaker, this.room);
    const guests = await this.guests(this.room, 1, questions.length + heldQuestions.length);
    this.attendee = guests[1].person;
    await desk.do({ k: "set_stage", stage: { state: "live" } });
    const asked = [];
    for (const [i, text] of questions.entries()) asked.push((await guests[i].do({ k: "ask_question", text, ...(i === 4 && { anonymous: true }) })).seq);
    for (const [i, guest] of guests.entries()) for (const [j, id] of asked.entries()) if (j !== i && (i * 7 + j * 3) % 5 < 3 - (j % 3)) await guest.do({ k: "vote_question", question: id, on: true });
    await desk.do({ k: "change_settings", change: { hold_questions: true } });
    for (const [i, text] of heldQuestions.entries()) await guests[questions.length + i].do({ k: "ask_question", text });
    await desk.do({ k: "move_question", question: asked[7], to: "now" });
    await desk.do({ k: "move_question", question: asked[7], to: "answered" });
    await desk.do({ k: "move_question", question: asked[1], to: "now" });
    await desk.do({ k: "move_question", question: asked[4], to: "next" });
    await desk.do({ k: "move_question", question: asked[0], to: "shortlisted" });
    await desk.do({ k: "decline_question", question: asked[6], reason: "duplicate" });
    for (const [i, text] of chat.entries()) await guests[(i * 4) % guests.length].do({ k: "post_message", channel: "room", text });
    await stage.do({ k: "post_message", channel: "room", text: "Merci pour vos questions, nous en prenons encore cinq." });
    await desk.do({ k: "post_message", channel: "backstage", text: "Encore douze minutes, puis le sondage." });
    await this.poll(desk, guests);
    await desk.do({ k: "set_timer", timer: { ends_at: Date.now() + 12 * 60_000 } });
  }

  async poll(desk, guests) {
    const { seq } = await desk.do({ k: "create_poll", title: "Qu’est-ce qui vous retient le plus ?", multiple: false, results: "live",
      options: ["Le salaire", "La distance", "Le manque d’expérience", "Rien, je cherche déjà"] });
    await desk.do({ k: "move_poll", poll: seq, to: "open" });
    for (const [i, guest] of guests.entries()) if (i !== 1) await guest.do({ k: "answer_poll", poll: seq, choices: [[2, 0, 2, 3, 1, 2, 0, 2, 3, 0, 2][i]] });
  }

  async hall() {
    const organiser = await this.follow(this.organiser, this.hallRoom);
    const [booth, other] = organiser.snap.shared.booths;
    await organiser.do({ k: "staff_booth", booth: booth.id, person: this.recruiter.profile.person, name: "Recrutement exemple 1", on: true });
    const recruiter = await this.follow(this.recruiter, this.hallRoom);
    const candidates = await this.guests(this.hallRoom, 41, 5);
    const tickets = [];
    for (const [i, note] of notes.entries()) tickets.push((await candidates[i].do({ k: "join_queue", booth: booth.id, note })).seq);
    await candidates[3].do({ k: "join_queue", booth: other.id });
    await recruiter.do({ k: "call_next", booth: booth.id });
    await candidates[0].do({ k: "accept_call", ticket: tickets[0] });
    this.candidate = candidates[0].person;
    this.waiting = candidates[1].person;
    this.conversation = `c-${this.hallRoom}-${tickets[0]}`;
    await this.talk();
    // The first of the queue hears the bell.
    this.ring = () => recruiter.do({ k: "call_next", booth: booth.id });
  }

  async talk() {
    const recruiter = await this.follow(this.recruiter, this.conversation);
    const candidate = await this.follow(this.candidate, this.conversation);
    const say = (who, text) => who.do({ k: "post_message", channel: "room", text });
    await say(recruiter, "Bonjour, merci d’être là. J’ai lu votre mot : l’alternance serait à partir de septembre ?");
    await say(candidate, "Bonjour. Oui, trois semaines en entreprise, une semaine en formation.");
    await say(recruiter, "Quel projet aimeriez-vous nous montrer ?");
    await say(candidate, "Une carte des lieux de médiation numérique, faite avec deux camarades. Je vous envoie l’adresse.");
  }
}

/** Gives a page the session that this person holds. */
export async function wear(page, person) {
  const [name, value] = person.cookie.split(/=(.*)/s);
  const origin = person.url;
  await page.context().addCookies([{ name, value, url: origin }]);
}
