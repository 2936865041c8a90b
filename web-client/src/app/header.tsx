// The bar on top of every page but the projector.
import type { ComponentChildren } from 'preact';
import { Belfry } from '../widgets/icons';
import { paths } from '../router';
import { facts, holdsRole, profile } from './hub';
import { Preferences } from './preferences';
import { isModerator } from './staff';
import { appTexts } from './texts';

export interface HeaderProps {
  /** In a room: its title instead of the navigation. */
  readonly title?: string;
  readonly children?: ComponentChildren;
}

export function Header({ title, children }: HeaderProps) {
  const t = appTexts();
  return (
    <header class={title === undefined ? 'header' : 'header header--room'}>
      <a class="header__home" href={paths.programme}>
        <Belfry />
        <span class="visually-hidden">{t.home}</span>
        {title === undefined && <span class="header__event">{facts.value?.event ?? 'Beffroi'}</span>}
      </a>
      {title === undefined ? <Navigation /> : <h1 class="header__title">{title}</h1>}
      <div class="header__tools">
        {children}
        <Preferences />
      </div>
    </header>
  );
}

function Navigation() {
  const t = appTexts();
  const moderates = profile()?.grants.some(({ role }) => isModerator(role)) ?? false;
  const organises = holdsRole('organiser') || holdsRole('partner_admin');
  return (
    <nav class="header__nav">
      <a href={paths.programme}>{t.home}</a>
      <a href={paths.join()}>{t.join}</a>
      {moderates && <a href={paths.moderation()}>{t.moderation}</a>}
      {organises && <a href={paths.organiser()}>{t.organiser}</a>}
    </nav>
  );
}
