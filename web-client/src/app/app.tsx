// The list of screens, by route, and what stands around them on every page.
import { useEffect, useRef } from 'preact/hooks';
import { type Route, route } from '../router';
import { Toasts } from '../widgets/toasts';
import { Announcer } from './announcer';
import { lazy } from './lazy';
import { appTexts } from './texts';
import { TicketSlot } from './ticket_slot';

const Join = lazy(() => import('../screens/join/index'));
const Invitation = lazy(() => import('../screens/invitation/index'));
const Room = lazy(() => import('../screens/room/index'));
const Light = lazy(() => import('../screens/light/index'));
const Projector = lazy(() => import('../screens/projector/index'));
const Privacy = lazy(() => import('../screens/privacy/index'));
const Programme = lazy(() => import('../screens/programme/index'));
const Session = lazy(() => import('../screens/session/index'));
const Desk = lazy(() => import('../screens/desk/index'));
const Speaker = lazy(() => import('../screens/speaker/index'));
const Conversation = lazy(() => import('../screens/conversation/index'));
const Organiser = lazy(() => import('../screens/organiser/index'));
const Moderation = lazy(() => import('../screens/moderation/index'));
const NotFound = lazy(() => import('../screens/not_found/index'));

function Screen({ at }: { readonly at: Route }) {
  switch (at.name) {
    case 'join':
      return <Join code={at.code} />;
    case 'invitation':
      return <Invitation />;
    case 'privacy':
      return <Privacy />;
    case 'programme':
      return <Programme />;
    case 'session':
      return <Session key={at.session} session={at.session} />;
    case 'room':
      return <RoomScreen at={at} />;
    case 'conversation':
      return <Conversation key={at.room} room={at.room} />;
    case 'organiser':
      return <Organiser section={at.section} />;
    case 'moderation':
      return <Moderation section={at.section} />;
    case 'not_found':
      return <NotFound />;
    default: {
      const never: never = at;
      return never;
    }
  }
}

function RoomScreen({ at }: { readonly at: Extract<Route, { name: 'room' }> }) {
  switch (at.mode) {
    case 'room':
      return <Room key={at.room} room={at.room} />;
    case 'light':
      return <Light key={at.room} room={at.room} />;
    case 'projector':
      return <Projector key={at.room} room={at.room} />;
    case 'desk':
      return <Desk key={at.room} room={at.room} />;
    case 'speaker':
      return <Speaker key={at.room} room={at.room} />;
    default: {
      const never: never = at.mode;
      return never;
    }
  }
}

export function App() {
  const at = route.value;
  const arrived = useRef(false);
  // After a move the reader starts at the new page's content, not where the link was.
  useEffect(() => {
    if (arrived.current) document.getElementById('content')?.focus({ preventScroll: true });
    arrived.current = true;
  }, [at]);
  return (
    <>
      <a class="skip-link" href="#content">
        {appTexts().skip}
      </a>
      <TicketSlot />
      <Screen at={at} />
      <Toasts />
      <Announcer />
    </>
  );
}
