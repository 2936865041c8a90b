// A booth being written: name, introduction, offers.
import { useState } from 'preact/hooks';
import { limits } from '@protocol/limits';
import type { Booth } from '@protocol/messages';
import { act } from '../../app/act';
import type { RoomStore } from '../../room/room_store';
import { Dialog } from '../../widgets/dialog';
import { Field, TextField } from '../../widgets/field';
import { Icon } from '../../widgets/icons';
import { showToast } from '../../widgets/toasts';
import { draftOf, emptyDraft, type OfferDraft, offersOf } from './offers';
import { boothFormTexts, hallTexts } from './texts';

export interface BoothFormProps {
  readonly store: RoomStore;
  /** The booth to change; absent for a new one. */
  readonly booth?: Booth;
  readonly onClose: () => void;
}

export function BoothForm({ store, booth, onClose }: BoothFormProps) {
  const t = boothFormTexts();
  const [name, setName] = useState(booth?.name ?? '');
  const [pitch, setPitch] = useState(booth?.pitch ?? '');
  const [drafts, setDrafts] = useState<readonly OfferDraft[]>(booth ? booth.offers.map(draftOf) : [emptyDraft]);
  const [busy, setBusy] = useState(false);
  const ready = name.trim() !== '' && !busy;
  const save = async () => {
    setBusy(true);
    const body = { name: name.trim(), pitch: pitch.trim(), offers: offersOf(drafts) };
    const outcome = await act(
      store,
      booth ? { k: 'edit_booth', booth: booth.id, ...body } : { k: 'add_booth', ...body },
    );
    setBusy(false);
    if (!outcome.ok) return;
    showToast(t.saved);
    onClose();
  };
  const change = (at: number, part: Partial<OfferDraft>) =>
    setDrafts(drafts.map((draft, index) => (index === at ? { ...draft, ...part } : draft)));
  return (
    <Dialog
      title={booth ? hallTexts().editBooth : hallTexts().addBooth}
      onClose={onClose}
      actions={
        <>
          <button type="button" class="button" onClick={onClose}>
            {t.cancel}
          </button>
          <button type="button" class="button button--primary" disabled={!ready} onClick={() => void save()}>
            {t.save}
          </button>
        </>
      }
    >
      <div class="stack">
        <TextField label={t.name} value={name} onText={setName} maxLength={limits.title_length} required />
        <Field label={t.pitch} hint={t.pitchHint}>
          {(attributes) => (
            <textarea
              class="input"
              rows={4}
              {...attributes}
              maxLength={limits.pitch_length}
              value={pitch}
              onInput={(event) => setPitch(event.currentTarget.value)}
            />
          )}
        </Field>
        {drafts.map((draft, index) => (
          <OfferFields
            key={index}
            place={index + 1}
            draft={draft}
            onChange={(part) => change(index, part)}
            onRemove={() => setDrafts(drafts.filter((_, at) => at !== index))}
          />
        ))}
        {drafts.length < limits.offers_per_booth && (
          <button type="button" class="button button--small" onClick={() => setDrafts([...drafts, emptyDraft])}>
            <Icon name="plus" />
            {t.addOffer}
          </button>
        )}
      </div>
    </Dialog>
  );
}

interface OfferFieldsProps {
  readonly place: number;
  readonly draft: OfferDraft;
  readonly onChange: (part: Partial<OfferDraft>) => void;
  readonly onRemove: () => void;
}

function OfferFields({ place, draft, onChange, onRemove }: OfferFieldsProps) {
  const t = boothFormTexts();
  return (
    <fieldset class="offer-fields">
      <legend>{t.offer(place)}</legend>
      <button
        type="button"
        class="button button--quiet button--small button--icon offer-fields__remove"
        aria-label={t.removeOffer(place)}
        onClick={onRemove}
      >
        <Icon name="trash" />
      </button>
      <TextField
        label={t.title}
        value={draft.title}
        maxLength={limits.title_length}
        onText={(title) => onChange({ title })}
      />
      <div class="offer-fields__row">
        <TextField
          label={t.contract}
          placeholder={t.contractHint}
          value={draft.contract}
          maxLength={limits.title_length}
          onText={(contract) => onChange({ contract })}
        />
        <TextField
          label={t.place}
          value={draft.place}
          maxLength={limits.title_length}
          onText={(town) => onChange({ place: town })}
        />
      </div>
      <TextField
        label={t.url}
        inputMode="url"
        value={draft.url}
        maxLength={limits.url_length}
        onText={(url) => onChange({ url })}
      />
    </fieldset>
  );
}
