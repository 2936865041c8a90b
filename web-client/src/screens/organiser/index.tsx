// The organisers' console: rooms, import, invitations, people, settings.
import type { ComponentChild } from 'preact';
import { useEffect } from 'preact/hooks';
import { holdsRole, identity, loadIdentity } from '../../app/hub';
import { Page } from '../../app/page';
import { failureSentence } from '../../app/sentences';
import { paths } from '../../router';
import { Icon, type IconName } from '../../widgets/icons';
import { Empty, Failure, Skeleton } from '../../widgets/states';
import { loadProgramme } from '../programme/programme_store';
import { HubSettingsSection } from './hub_settings';
import { ImportSection } from './import';
import { InvitationsSection } from './invitations';
import { PeopleSection } from './people';
import { RoomsSection } from './rooms';
import { organiserTexts } from './texts';

const sections = ['rooms', 'import', 'invitations', 'people', 'settings'] as const;
type Section = (typeof sections)[number];

const icons: Readonly<Record<Section, IconName>> = {
  rooms: 'calendar',
  import: 'upload',
  invitations: 'send',
  people: 'people',
  settings: 'settings',
};

export default function OrganiserScreen({ section }: { readonly section: string }) {
  const t = organiserTexts();
  const who = identity.value;
  if (who.kind === 'unknown') {
    return (
      <Page name={t.title}>
        <Skeleton />
      </Page>
    );
  }
  if (who.kind === 'failed') {
    return (
      <Page name={t.title}>
        <Failure sentence={failureSentence(who.failure)} onRetry={() => void loadIdentity()} />
      </Page>
    );
  }
  if (!holdsRole('organiser') && !holdsRole('partner_admin')) {
    return (
      <Page name={t.title}>
        <Empty icon="shield" title={t.noRole}>
          <p>{t.noRoleHint}</p>
          <a class="button" href={paths.programme}>
            {t.toProgramme}
          </a>
        </Empty>
      </Page>
    );
  }
  return <Console section={sections.find((name) => name === section) ?? 'rooms'} />;
}

/** Partner admins run rooms and invite; the programme, people and settings belong to the organisers. */
function offered(): readonly Section[] {
  return holdsRole('organiser') ? sections : ['rooms', 'invitations'];
}

function Console({ section }: { readonly section: Section }) {
  const t = organiserTexts();
  useEffect(() => void loadProgramme(), []);
  const shown = offered().includes(section) ? section : 'rooms';
  return (
    <Page name={`${t[shown]} · ${t.title}`} wide>
      <div class="console">
        <nav class="console__nav" aria-label={t.sections}>
          {offered().map((name) => (
            <a
              key={name}
              href={paths.organiser(name === 'rooms' ? '' : name)}
              aria-current={name === shown ? 'page' : undefined}
            >
              <Icon name={icons[name]} />
              {t[name]}
            </a>
          ))}
        </nav>
        <div class="console__body">
          <h1>{t[shown]}</h1>
          {sectionOf(shown)}
        </div>
      </div>
    </Page>
  );
}

function sectionOf(section: Section): ComponentChild {
  switch (section) {
    case 'rooms':
      return <RoomsSection />;
    case 'import':
      return <ImportSection />;
    case 'invitations':
      return <InvitationsSection />;
    case 'people':
      return <PeopleSection />;
    case 'settings':
      return <HubSettingsSection />;
    default: {
      const never: never = section;
      return never;
    }
  }
}
