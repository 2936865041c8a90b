// Writes config/sample-programme.csv: an invented event week in the Hauts-de-France, 20 to 25 March 2027, as a table an
// organiser might keep. Deterministic: the same texts give the same file. Run: node config/make-sample-programme.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { flagships, others, themes, trades, visits } from './sample-programme-texts.mjs';

const partnerCount = 60;
const speakerCount = 140;
const mark = 'Donnée d’exemple : cette session est inventée.';

// Towns with how much of the week happens there, and places whose names say no more than a town has.
const towns = [
  ['Lille', 9], ['Roubaix', 5], ['Tourcoing', 4], ['Villeneuve-d’Ascq', 5], ['Armentières', 1], ['Dunkerque', 4], ['Hazebrouck', 1], ['Calais', 3],
  ['Boulogne-sur-Mer', 3], ['Saint-Omer', 2], ['Berck', 1], ['Arras', 4], ['Lens', 4], ['Liévin', 1], ['Béthune', 2], ['Hénin-Beaumont', 1],
  ['Douai', 3], ['Cambrai', 2], ['Valenciennes', 4], ['Denain', 1], ['Maubeuge', 2], ['Amiens', 5], ['Abbeville', 2], ['Péronne', 1],
  ['Saint-Quentin', 3], ['Laon', 2], ['Soissons', 2], ['Château-Thierry', 1], ['Beauvais', 3], ['Compiègne', 3], ['Creil', 2], ['Senlis', 1],
];
const places = {
  masterclass: ['Amphithéâtre du campus', 'Auditorium', 'Hôtel de ville, salle d’honneur'],
  talk: ['Médiathèque', 'Auditorium', 'Maison des associations'],
  workshop: ['Médiathèque, espace numérique', 'Tiers-lieu', 'Maison de quartier'],
  visit: ['Zone d’activité, accueil', 'Campus, hall d’entrée', 'Pôle technologique'],
  jobs_connect: ['Halle des sports', 'Hôtel de ville, salle des fêtes', 'Maison de l’emploi'],
  other: ['Tiers-lieu', 'Cinéma', 'Médiathèque'],
};
const minutes = { masterclass: [60, 75, 90], talk: [45, 60, 75], workshop: [90, 120, 150], visit: [90, 120], jobs_connect: [180, 240], other: [90, 120] };
const kindNames = {
  masterclass: 'Masterclass', talk: 'Conférence', workshop: 'Atelier', visit: 'Visite d’entreprise', jobs_connect: 'Jobs connect', other: 'Autre',
};
const audiences = ['Tout public', 'Étudiants', 'Demandeurs d’emploi', 'Entreprises', 'Personnes en reconversion', 'Enseignants'];

// A small generator of numbers (mulberry32): Math.random() cannot be seeded.
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const next = numbers(20270320);
const pick = (list) => list[Math.floor(next() * list.length)];
const upTo = (most) => 1 + Math.floor(next() * most);

const weightedTowns = towns.flatMap(([name, weight]) => Array(weight).fill(name));
const taken = new Map(); // "day town place" -> [[start, end], ...]
const sessions = [];

const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const minuteOf = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function isFree(key, start, end) {
  return (taken.get(key) ?? []).every(([from, until]) => end + 15 <= from || start >= until + 15);
}

function speaker() {
  const number = upTo(speakerCount);
  return number % 2 === 0 ? `Intervenante exemple ${number}` : `Intervenant exemple ${number}`;
}

function speakersOf(kind) {
  const count = { masterclass: upTo(3), talk: upTo(3), workshop: upTo(2), other: next() < 0.4 ? 1 : 0 }[kind] ?? 0;
  return [...new Set(Array.from({ length: count }, speaker))];
}

function dayFor(special) {
  const chance = next();
  if (special === 'jeune' && chance < 0.35) return 20;
  if (chance < 0.1) return 20;
  if (chance < 0.14) return 21;
  return 22 + Math.floor(next() * 4);
}

function startFor(kind, day, length) {
  if (kind === 'jobs_connect') return pick([9 * 60 + 30, 13 * 60 + 30, 14 * 60]);
  const evening = (kind === 'talk' || kind === 'other') && day !== 21 && next() < 0.25;
  const start = evening ? pick([18 * 60, 18 * 60 + 30]) : pick([540, 570, 600, 630, 660, 780, 810, 840, 870, 900, 930, 960]);
  return start < 720 && start + length > 765 ? start - 60 : start;
}

