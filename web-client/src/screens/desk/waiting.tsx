// The first column: reports, objections, and held questions and messages of everybody, oldest first; below them the line
// that takes a step back.
import { hub } from '../../app/hub';
import type { RoomState } from '../../room/state';
import { Icon } from '../../widgets/icons';
import { Empty } from '../../widgets/states';
import { DeskList, DeskRow, DeskSection } from './desk_list';
import type { Desk } from './desk_model';
import { type DeskItem, keyOf } from './items';
import { caseTexts } from './moderation_texts';
import { useRoving } from './roving';
import { actionTexts, deskTexts, doneTexts } from './texts';
import { waitingLists } from './waiting_items';

export interface WaitingProps {
  readonly desk: Desk;
  readonly state: RoomState;
  readonly onHelp: () => void;
}

export function Waiting({ desk, state, onHelp }: WaitingProps) {
  const t = deskTexts();
  const cases = caseTexts();
  const { reports, contests, held } = waitingLists(state, hub.me.value?.person);
  const items = [...reports, ...contests, ...held];
  const roving = useRoving(items.map(keyOf));
  const { hold_questions, hold_messages } = state.shared.settings;
  const rows = (list: readonly DeskItem[]) =>
    list.map((item) => <DeskRow key={keyOf(item)} desk={desk} place="waiting" roving={roving} item={item} named />);
  return (
    <>
      <DeskList desk={desk} place="waiting" label={t.waiting} roving={roving} items={items} onHelp={onHelp}>
        {items.length === 0 && (
          <Empty icon="check" title={t.waitingEmpty}>
            <p>{hold_questions || hold_messages ? t.waitingEmptyHeld : t.waitingEmptyOpen}</p>
          </Empty>
        )}
        {reports.length > 0 && (
          <DeskSection title={cases.reports} tone="brick" count={reports.length}>
            {rows(reports)}
          </DeskSection>
        )}
        {contests.length > 0 && (
          <DeskSection title={cases.contests} count={contests.length}>
            {rows(contests)}
          </DeskSection>
        )}
        {held.length > 0 &&
          (held.length < items.length ? (
            <DeskSection title={cases.held} count={held.length}>
              {rows(held)}
            </DeskSection>
          ) : (
            <ul>{rows(held)}</ul>
          ))}
      </DeskList>
      <LastStepLine desk={desk} />
    </>
  );
}

export function LastStepLine({ desk }: { readonly desk: Desk }) {
  const { last } = desk;
  if (!last) return null;
  return (
    <div class="last-step" role="status">
      <p class="last-step__text">
        <strong>{doneTexts()[last.action]}</strong> {last.text}
      </p>
      <button
        type="button"
        class="button button--small"
        aria-label={actionTexts().undo}
        aria-keyshortcuts="z"
        onClick={desk.undoLast}
      >
        <Icon name="undo" />
        {deskTexts().undoLast}
        <kbd class="key" aria-hidden="true">
          Z
        </kbd>
      </button>
    </div>
  );
}
