// What a row of the desk says of its item: its kind, its text with what was found in it, and what to know before deciding.
import type { ComponentChild } from 'preact';
import type { Contest, Decided, Judgement, Message, Question, Report } from '@protocol/messages';
import { reportReasonValues } from '@protocol/messages';
import { hub, zone } from '../../app/hub';
import { timeText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import { useTimeLeft } from '../../widgets/countdown';
import { Icon } from '../../widgets/icons';
import { MarkedText } from '../../widgets/marked_text';
import { causeTexts } from '../room/aftermath/cause_texts';
import { reportTexts } from '../room/aftermath/report_texts';
import { receiptTexts } from '../room/texts';
import type { DeskItem } from './items';
import { caseTexts } from './moderation_texts';
import { deskTexts } from './texts';

export function RowMark({ item, named }: { readonly item: DeskItem; readonly named: boolean }) {
  const t = deskTexts();
  switch (item.kind) {
    case 'report':
      return item.report.risk ? (
        <Icon name="warning" label={caseTexts().risk} />
      ) : (
        <Icon name="flag" label={caseTexts().report} />
      );
    case 'contest':
      return <Icon name="undo" label={caseTexts().contest} />;
    case 'message':
      return <Icon name="chat" label={t.heldMessage} />;
    case 'question':
      if (named) return <Icon name="question" label={t.heldQuestion} />;
      return (
        <span class="desk-row__votes numbers" title={t.votes(item.item.votes)}>
          <span aria-hidden="true">{item.item.votes}</span>
          <span class="visually-hidden">{t.votes(item.item.votes)}</span>
        </span>
      );
    default: {
      const never: never = item;
      return never;
    }
  }
}

export function RowText({ item }: { readonly item: DeskItem }) {
  switch (item.kind) {
    case 'report':
      return <p class="desk-row__text">{item.report.text ?? caseTexts().noText}</p>;
    case 'contest':
      return <p class="desk-row__text">{contestLine(item.contest, item.about)}</p>;
    case 'question': {
      const { text, why, state, visible_at } = item.item.question;
      return (
        <p class="desk-row__text">
          {state === 'delayed' && <DelayPill until={visible_at} />}
          <MarkedText text={text} spans={spansIn(why)} />
        </p>
      );
    }
    case 'message':
      return <MessageText message={item.message} />;
    default: {
      const never: never = item;
      return never;
    }
  }
}

// What was found stands in the text as it was sent; a rewritten one shows it in its original, below.
const spansIn = (why: Judgement | undefined) => (why?.original === undefined ? why?.spans : undefined);

function contestLine({ text }: Contest, about: string): string {
  return text ?? (about || caseTexts().aboutStanding);
}

function MessageText({ message }: { readonly message: Message }) {
  const t = deskTexts();
  const { state, text, why, visible_at } = message;
  if (state === 'removed' || state === 'declined' || state === 'hidden') {
    return (
      <p class="desk-row__text desk-row__text--gone">
        {state === 'hidden' ? caseTexts().hidden : t.removed}
        {text && ` : ${text}`}
      </p>
    );
  }
  return (
    <p class="desk-row__text">
      {state === 'delayed' && <DelayPill until={visible_at} />}
      <MarkedText text={text} spans={spansIn(why)} />
    </p>
  );
}

/** Accepted, and the public sees it in a moment: the time to take it back. */
function DelayPill({ until }: { readonly until: number | undefined }) {
  const t = caseTexts();
  const seconds = Math.ceil(useTimeLeft(until, () => hub.now()) / 1000);
  return (
    <span class="pill pill--slate numbers">
      <Icon name="clock" />
      {seconds > 0 ? t.visibleIn(seconds) : t.visibleNow}
    </span>
  );
}

/** What else a moderator should know of an item before deciding. */
export function RowDetail({ item }: { readonly item: DeskItem }) {
  const lines = linesOf(item);
  if (lines.length === 0) return null;
  return (
    <ul class="desk-row__detail">
      {lines.map((line, at) => (
        <li key={at}>{line}</li>
      ))}
    </ul>
  );
}

function linesOf(item: DeskItem): readonly ComponentChild[] {
  switch (item.kind) {
    case 'question':
      return questionLines(item.item.question);
    case 'message':
      return messageLines(item.message);
    case 'report':
      return reportLines(item.report);
    case 'contest':
      return contestLines(item.contest, item.about, item.own);
    default: {
      const never: never = item;
      return never;
    }
  }
}

const said = (line: ComponentChild): boolean => line !== undefined && line !== false && line !== '';

function questionLines(question: Question): readonly ComponentChild[] {
  const t = deskTexts();
  const { state, reason, note, original, edited, why, decided } = question;
  return [
    state === 'declined' && t.declined,
    state === 'merged' && t.merged,
    state === 'withdrawn' && t.withdrawn,
    reason && receiptTexts().reason(reason),
    note && receiptTexts().note(note),
    edited && original === undefined && t.edited,
    original !== undefined && why?.original === undefined && t.original(original),
    why && whyLine(why),
    decided && decidedLine(decided),
  ].filter(said);
}

function messageLines({ reason, question, why, original, decided }: Message): readonly ComponentChild[] {
  return [
    reason && receiptTexts().reason(reason),
    question !== undefined && deskTexts().becameQuestion,
    original !== undefined && why?.original === undefined && deskTexts().original(original),
    why && whyLine(why),
    decided && decidedLine(decided),
  ].filter(said);
}

function whyLine(why: Judgement): ComponentChild {
  const t = caseTexts();
  const cause = causeTexts().cause(why.cause);
  const rule = why.rule === undefined ? '' : ` (${t.rule(why.rule, why.version)})`;
  if (why.original === undefined) return t.why(cause) + rule;
  return (
    <>
      {t.rewritten(cause) + rule} : « <MarkedText text={why.original} spans={why.spans} /> »
    </>
  );
}

function decidedLine({ name, at }: Decided): string {
  const t = caseTexts();
  const time = timeText(at, language.value, zone());
  return name === '' ? t.decidedByHub(time) : t.decidedBy(name, time);
}

function reportLines({ count, reasons, notes, conversation, risk }: Report): readonly ComponentChild[] {
  const t = caseTexts();
  const named = reportReasonValues
    .filter((reason) => (reasons[reason] ?? 0) > 0)
    .map((reason) => `${reportTexts().reason(reason)} (${reasons[reason] ?? 0})`);
  return [
    risk && <strong class="desk-row__risk">{t.risk}</strong>,
    `${t.reportedBy(count)} : ${named.join(', ')}`,
    conversation !== undefined && t.fromTalk,
    notes.length > 0 && `${t.notes} : ${notes.map((note) => `« ${note} »`).join(' ')}`,
  ].filter(said);
}

function contestLines({ against, text, kind }: Contest, about: string, own: boolean): readonly ComponentChild[] {
  const t = caseTexts();
  return [
    t.against(against.name || t.theHub, timeText(against.at, language.value, zone())),
    kind === 'standing' && text !== undefined && t.aboutStanding,
    text !== undefined && about !== '' && t.about(about),
    own && <strong>{t.ownDecision}</strong>,
  ].filter(said);
}
