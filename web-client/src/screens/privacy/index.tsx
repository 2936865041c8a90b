// What the hub keeps of a person, in plain words.
import { Page } from '../../app/page';
import { language } from '../../i18n/language';

const french = {
  title: 'Vos données',
  lead: 'Ce serveur appartient à l’organisation de l’événement. Aucune donnée ne part vers un tiers, et aucune page ne charge quoi que ce soit d’ailleurs.',
  parts: [
    {
      title: 'Ce qui est gardé, et combien de temps',
      lines: [
        'L’accès de ce navigateur : 14 jours, ou jusqu’à ce que vous quittiez.',
        'Votre nom affiché, vos questions, messages et entretiens, et les décisions de modération : aussi longtemps que l’organisation garde ce serveur. Elle vous dit combien de temps, et les efface.',
        'Les journaux techniques ne contiennent ni le texte des messages, ni les noms.',
      ],
    },
    {
      title: 'Ce que « anonyme » veut dire',
      lines: [
        'Une question anonyme est anonyme pour la salle : ni le public ni l’écran ne montrent votre nom.',
        'L’équipe de modération peut savoir qui a écrit, pour agir en cas d’abus. La loi peut aussi l’exiger.',
      ],
    },
    {
      title: 'Cookies',
      lines: [
        'Un seul cookie, nécessaire : il tient votre session ouverte. Pas de mesure d’audience, pas de publicité.',
        'La langue et l’apparence choisies restent dans ce navigateur et ne sont pas envoyées.',
      ],
    },
    {
      title: 'Vos droits',
      lines: [
        'Vous pouvez à tout moment quitter et faire oublier votre nom à ce navigateur : menu Préférences, « Quitter et oublier ce nom ».',
        'Pour obtenir une copie de vos données, les faire corriger ou effacer, écrivez à l’organisation de l’événement.',
      ],
    },
  ],
} as const;

const english = {
  title: 'Your data',
  lead: 'This hub belongs to the organisers of the event. No data goes to a third party, and no page loads anything from elsewhere.',
  parts: [
    {
      title: 'What is kept, and for how long',
      lines: [
        'The access of this browser: 14 days, or until you leave.',
        'Your display name, your questions, messages and conversations, and moderation decisions: as long as the organisers keep this hub. They tell you how long that is, and erase them.',
        'Technical logs hold neither the text of messages nor names.',
      ],
    },
    {
      title: 'What “anonymous” means',
      lines: [
        'An anonymous question is anonymous to the room: neither the public nor the screen shows your name.',
        'The moderation team can know who wrote, to act against abuse. The law may require it too.',
      ],
    },
    {
      title: 'Cookies',
      lines: [
        'A single, necessary cookie: it keeps your session open. No audience measurement, no advertising.',
        'The language and the look you choose stay in this browser and are not sent.',
      ],
    },
    {
      title: 'Your rights',
      lines: [
        'You can leave at any time and have this browser forget your name: menu Preferences, “Leave and forget this name”.',
        'For a copy of your data, or to have it corrected or erased, write to the organisers of the event.',
      ],
    },
  ],
} as const;

export default function Privacy() {
  const page = language.value === 'fr' ? french : english;
  return (
    <Page name={page.title}>
      <div class="prose">
        <h1>{page.title}</h1>
        <p>{page.lead}</p>
        {page.parts.map((part) => (
          <section key={part.title}>
            <h2>{part.title}</h2>
            <ul>
              {part.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
