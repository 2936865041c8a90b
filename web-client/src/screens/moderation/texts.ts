import { texts } from '../../i18n/language';
import { plural } from '../../i18n/plural';

export const moderationTexts = texts(
  {
    title: 'Modération',
    sections: 'Parties de la modération',
    desk: 'Toutes les salles',
    rules: 'Règles',
    audit: 'Journal',
    noRole: 'Ces pages sont réservées aux équipes de modération.',
    noRoleHint: 'Demandez une invitation à l’organisation, ou suivez les salles avec le public.',
    toProgramme: 'Voir le programme',
  },
  {
    title: 'Moderation',
    sections: 'Parts of moderation',
    desk: 'All rooms',
    rules: 'Rules',
    audit: 'Audit',
    noRole: 'These pages are for moderation teams.',
    noRoleHint: 'Ask the organisers for an invitation, or follow the rooms with the public.',
    toProgramme: 'See the programme',
  },
);

export const allRoomsTexts = texts(
  {
    name: 'Toutes les salles',
    waiting: 'En attente dans toutes les salles',
    kinds: 'Ce qui est montré',
    all: 'Tout',
    questions: 'Questions',
    messages: 'Messages',
    cases: 'Signalements et contestations',
    room: 'Salle',
    everyRoom: (count: number) => `Toutes les salles (${count})`,
    toDesk: 'Pupitre de cette salle',
    keys: 'Raccourcis clavier',
    empty: 'Rien n’attend votre décision',
    emptyHint: 'Ce qui est retenu dans vos salles arrive ici, le plus ancien en premier.',
    emptyFilter: 'Rien ne correspond à ce choix. D’autres éléments attendent.',
    more: (count: number) =>
      plural('fr', count, {
        one: '{n} autre élément attend ensuite.',
        other: '{n} autres éléments attendent ensuite.',
      }),
    shieldUp: (where: string, by: string, moment: string) =>
      `Bouclier actif pour ${where}, activé par ${by}, ${moment}.`,
    shieldDown: (where: string) => `Bouclier pour ${where} : désactivé.`,
    raiseFor: (where: string) => `Activer le bouclier pour ${where} ?`,
  },
  {
    name: 'All rooms',
    waiting: 'Waiting in all rooms',
    kinds: 'What is shown',
    all: 'Everything',
    questions: 'Questions',
    messages: 'Messages',
    cases: 'Reports and objections',
    room: 'Room',
    everyRoom: (count: number) => `All rooms (${count})`,
    toDesk: 'Desk of this room',
    keys: 'Keyboard shortcuts',
    empty: 'Nothing waits for your decision',
    emptyHint: 'What is held in your rooms arrives here, the oldest first.',
    emptyFilter: 'Nothing matches this choice. Other items wait.',
    more: (count: number) => plural('en', count, { one: '{n} further item waits.', other: '{n} further items wait.' }),
    shieldUp: (where: string, by: string, moment: string) =>
      `The shield is up for ${where}, raised by ${by}, ${moment}.`,
    shieldDown: (where: string) => `Shield for ${where}: down.`,
    raiseFor: (where: string) => `Raise the shield for ${where}?`,
  },
);
