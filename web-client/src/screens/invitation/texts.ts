import { texts } from '../../i18n/language';
import type { Role } from '@protocol/messages';

const frRoles: Readonly<Record<Role, string>> = {
  organiser: 'l’équipe d’organisation',
  partner_admin: 'l’administration d’un partenaire',
  moderator: 'l’équipe de modération',
  speaker: 'les intervenantes et intervenants',
  recruiter: 'l’équipe de recrutement',
  attendee: 'le public',
  projector: 'l’écran de la salle (lecture seule)',
};
const enRoles: Readonly<Record<Role, string>> = {
  organiser: 'the organising team',
  partner_admin: 'the administration of a partner',
  moderator: 'the moderation team',
  speaker: 'the speakers',
  recruiter: 'the recruiting team',
  attendee: 'the public',
  projector: 'the screen of the room (read only)',
};

export const invitationTexts = texts(
  {
    title: 'Votre invitation',
    invites: (role: Role) => `Cette invitation vous fait rejoindre ${frRoles[role]}.`,
    session: 'Séance',
    label: 'Note de l’organisation',
    once: 'Ce lien ne sert qu’une fois. L’accès est gardé dans ce navigateur.',
    accept: 'Accepter l’invitation',
    acceptAs: (name: string) => `Accepter sous le nom « ${name} »`,
    broken: 'Invitation inutilisable',
    noToken: 'Le lien est incomplet. Copiez-le en entier depuis le message reçu.',
    done: 'Invitation acceptée.',
  },
  {
    title: 'Your invitation',
    invites: (role: Role) => `This invitation lets you join ${enRoles[role]}.`,
    session: 'Session',
    label: 'Note from the organisers',
    once: 'This link works once. The access is kept in this browser.',
    accept: 'Accept the invitation',
    acceptAs: (name: string) => `Accept as “${name}”`,
    broken: 'This invitation cannot be used',
    noToken: 'The link is incomplete. Copy all of it from the message you received.',
    done: 'Invitation accepted.',
  },
);
