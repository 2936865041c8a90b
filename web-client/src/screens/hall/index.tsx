// The hall of a jobs-connect session: booths for candidates, a desk for recruiters, and the room of any session.
import { useEffect, useState } from 'preact/hooks';
import { ConnectionBanner } from '../../app/connection_banner';
import { Header } from '../../app/header';
import { useMedia } from '../../widgets/media';
import { Tabs } from '../../widgets/tabs';
import { Panel } from '../room/panel';
import { OtherViews, Viewers } from '../room/room_tools';
import { Booths, type HallProps } from './booths';
import { keepHall } from './kept_halls';
import { RecruiterDesk } from './recruiter';
import { hallTexts, recruiterTexts } from './texts';
import { isActive } from './tickets';

export default function Hall({ store, state }: HallProps) {
  const { title } = state.shared;
  const waits = state.mine.tickets.some(isActive);
  useEffect(() => {
    document.title = `${title} · Beffroi`;
  }, [title]);
  useEffect(() => {
    if (waits) keepHall(store.room);
  }, [waits, store]);
  const recruits = state.mine.queues.length > 0;
  return (
    <div class="room hall">
      <Header title={title}>
        <Viewers state={state} />
        <OtherViews store={store} state={state} mode="room" />
      </Header>
      <ConnectionBanner />
      <main id="content" class="hall__main" tabIndex={-1}>
        {recruits ? <ForRecruiter store={store} state={state} /> : <ForVisitors store={store} state={state} />}
      </main>
    </div>
  );
}

/** Booths beside the room's questions and chat; in tabs where there is no place for both. */
function ForVisitors({ store, state }: HallProps) {
  const t = hallTexts();
  const wide = useMedia('(min-width: 1100px)');
  const [part, setPart] = useState<'booths' | 'room'>('booths');
  if (wide) {
    return (
      <div class="hall__columns">
        <section class="hall__scroll" aria-label={t.booths}>
          <Booths store={store} state={state} />
        </section>
        <Panel store={store} state={state} />
      </div>
    );
  }
  return (
    <Tabs
      label={state.shared.title}
      value={part}
      onChange={setPart}
      items={[
        { value: 'booths', label: t.booths },
        { value: 'room', label: t.room },
      ]}
    >
      {part === 'booths' ? (
        <div class="hall__scroll">
          <Booths store={store} state={state} />
        </div>
      ) : (
        <Panel store={store} state={state} />
      )}
    </Tabs>
  );
}

type RecruiterPart = 'desk' | 'booths' | 'room';

function ForRecruiter({ store, state }: HallProps) {
  const [part, setPart] = useState<RecruiterPart>('desk');
  return (
    <Tabs
      label={state.shared.title}
      value={part}
      onChange={setPart}
      items={[
        { value: 'desk', label: recruiterTexts().booth },
        { value: 'booths', label: recruiterTexts().otherBooths },
        { value: 'room', label: hallTexts().room },
      ]}
    >
      {part === 'desk' && <RecruiterDesk store={store} state={state} />}
      {part === 'booths' && (
        <div class="hall__scroll">
          <Booths store={store} state={state} />
        </div>
      )}
      {part === 'room' && <Panel store={store} state={state} />}
    </Tabs>
  );
}
