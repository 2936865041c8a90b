// Moderation across rooms: the desk of all rooms, the rules, and the audit.
import type { ComponentChild } from 'preact';
import { identity, loadIdentity, profile } from '../../app/hub';
import { Page } from '../../app/page';
import { isModerator } from '../../app/roles';
import { failureSentence } from '../../app/sentences';
import { paths } from '../../router';
import { Icon, type IconName } from '../../widgets/icons';
import { Empty, Failure, Skeleton } from '../../widgets/states';
import { AllRooms } from './all_rooms';
import { AuditSection } from './audit';
import { RulesSection } from './rules';
import { moderationTexts } from './texts';

const sections = ['desk', 'rules', 'audit'] as const;
type Section = (typeof sections)[number];

const icons: Readonly<Record<Section, IconName>> = { desk: 'shield', rules: 'filter', audit: 'clock' };

export default function ModerationScreen({ section }: { readonly section: string }) {
  const t = moderationTexts();
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
        <Failure page sentence={failureSentence(who.failure)} onRetry={() => void loadIdentity()} />
      </Page>
    );
  }
  if (!(profile()?.grants ?? []).some(({ role }) => isModerator(role))) {
    return (
      <Page name={t.title}>
        <Empty icon="shield" page title={t.noRole}>
          <p>{t.noRoleHint}</p>
          <a class="button" href={paths.programme}>
            {t.toProgramme}
          </a>
        </Empty>
      </Page>
    );
  }
  const wanted = section === '' ? 'desk' : section;
  return <Moderation section={offered().find((name) => name === wanted) ?? 'desk'} />;
}

/** The audit is for those who answer for rooms. */
function offered(): readonly Section[] {
  const senior = profile()?.grants.some(({ role }) => role === 'organiser' || role === 'partner_admin') ?? false;
  return senior ? sections : ['desk', 'rules'];
}

function Moderation({ section }: { readonly section: Section }) {
  const t = moderationTexts();
  return (
    <Page name={`${t[section]} · ${t.title}`} wide>
      <div class="console">
        <nav class="console__nav" aria-label={t.sections}>
          {offered().map((name) => (
            <a
              key={name}
              href={paths.moderation(name === 'desk' ? '' : name)}
              aria-current={name === section ? 'page' : undefined}
            >
              <Icon name={icons[name]} />
              {t[name]}
            </a>
          ))}
        </nav>
        <div class="console__body">
          <h1>{t[section]}</h1>
          {sectionOf(section)}
        </div>
      </div>
    </Page>
  );
}

function sectionOf(section: Section): ComponentChild {
  switch (section) {
    case 'desk':
      return <AllRooms />;
    case 'rules':
      return <RulesSection />;
    case 'audit':
      return <AuditSection />;
    default: {
      const never: never = section;
      return never;
    }
  }
}
