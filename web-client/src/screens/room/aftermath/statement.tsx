// The statement of reasons under something of mine: who decided, why, and the way to object.
import type { ItemKind, Statement } from '@protocol/messages';
import { zone } from '../../../app/hub';
import { timeText } from '../../../i18n/dates';
import { language } from '../../../i18n/language';
import type { RoomStore } from '../../../room/room_store';
import { causeTexts } from './cause_texts';
import { ContestLine } from './contest_line';
import { aftermathTexts } from './texts';

export interface StatementProps {
  readonly store: RoomStore;
  readonly kind: ItemKind;
  readonly item: number;
  readonly statement: Statement;
  /** The words before a rule or a person changed them. */
  readonly original?: string | undefined;
}

export default function StatementLines({ store, kind, item, statement, original }: StatementProps) {
  const t = aftermathTexts();
  return (
    <div class="statement">
      <p>{sentenceOf(statement)}</p>
      {original !== undefined && <p>{t.original(original)}</p>}
      {statement.contest && <ContestLine store={store} kind={kind} item={item} state={statement.contest} />}
    </div>
  );
}

function sentenceOf({ automatic, cause, at }: Statement): string {
  const t = aftermathTexts();
  const because = cause && causeTexts().cause(cause);
  if (automatic) return because === undefined ? `${t.automatic}.` : t.automaticFor(because);
  const time = timeText(at, language.value, zone());
  return because === undefined ? t.byPerson(time) : t.byPersonAfter(time, because);
}
