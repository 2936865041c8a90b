// Offers of a booth while they are written: every field a text, empty or not. Pure.
import type { Offer } from '@protocol/messages';

export interface OfferDraft {
  readonly title: string;
  readonly place: string;
  readonly contract: string;
  readonly url: string;
}

export const emptyDraft: OfferDraft = { title: '', place: '', contract: '', url: '' };

export function draftOf(offer: Offer): OfferDraft {
  return { title: offer.title, place: offer.place ?? '', contract: offer.contract ?? '', url: offer.url ?? '' };
}

/** Offers without a title are left out; empty fields are absent, not empty. */
export function offersOf(drafts: readonly OfferDraft[]): readonly Offer[] {
  return drafts
    .map(({ title, place, contract, url }) => ({
      title: title.trim(),
      ...(place.trim() && { place: place.trim() }),
      ...(contract.trim() && { contract: contract.trim() }),
      ...(url.trim() && { url: url.trim() }),
    }))
    .filter(({ title }) => title !== '');
}
