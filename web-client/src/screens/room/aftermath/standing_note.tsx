// Who is paused may object to it.
import type { RoomStore } from '../../../room/room_store';
import { ContestLine } from './contest_line';
import { aftermathTexts } from './texts';

export default function StandingNote({ store }: { readonly store: RoomStore }) {
  const contest = store.state.value?.mine.standing?.contest;
  if (!contest) return null;
  return (
    <div class="statement statement--standing">
      {contest === 'possible' && <p>{aftermathTexts().standing}</p>}
      <ContestLine store={store} kind="standing" state={contest} />
    </div>
  );
}
