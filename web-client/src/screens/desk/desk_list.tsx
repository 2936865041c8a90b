// A list of the desk: one row per item, compact; the row in focus opens and shows its actions with their keys.
import type { ComponentChildren } from 'preact';
import { hub, zone } from '../../app/hub';
import { clockText, timeText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import { useTimeLeft } from '../../widgets/countdown';
import { Icon, type IconName } from '../../widgets/icons';
import { nameOf } from '../room/author';
import { chatTexts } from '../room/texts';
import {
  type Action,
  actionKeys,
  actionOfKey,
  actionsOf,
  decides,
  isFigureKey,
  leaves,
  reasonedAction,
  reasonOfKey,
} from './actions';
import { takeAway } from './commands';
import type { Desk } from './desk_model';
import { type DeskItem, keyOf, sinceOf, writerOf } from './items';
import { caseTexts } from './moderation_texts';
import type { Roving } from './roving';
import { RowDetail, RowMark, RowText } from './row_parts';
import { actionTexts, deskTexts } from './texts';

const icons: Readonly<Record<Action, IconName>> = {
  approve: 'check',
  decline: 'close',
  dismiss: 'check',
  act: 'trash',
  reverse: 'undo',
  uphold: 'close',
  merge: 'merge',
  edit: 'edit',
  shortlist: 'star',
  unlist: 'star',
  next: 'forward',
  now: 'bell',
  answered: 'check',
  undo: 'undo',
  remove: 'trash',
  restore: 'undo',
  hide: 'eye_off',
  claim: 'hand',
  person: 'people',
  to_question: 'question',
  mute: 'mute',
};

export interface DeskListProps {
  readonly desk: Desk;
  readonly place: 'waiting' | 'room';
  readonly label: string;
  readonly roving: Roving;
  readonly items: readonly DeskItem[];
  readonly onHelp: () => void;
  readonly children: ComponentChildren;
}

/** The frame that hears the keys; sections and rows are its children. */
export function DeskList({ desk, place, label, roving, items, onHelp, children }: DeskListProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === '?') {
      event.preventDefault();
      return onHelp();
    }
    if (roving.onMoveKey(event)) return;
    const item = items.find((candidate) => keyOf(candidate) === roving.active);
    if (!item || event.repeat) return;
    if (takeAwayByFigure(event, desk, roving, place, item)) return;
    const action = actionOfKey(event.key, item, desk.viewer);
    if (!action) return;
    event.preventDefault();
    performOn(desk, roving, place, action, item);
  };
  return (
    <div
      class="desk-list"
      role="group"
      aria-label={label}
      aria-description={deskTexts().hints}
      ref={roving.list}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      {...roving.handlers}
    >
      {children}
    </div>
  );
}

/** In the column of what waits a figure is a decision: away, for this reason. */
function takeAwayByFigure(
  event: KeyboardEvent,
  desk: Desk,
  roving: Roving,
  place: 'waiting' | 'room',
  item: DeskItem,
): boolean {
  const reason = place === 'waiting' && isFigureKey(event) ? reasonOfKey(event) : undefined;
  const action = reason && reasonedAction(item, desk.viewer);
  const cmd = reason && action && takeAway(item, false, reason);
  if (!action || !cmd) return false;
  event.preventDefault();
  desk.performAs(action, cmd, item, () => roving.moveOn(keyOf(item)));
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}

function performOn(desk: Desk, roving: Roving, place: 'waiting' | 'room', action: Action, item: DeskItem): void {
  const goOn = () => (leaves(action, place) ? roving.moveOn(keyOf(item)) : roving.refocus());
  desk.perform(action, item, goOn, roving.refocus);
}

export interface SectionProps {
  readonly title: string;
  readonly tone?: 'gold' | 'mist' | 'brick';
  readonly count?: number;
  readonly children: ComponentChildren;
}

