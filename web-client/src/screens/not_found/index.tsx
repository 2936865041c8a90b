import { Page } from '../../app/page';
import { texts } from '../../i18n/language';
import { paths } from '../../router';
import { Empty } from '../../widgets/states';

const notFoundTexts = texts(
  {
    title: 'Page introuvable',
    sentence: 'Il n’y a rien à cette adresse. Vérifiez le lien, ou repartez du programme.',
    programme: 'Voir le programme',
    join: 'Rejoindre avec un code',
  },
  {
    title: 'Page not found',
    sentence: 'There is nothing at this address. Check the link, or start from the programme.',
    programme: 'See the programme',
    join: 'Join with a code',
  },
);

export default function NotFound() {
  const t = notFoundTexts();
  return (
    <Page name={t.title}>
      <Empty page icon="search" title={t.title}>
        <p>{t.sentence}</p>
        <a class="button button--primary" href={paths.programme}>
          {t.programme}
        </a>
        <a class="button" href={paths.join()}>
          {t.join}
        </a>
      </Empty>
    </Page>
  );
}
