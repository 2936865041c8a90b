// The desk of all rooms: what waits anywhere, oldest first, decided in place.
import { useEffect, useState } from 'preact/hooks';
import type { DeskWatch } from '../../connection/desk_watch';
import { hub } from '../../app/hub';
import { refusalSentence } from '../../app/sentences';
import { paths } from '../../router';
import { Segmented } from '../../widgets/field';
import { Icon } from '../../widgets/icons';
import { Empty, Skeleton } from '../../widgets/states';
import { showToast } from '../../widgets/toasts';
import { DeskList, DeskRow } from '../desk/desk_list';
import { type Desk, useDeskOf } from '../desk/desk_model';
import { DeskDialog } from '../desk/dialogs';
import { type DeskItem, keyOf, keyOfCommand } from '../desk/items';
import { KeysDialog } from '../desk/keys_dialog';
import { useRoving } from '../desk/roving';
import { LastStepLine } from '../desk/waiting';
import { type KindFilter, roomCounts, shownItems } from './all_items';
import { Shields } from './shields';
import { allRoomsTexts } from './texts';

export function AllRooms() {
  const [watch, setWatch] = useState<DeskWatch>();
  useEffect(() => {
    const watched = hub.watchDesk();
    setWatch(watched.watch);
    return () => watched.release();
  }, []);
  return (
    <>
      <Shields />
      {watch?.view.value ? <Board watch={watch} /> : <Skeleton />}
    </>
  );
}

function useAllDesk(watch: DeskWatch): Desk {
  const me = hub.me.value?.person;
  const roomOf = (item: DeskItem) => item.elsewhere?.room ?? '';
  return useDeskOf({
    viewer: { senior: false, wholeRoom: false },
    me,
    roomOf,
    send: async (cmd, item, quiet) => {
      const outcome = await watch.send(roomOf(item), cmd);
      if (!outcome.ok && !quiet) {
        showToast(refusalSentence(outcome.refusal, hub.clock.now()), 'refusal');
      }
      return outcome;
    },
    isBusy: (item) =>
      watch.underway.value.some(
        ({ room, cmd }) => room === roomOf(item) && `${keyOfCommand(cmd) ?? ''}@${room}` === keyOf(item),
      ),
    claimOf: (item) => {
      const { claim } = watch.view.value?.items.find((one) => one.room === roomOf(item) && one.item === item.id) ?? {};
      return claim && claim.until > hub.now() ? claim : undefined;
    },
  });
}

function Board({ watch }: { readonly watch: DeskWatch }) {
  const t = allRoomsTexts();
  const desk = useAllDesk(watch);
  const [kind, setKind] = useState<KindFilter>('all');
  const [room, setRoom] = useState('');
  const [help, setHelp] = useState(false);
  const view = watch.view.value;
  const all = view?.items ?? [];
  const rooms = roomCounts(all);
  const items = shownItems(all, { kind, room }, hub.me.value?.person);
  const roving = useRoving(items.map(keyOf));
  const total = all.length + (view?.more ?? 0);
  useEffect(() => {
    document.title = `${total > 0 ? `(${total}) ` : ''}${t.name} · Beffroi`;
  }, [total, t]);
  return (
    <div class="all-desk">
      <div class="all-desk__filters">
        <Segmented
          label={t.kinds}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'all', label: t.all },
            { value: 'question', label: t.questions },
            { value: 'message', label: t.messages },
            { value: 'case', label: t.cases },
          ]}
        />
        <select
          class="input input--small"
          aria-label={t.room}
          value={room}
          onChange={(event) => setRoom(event.currentTarget.value)}
        >
          <option value="">{t.everyRoom(total)}</option>
          {rooms.map((one) => (
            <option key={one.room} value={one.room}>
              {`${one.title} (${one.count})`}
            </option>
          ))}
        </select>
        {room !== '' && (
          <a class="button button--small" href={paths.room(room, 'desk')}>
            <Icon name="forward" />
            {t.toDesk}
          </a>
        )}
        <button type="button" class="button button--small" onClick={() => setHelp(true)}>
          {t.keys}
        </button>
      </div>
      <div class="all-desk__list">
        <DeskList
          desk={desk}
          place="waiting"
          label={t.waiting}
          roving={roving}
          items={items}
          onHelp={() => setHelp(true)}
        >
          {items.length === 0 && (
            <Empty icon="check" title={t.empty}>
              <p>{all.length === 0 ? t.emptyHint : t.emptyFilter}</p>
            </Empty>
          )}
          <ul>
            {items.map((item) => (
              <DeskRow key={keyOf(item)} desk={desk} place="waiting" roving={roving} item={item} named />
            ))}
          </ul>
          {view && view.more > 0 && <p class="field__hint all-desk__more">{t.more(view.more)}</p>}
        </DeskList>
        <LastStepLine desk={desk} />
      </div>
      {desk.asking && <DeskDialog desk={desk} asking={desk.asking} />}
      {help && <KeysDialog onClose={() => setHelp(false)} />}
    </div>
  );
}
