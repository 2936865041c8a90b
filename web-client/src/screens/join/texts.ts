import { texts } from '../../i18n/language';

export const joinTexts = texts(
  {
    title: 'Rejoindre une salle',
    label: 'Code de la salle',
    hint: 'Six caractères, affichés sur l’écran de la salle.',
    find: 'Trouver la salle',
    finding: 'Recherche…',
    another: 'Saisir un autre code',
    enter: 'Entrer dans la salle',
    enterAs: (name: string) => `Entrer sous le nom « ${name} »`,
  },
  {
    title: 'Join a room',
    label: 'Code of the room',
    hint: 'Six characters, shown on the screen of the room.',
    find: 'Find the room',
    finding: 'Looking…',
    another: 'Enter another code',
    enter: 'Enter the room',
    enterAs: (name: string) => `Enter as “${name}”`,
  },
);
