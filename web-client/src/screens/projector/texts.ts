import { texts } from '../../i18n/language';
import { plural } from '../../i18n/plural';

export const projectorTexts = texts(
  {
    scan: 'Scannez pour participer',
    orOpen: 'ou ouvrez',
    withCode: 'et saisissez le code',
    qr: (address: string) => `Code QR vers ${address}`,
    now: 'On y répond en ce moment',
    next: 'Ensuite',
    ask: 'Posez vos questions',
    askHint: 'Scannez le code avec votre téléphone. Sans compte, sans application.',
    poll: 'Sondage',
    pollAnswer: 'Répondez sur votre téléphone',
    people: (count: number) => plural('fr', count, { one: '{n} personne en ligne', other: '{n} personnes en ligne' }),
    votes: (count: number) => plural('fr', count, { one: '{n} vote', other: '{n} votes' }),
  },
  {
    scan: 'Scan to take part',
    orOpen: 'or open',
    withCode: 'and enter the code',
    qr: (address: string) => `QR code to ${address}`,
    now: 'Being answered now',
    next: 'Next',
    ask: 'Ask your questions',
    askHint: 'Scan the code with your phone. No account, no app.',
    poll: 'Poll',
    pollAnswer: 'Answer on your phone',
    people: (count: number) => plural('en', count, { one: '{n} person online', other: '{n} people online' }),
    votes: (count: number) => plural('en', count, { one: '{n} vote', other: '{n} votes' }),
  },
);
