// The file of a person: what they wrote in the rooms one moderates, what was decided about them, notes of the team.
import { useState } from 'preact/hooks';
import { limits } from '@protocol/limits';
import type { Contribution, Contributions, PersonNote, Sanction } from '@protocol/messages';
import { api } from '../../api/api';
import { type Loaded, useLoaded } from '../../api/loaded';
import { hub, zone } from '../../app/hub';
import { failureSentence } from '../../app/sentences';
import { isSameDay, momentText, timeText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import { Dialog } from '../../widgets/dialog';
import { Field } from '../../widgets/field';
import { Icon } from '../../widgets/icons';
import { Failure, Notice, Skeleton } from '../../widgets/states';
import { receiptTexts } from '../room/texts';
import type { Desk } from './desk_model';
import { authorOf, type DeskItem } from './items';
import { useScopes } from './mute_dialog';
import { personTexts } from './person_texts';
import { dialogTexts } from './texts';

export function momentShort(at: number): string {
  return isSameDay(at, hub.now(), zone())
    ? timeText(at, language.value, zone())
    : momentText(at, language.value, zone());
}

export function PersonDialog({ desk, item }: { readonly desk: Desk; readonly item: DeskItem }) {
  const t = personTexts();
  const author = authorOf(item);
  return (
    <Dialog
      title={t.fileTitle(author?.name ?? '')}
      onClose={desk.giveUp}
      actions={
        <button type="button" class="button" onClick={desk.giveUp}>
          {dialogTexts().close}
        </button>
      }
    >
      {author ? <PersonFile person={author.person} room={desk.roomOf(item)} /> : <p>{t.noAuthor}</p>}
    </Dialog>
  );
}

export function PersonFile({ person, room }: { readonly person: string; readonly room: string }) {
  return (
    <div class="person-file">
      <Written person={person} />
      <Sanctions person={person} />
      <Notes person={person} room={room} />
    </div>
  );
}

function Pending<T>({ loaded, onRetry }: { readonly loaded: Loaded<T>; readonly onRetry: () => void }) {
  if (loaded.kind === 'loading') return <Skeleton lines={2} />;
  if (loaded.kind === 'failed') return <Failure sentence={failureSentence(loaded.failure)} onRetry={onRetry} />;
  return null;
}

function Written({ person }: { readonly person: string }) {
  const t = personTexts();
  const { loaded, reload } = useLoaded(() => api.contributions(person), person);
  const [further, setFurther] = useState<readonly Contributions[]>([]);
  const [failed, setFailed] = useState<string>();
  const pages = loaded.kind === 'ready' ? [loaded.value, ...further] : [];
  const items = pages.flatMap((page) => page.items);
  const before = pages.at(-1)?.before;
  const older = async () => {
    const answer = await api.contributions(person, before);
    if (answer.ok) setFurther([...further, answer.value]);
    else setFailed(failureSentence(answer.failure));
  };
  return (
    <section class="person-file__part" aria-label={t.wrote}>
      <h3>{t.wrote}</h3>
      <Pending loaded={loaded} onRetry={() => void reload()} />
      {loaded.kind === 'ready' && items.length === 0 && <p class="field__hint">{t.wroteNothing}</p>}
      <ol class="person-file__list">
        {items.map((item) => (
          <WrittenItem key={`${item.room}/${item.message?.id ?? item.question?.id}`} item={item} />
        ))}
      </ol>
      {failed && <Notice refusal>{failed}</Notice>}
      {before !== undefined && (
        <button type="button" class="button button--small" onClick={() => void older()}>
          <Icon name="down" />
          {t.older}
        </button>
      )}
    </section>
  );
}

function WrittenItem({ item }: { readonly item: Contribution }) {
  const t = personTexts();
  const written = item.message ?? item.question;
  if (!written) return null;
  return (
    <li>
      <p class="person-file__text">{written.text}</p>
      <p class="field__hint">
        {[
          item.title,
          item.message ? t.message : t.question,
          momentShort(written.at),
          written.reason && receiptTexts().reason(written.reason),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}

function Sanctions({ person }: { readonly person: string }) {
  const t = personTexts();
  const { loaded, reload } = useLoaded(() => api.sanctions(person), person);
  return (
    <section class="person-file__part" aria-label={t.sanctions}>
      <h3>{t.sanctions}</h3>
      <Pending loaded={loaded} onRetry={() => void reload()} />
      {loaded.kind === 'ready' && loaded.value.sanctions.length === 0 && <p class="field__hint">{t.sanctionsNone}</p>}
      {loaded.kind === 'ready' && <SanctionItems sanctions={loaded.value.sanctions} onLifted={() => void reload()} />}
    </section>
  );
}

export interface SanctionItemsProps {
  readonly sanctions: readonly Sanction[];
  readonly onLifted: () => void;
  readonly named?: boolean;
}

export function SanctionItems({ sanctions, onLifted, named }: SanctionItemsProps) {
  const t = personTexts();
  const [failed, setFailed] = useState<string>();
  const lift = async (id: string) => {
    const answer = await api.liftSanction(id);
    if (answer.ok) onLifted();
    else setFailed(failureSentence(answer.failure));
  };
  return (
    <>
      <ul class="person-file__list">
        {sanctions.map((sanction) => {
          const { id, kind, scope, scope_id, until, reason, by_name, lifted_at, name } = sanction;
          const where = scope === 'partner' ? `${t.scope(scope)} ${scope_id}` : t.scope(scope);
          const holds = lifted_at === undefined && until > hub.now();
          return (
            <li key={id} class="person-file__row">
              <div>
                {named && <p class="people__name">{name}</p>}
                <p>{(kind === 'mute' ? t.muted : t.banned)(where, momentShort(until))}</p>
                <p class="field__hint">
                  {[receiptTexts().reason(reason), t.by(by_name), lifted_at !== undefined && t.lifted]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              {holds && (
                <button type="button" class="button button--small" onClick={() => void lift(id)}>
                  {t.lift}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {failed && <Notice refusal>{failed}</Notice>}
    </>
  );
}

function Notes({ person, room }: { readonly person: string; readonly room: string }) {
  const t = personTexts();
  const { loaded, reload } = useLoaded(() => api.notes(person), person);
  const notes: readonly PersonNote[] = loaded.kind === 'ready' ? loaded.value.notes : [];
  return (
    <section class="person-file__part" aria-label={t.notes}>
      <h3>{t.notes}</h3>
      <p class="field__hint">{t.notesHint}</p>
      <Pending loaded={loaded} onRetry={() => void reload()} />
      {loaded.kind === 'ready' && notes.length === 0 && <p class="field__hint">{t.notesNone}</p>}
      <ul class="person-file__list">
        {notes.map((note) => (
          <li key={note.id}>
            <p class="person-file__text">{note.text}</p>
            <p class="field__hint">{`${t.by(note.by_name)} · ${momentShort(note.at)} · ${t.scope(note.scope)}`}</p>
          </li>
        ))}
      </ul>
      <NoteForm person={person} room={room} onAdded={() => void reload()} />
    </section>
  );
}

interface NoteFormProps {
  readonly person: string;
  readonly room: string;
  readonly onAdded: () => void;
}

function NoteForm({ person, room, onAdded }: NoteFormProps) {
  const t = personTexts();
  const widest = useScopes(room).at(-1);
  const [text, setText] = useState('');
  const [failed, setFailed] = useState<string>();
  const ready = text.trim() !== '' && Array.from(text).length <= limits.message_length;
  const save = async () => {
    if (!widest || !ready) return;
    const answer = await api.addNote(person, { scope: widest.scope, scope_id: widest.id, text: text.trim() });
    setFailed(answer.ok ? undefined : failureSentence(answer.failure));
    if (!answer.ok) return;
    setText('');
    onAdded();
  };
  return (
    <form
      class="person-file__note"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t.addNote} error={failed}>
        {(attributes) => (
          <textarea
            class="input"
            rows={2}
            {...attributes}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="button button--small" disabled={!ready}>
        {t.saveNote}
      </button>
    </form>
  );
}
