import { texts } from '../i18n/language';
import { limits } from '@protocol/limits';

export const doorTexts = texts(
  {
    title: 'Rejoindre la salle',
    name: 'Votre nom affiché',
    nameHint: `De ${limits.name_min} à ${limits.name_length} caractères. Un prénom ou un pseudonyme suffit, sans compte ni adresse.`,
    enter: 'Entrer dans la salle',
    entering: 'Un instant…',
    privacy: 'Ce que le serveur garde de vous, et combien de temps',
    live: 'En direct',
    online: 'En ligne',
    unknownRoom: 'Salle introuvable',
    byCode: 'Rejoindre avec un code',
  },
  {
    title: 'Join the room',
    name: 'Your display name',
    nameHint: `${limits.name_min} to ${limits.name_length} characters. A first name or a pseudonym will do: no account, no address.`,
    enter: 'Enter the room',
    entering: 'One moment…',
    privacy: 'What the hub keeps of you, and for how long',
    live: 'Live',
    online: 'Online',
    unknownRoom: 'Room not found',
    byCode: 'Join with a code',
  },
);
