// Refusals and failures as sentences in the language in use.
import type { ApiFailure } from '../api/http';
import { language } from '../i18n/language';
import { sentenceOf } from '../i18n/sentence';
import type { Refusal } from '../room/pending';

export function failureSentence(failure: ApiFailure): string {
  const seconds = failure.retryMs === undefined ? undefined : failure.retryMs / 1000;
  return sentenceOf({ ...failure, ...(seconds !== undefined && { seconds }) }, language.value);
}

export function refusalSentence(refusal: Refusal, now: number): string {
  const seconds = refusal.retryAt === undefined ? undefined : (refusal.retryAt - now) / 1000;
  return sentenceOf({ ...refusal, ...(seconds !== undefined && { seconds }) }, language.value);
}
