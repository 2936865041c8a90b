import { texts } from '../i18n/language';

export const widgetsTexts = texts(
  {
    close: 'Fermer',
    cancel: 'Annuler',
    loading: 'Chargement…',
    retry: 'Réessayer',
    errorTitle: 'Cela n’a pas fonctionné',
  },
  { close: 'Close', cancel: 'Cancel', loading: 'Loading…', retry: 'Try again', errorTitle: 'That did not work' },
);