export function DeskSection({ title, tone, count, children }: SectionProps) {
  return (
    <section class={tone ? `desk-section desk-section--${tone}` : 'desk-section'} aria-label={title}>
      <h3 class="desk-section__title">
        {title}
        {count !== undefined && <span class="tab__count numbers">{count}</span>}
      </h3>
      <ul>{children}</ul>
    </section>
  );
}

export interface DeskRowProps {
  readonly desk: Desk;
  readonly place: 'waiting' | 'room';
  readonly roving: Roving;
  readonly item: DeskItem;
  /** Says "question" or "message" where both stand in one list. */
  readonly named?: boolean;
}

export function DeskRow({ desk, place, roving, item, named }: DeskRowProps) {
  const key = keyOf(item);
  const open = roving.active === key;
  const busy = desk.isBusy(item);
  const claim = desk.claimOf(item);
  const others = claim !== undefined && claim.person !== desk.me;
  return (
    <li class="desk-row" data-open={open} data-busy={busy} data-claimed={others} aria-busy={busy}>
      <article
        class="desk-row__main"
        data-key={key}
        tabIndex={open ? 0 : -1}
        onFocus={() => {
          roving.choose(key);
          if (place === 'waiting') desk.look(item);
        }}
        onClick={() => roving.choose(key)}
      >
        <RowMark item={item} named={named === true} />
        <RowText item={item} />
        <RowWho item={item} claimed={!open && others ? claim.name : undefined} />
        {open && claim && <ClaimLine name={others ? claim.name : undefined} until={claim.until} />}
        {open && <RowDetail item={item} />}
      </article>
      {open && (
        <div class="desk-row__actions">
          {actionsOf(item, desk.viewer).map((action) => (
            <ActionButton
              key={action}
              action={action}
              disabled={others && decides(action)}
              onClick={() => performOn(desk, roving, place, action, item)}
            />
          ))}
        </div>
      )}
    </li>
  );
}

function RowWho({ item, claimed }: { readonly item: DeskItem; readonly claimed: string | undefined }) {
  const author = writerOf(item);
  const badge = author && chatTexts().badge(author.role);
  const name = author && (author.anonymous ? deskTexts().anonymousIs(nameOf(author)) : nameOf(author));
  return (
    <span class="desk-row__who">
      {claimed !== undefined && (
        <span class="pill pill--gold">
          <Icon name="hand" />
          <span class="desk-row__claimer">{caseTexts().lookingShort(claimed)}</span>
        </span>
      )}
      {item.elsewhere && <span class="desk-row__room">{item.elsewhere.title}</span>}
      {badge && <span class="pill">{badge}</span>}
      {name && <span class="desk-row__name">{name}</span>}
      <time class="numbers">{timeText(sinceOf(item), language.value, zone())}</time>
    </span>
  );
}

/** Who looks at it, and for how long nobody else decides. `name` absent: this person. */
function ClaimLine({ name, until }: { readonly name: string | undefined; readonly until: number }) {
  const t = caseTexts();
  const left = useTimeLeft(until, () => hub.now());
  if (left === 0) return null;
  return (
    <p class={name === undefined ? 'desk-row__claim numbers' : 'desk-row__claim desk-row__claim--other numbers'}>
      <Icon name="hand" />
      {name === undefined ? t.youLook(clockText(left)) : t.looking(name, clockText(left))}
    </p>
  );
}

interface ActionButtonProps {
  readonly action: Action;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

const main: ReadonlySet<Action> = new Set(['approve', 'now', 'answered', 'dismiss', 'reverse']);

function ActionButton({ action, disabled, onClick }: ActionButtonProps) {
  const t = actionTexts();
  return (
    <button
      type="button"
      class={main.has(action) ? 'button button--small button--primary' : 'button button--small'}
      tabIndex={-1}
      disabled={disabled}
      aria-keyshortcuts={actionKeys[action]}
      onClick={onClick}
    >
      <Icon name={icons[action]} />
      {t[action]}
      <kbd class="key" aria-hidden="true">
        {actionKeys[action].toUpperCase()}
      </kbd>
    </button>
  );
}