function place(session, kind, special) {
  for (;;) {
    const length = pick(minutes[kind]);
    const day = dayFor(special);
    const start = startFor(kind, day, length);
    const online = kind === 'masterclass' && next() < 0.12;
    const town = online ? '' : pick(weightedTowns);
    const where = online ? 'En ligne' : pick(places[kind]);
    const key = `${day} ${town} ${where} ${online ? sessions.length : ''}`;
    const repeated = sessions.some((other) => other.title === session.title && (other.town === town || other.day === day));
    if (repeated || start < 540 || !isFree(key, start, start + length)) continue;
    taken.set(key, [...(taken.get(key) ?? []), [start, start + length]]);
    return { ...session, day, start, end: start + length, town, place: where, address: '' };
  }
}

function add(kind, theme, [title, abstract, special], fixed) {
  const session = {
    kind, theme, title, abstract, partner: `Partenaire exemple ${upTo(partnerCount)}`, speakers: speakersOf(kind),
    language: special === 'en' ? 'Anglais' : 'Français', young: special === 'jeune',
    audience: special === 'jeune' ? pick(['Collégiens et lycéens', 'Lycéens', 'Familles']) : pick(audiences), status: 'Confirmé',
  };
  sessions.push(fixed ? { ...session, ...fixed } : place(session, kind, special));
}

// The flagship days come first, so that everything else keeps clear of them.
for (const { day, name, theme, sessions: list } of flagships) {
  for (const [kind, title, abstract, start, end, special] of list) {
    const hall = { jobs_connect: 'EuraTechnologies, grand hall', workshop: 'EuraTechnologies, atelier', other: 'EuraTechnologies, grand hall' }[kind];
    add(kind, theme, [title, `${abstract} (Donnée d’exemple, ${name}.)`, special], {
      day, start: minuteOf(start), end: minuteOf(end), town: 'Lille', place: hall ?? 'EuraTechnologies, auditorium',
      address: '165 avenue de Bretagne, 59000 Lille',
    });
  }
}
for (const [theme, kinds] of Object.entries(themes)) {
  for (const [kind, texts] of Object.entries(kinds)) {
    for (const text of texts) {
      add(kind, theme, text);
      if (next() < 0.6 || text[2] === 'en') add(kind, theme, text); // given again in another town on another day
    }
  }
}
for (const [theme, title, abstract, special] of visits) {
  const visit = `Visite : ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
  for (let times = 0; times < 3; ++times) add('visit', theme, [visit, abstract, special]);
}
for (const trade of trades) {
  for (let times = 0; times < 2; ++times) {
    const abstract = `Des entreprises du bassin recrutent : ${trade}. Stands, file d’attente et entretiens de huit minutes, sans inscription.`;
    add('jobs_connect', 'Recrutement', [`Jobs connect : ${trade}`, abstract]);
  }
}
for (const [theme, ...text] of others) {
  for (let times = 0; times < 2; ++times) add('other', theme, text);
}

// A real week is never all confirmed.
const ordinary = sessions.filter((session) => !session.place.startsWith('EuraTechnologies'));
for (let i = 0; i < 12; ++i) ordinary[(i * 29 + 17) % ordinary.length].status = i < 5 ? 'Annulé' : 'Provisoire';

const columns = ['Identifiant', 'Titre', 'Résumé', 'Description', 'Type', 'Thème', 'Date', 'Heure de début', 'Heure de fin', 'Ville', 'Lieu',
  'Adresse', 'Partenaire', 'Intervenants', 'Langue', 'Public', 'Public jeune', 'Statut'];
const cell = (text) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

sessions.sort((a, b) => a.day - b.day || a.start - b.start || a.town.localeCompare(b.town, 'fr') || a.title.localeCompare(b.title, 'fr'));
const rows = sessions.map((s, i) => [
  `EX27-${String(i + 1).padStart(3, '0')}`, s.title, s.abstract, `${s.abstract.replace(/ \(Donnée d’exemple.*\)$/, '')} ${mark}`, kindNames[s.kind], s.theme,
  `${s.day}/03/2027`, clock(s.start), clock(s.end), s.town, s.place, s.address, s.partner, s.speakers.join(', '), s.language, s.audience,
  s.young ? 'oui' : 'non', s.status,
]);
const csv = [columns, ...rows].map((row) => row.map(cell).join(';')).join('\n');
writeFileSync(fileURLToPath(new URL('sample-programme.csv', import.meta.url)), `${csv}\n`);
