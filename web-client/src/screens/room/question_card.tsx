// One question: its votes at the left, its text, who asked, and its receipt when it is mine.
import { useState } from 'preact/hooks';
import type { Question } from '@protocol/messages';
import { act } from '../../app/act';
import { zone } from '../../app/hub';
import { isModerator } from '../../app/roles';
import { timeText } from '../../i18n/dates';
import { language } from '../../i18n/language';
import type { Pending } from '../../room/pending';
import type { RoomStore } from '../../room/room_store';
import type { QuestionItem } from '../../room/selectors';
import { Dialog } from '../../widgets/dialog';
import { Icon } from '../../widgets/icons';
import { unbroken } from '../../i18n/unbroken';
import { DelayLine, Flag, isToldWhy, reportedState, StatementLines } from './after';
import { AuthorName } from './author';
import { PendingNote } from './pending_note';
import { questionReceipt } from './receipt';
import { ReceiptLine } from './receipt_line';
import { questionTexts, receiptTexts } from './texts';

export interface QuestionCardProps {
  readonly store: RoomStore;
  readonly item: QuestionItem;
  /** Of my own: what happened to it, or that and what I can do about it. */
  readonly detail?: 'receipt' | 'full';
}

const votable: ReadonlySet<string> = new Set(['visible', 'shortlisted', 'next', 'now']);
/** The figure says something in these states only. */
const counted: ReadonlySet<string> = new Set([...votable, 'answered']);
const withdrawable: ReadonlySet<string> = new Set(['held', 'visible', 'shortlisted', 'next']);

export function QuestionCard({ store, item, detail }: QuestionCardProps) {
  const t = questionTexts();
  const { question } = item;
  return (
    <li class="question" data-id={question.id}>
      <VoteButton store={store} item={item} />
      <article class="question__body" aria-label={question.text}>
        <p class="question__text">{unbroken(question.text)}</p>
        <p class="question__meta">
          <AuthorName author={question.author} mine={item.mine} />
          <time>{timeText(question.at, language.value, zone())}</time>
          {question.edited && <span>{t.edited}</span>}
          {question.state === 'next' && <span class="pill pill--gold">{t.next}</span>}
          {!item.mine && votable.has(question.state) && canFlag(store) && (
            <Flag
              store={store}
              kind="question"
              item={question.id}
              text={question.text}
              reported={reportedState(store.state.value, 'question', question.id)}
            />
          )}
          {question.state === 'answered' && !detail && (
            <span class="pill pill--green">
              <Icon name="check" />
              {t.isAnswered}
            </span>
          )}
        </p>
        {detail === 'receipt' && <Receipt question={question} />}
        {detail === 'full' && <Aftermath store={store} item={item} />}
      </article>
    </li>
  );
}

const canFlag = (store: RoomStore): boolean => !isModerator(store.state.value?.role);

function VoteButton({ store, item }: { readonly store: RoomStore; readonly item: QuestionItem }) {
  const t = questionTexts();
  const { question, votes, voted, mine } = item;
  const open = votable.has(question.state);
  if (!counted.has(question.state)) {
    return (
      <div class="vote vote--still" aria-hidden="true">
        <Icon name={questionReceipt(question).icon} />
      </div>
    );
  }
  if (mine || !open) {
    return (
      <div class="vote vote--still" title={mine && open ? t.ownVote : undefined}>
        <span class="numbers" aria-hidden="true">
          {votes}
        </span>
        <span class="visually-hidden">{t.votes(votes)}</span>
      </div>
    );
  }
  return (
    <button
      type="button"
      class="vote"
      aria-pressed={voted}
      onClick={() => void act(store, { k: 'vote_question', question: question.id, on: !voted })}
    >
      <Icon name="up" />
      <span class="visually-hidden">{`${t.vote(question.text)}, `}</span>
      <span class="numbers">{votes}</span>
      <span class="visually-hidden">{` ${t.voteWord(votes)}`}</span>
    </button>
  );
}

function Receipt({ question }: { readonly question: Question }) {
  if (question.state === 'delayed') return <DelayLine until={question.visible_at} />;
  return <ReceiptLine receipt={questionReceipt(question)} />;
}

function Aftermath({ store, item }: { readonly store: RoomStore; readonly item: QuestionItem }) {
  const t = questionTexts();
  const receipts = receiptTexts();
  const [asking, setAsking] = useState(false);
  const { question } = item;
  const target = question.merged_into;
  const merged = store.state.value?.shared.questions.find(({ id }) => id === target);
  return (
    <>
      <Receipt question={question} />
      {isToldWhy(question.statement) && (
        <StatementLines store={store} kind="question" item={question.id} statement={question.statement} />
      )}
      {question.note && <p class="question__note">{receipts.note(question.note)}</p>}
      {question.original && <p class="question__note">{t.original(question.original)}</p>}
      {merged && (
        <blockquote class="question__merged">
          <span class="visually-hidden">{t.mergedWith} : </span>
          {merged.text}
        </blockquote>
      )}
      {withdrawable.has(question.state) && (
        <button
          type="button"
          class="button button--quiet button--small question__withdraw"
          onClick={() => setAsking(true)}
        >
          {t.withdraw}
        </button>
      )}
      {asking && <WithdrawDialog store={store} question={question.id} onClose={() => setAsking(false)} />}
    </>
  );
}

interface WithdrawProps {
  readonly store: RoomStore;
  readonly question: number;
  readonly onClose: () => void;
}

function WithdrawDialog({ store, question, onClose }: WithdrawProps) {
  const t = questionTexts();
  const withdraw = () => {
    onClose();
    void act(store, { k: 'withdraw_question', question });
  };
  return (
    <Dialog
      title={t.withdrawAsk}
      onClose={onClose}
      actions={
        <>
          <button type="button" class="button" onClick={onClose}>
            {t.keep}
          </button>
          <button type="button" class="button button--danger" onClick={withdraw}>
            {t.withdraw}
          </button>
        </>
      }
    >
      <p>{t.withdrawWhy}</p>
    </Dialog>
  );
}

/** A question that the hub has not taken yet. */
export function PendingQuestion({ store, item }: { readonly store: RoomStore; readonly item: Pending }) {
  if (item.cmd.k !== 'ask_question') return null;
  return (
    <li class="question question--pending">
      <div class="vote vote--still" aria-hidden="true">
        <Icon name="question" />
      </div>
      <div class="question__body">
        <p class="question__text">{item.cmd.text}</p>
        <PendingNote store={store} item={item} />
      </div>
    </li>
  );
}
