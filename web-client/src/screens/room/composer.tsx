// The field at the thumb: text with a countdown of characters, pauses with their countdown, sending with Enter.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { hub } from '../../app/hub';
import { clockText } from '../../i18n/dates';
import type { Pause } from '../../room/room_store';
import type { WriteRule } from '../../room/selectors';
import { useTimeLeft } from '../../widgets/countdown';
import { Switch } from '../../widgets/field';
import { Icon } from '../../widgets/icons';
import { useDraft } from './draft';
import { noticeTexts } from './notice_texts';
import type { NoticeName } from './notices';
import { composerTexts } from './texts';

export interface ComposerProps {
  /** Where an unfinished text is kept. */
  readonly draftKey: string;
  readonly label: string;
  readonly placeholder: string;
  readonly send: string;
  readonly limit: number;
  readonly rule: WriteRule;
  /** What stands instead of the field when the rule says no. */
  readonly closedText: string;
  readonly staffOnlyText?: string;
  readonly pause?: Pause | undefined;
  /** Absent: no switch for anonymity. */
  readonly anonymous?: { readonly label: string; readonly why?: string } | undefined;
  readonly onSend: (text: string, anonymous: boolean) => void;
  readonly onWriting?: () => void;
  /** Rules of the room that hold now. */
  readonly notices?: readonly NoticeName[];
  /** The send button shows its word, not only its icon. */
  readonly spelled?: boolean;
}

export function Composer(props: ComposerProps) {
  const { rule } = props;
  const t = composerTexts();
  const mutedLeft = useTimeLeft(rule.kind === 'muted' ? rule.until : undefined, () => hub.now());
  if (rule.kind === 'closed') return <Shut>{props.closedText}</Shut>;
  if (rule.kind === 'staff_only') return <Shut>{props.staffOnlyText ?? props.closedText}</Shut>;
  if (rule.kind === 'muted' && mutedLeft > 0) return <Shut>{t.muted(clockText(mutedLeft))}</Shut>;
  return <OpenComposer {...props} />;
}

function Shut({ children }: { readonly children: string }) {
  return (
    <div class="composer composer--shut">
      <Icon name="info" />
      <p class="numbers">{children}</p>
    </div>
  );
}

/** Shows the count from here on. */
const nearLimit = 0.8;

function OpenComposer(props: ComposerProps) {
  const { label, placeholder, send, limit, pause, anonymous } = props;
  const id = useId();
  const [text, setText] = useDraft(props.draftKey);
  const [hidden, setHidden] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const seconds = Math.ceil(useTimeLeft(pause?.until, () => hub.clock.now()) / 1000);
  const left = limit - Array.from(text).length;
  const empty = text.trim() === '';
  const ready = !empty && left >= 0 && seconds === 0;
  useGrowingField(field, text);
  const submit = () => {
    if (!ready) return;
    props.onSend(text.trim(), hidden && anonymous !== undefined);
    setText('');
    field.current?.focus();
  };
  return (
    <form
      class={empty ? 'composer composer--idle' : 'composer'}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      {props.notices && props.notices.length > 0 && (
        <p class="composer__notice">
          <Icon name="info" />
          {props.notices.map((name) => noticeTexts().notice(name)).join(' ')}
        </p>
      )}
      <div class="composer__row">
        <textarea
          class="input composer__field"
          id={id}
          ref={field}
          rows={1}
          value={text}
          placeholder={placeholder}
          aria-describedby={`${id}-state`}
          aria-invalid={left < 0 ? 'true' : undefined}
          enterkeyhint="send"
          onInput={(event) => {
            setText(event.currentTarget.value);
            props.onWriting?.();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            submit();
          }}
        />
        <SendButton label={send} spelled={props.spelled === true} ready={ready} seconds={seconds} />
      </div>
      <div class="composer__foot">
        {anonymous && (
          <span title={anonymous.why}>
            <Switch label={anonymous.label} checked={hidden} onChange={setHidden} />
          </span>
        )}
        <ComposerState id={`${id}-state`} left={left} limit={limit} pause={pause} seconds={seconds} />
      </div>
      {anonymous?.why && hidden && <p class="composer__why">{anonymous.why}</p>}
    </form>
  );
}

interface SendButtonProps {
  readonly label: string;
  readonly spelled: boolean;
  readonly ready: boolean;
  readonly seconds: number;
}

function SendButton({ label, spelled, ready, seconds }: SendButtonProps) {
  const t = composerTexts();
  const shape = spelled ? 'composer__send--spelled' : 'button--icon';
  return (
    <button type="submit" class={`button button--primary composer__send ${shape}`} disabled={!ready} aria-label={label}>
      {seconds > 0 ? (
        <span class="numbers">{t.wait(seconds)}</span>
      ) : (
        <>
          <Icon name="send" />
          {spelled && <span class="composer__send-word">{label}</span>}
        </>
      )}
    </button>
  );
}

interface ComposerStateProps {
  readonly id: string;
  readonly left: number;
  readonly limit: number;
  readonly pause: Pause | undefined;
  readonly seconds: number;
}

function ComposerState({ id, left, limit, pause, seconds }: ComposerStateProps) {
  const t = composerTexts();
  if (pause && seconds > 0) {
    return (
      <p class="composer__state numbers" id={id}>
        {pause.code === 'slow_mode' ? t.slow(seconds) : t.tooMany(seconds)}
      </p>
    );
  }
  const near = left < limit * (1 - nearLimit);
  return (
    <p class={left < 0 ? 'composer__state composer__state--over numbers' : 'composer__state numbers'} id={id}>
      {near ? (left < 0 ? t.over(-left) : t.left(left)) : ''}
    </p>
  );
}

function useGrowingField(field: { readonly current: HTMLTextAreaElement | null }, text: string): void {
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [field, text]);
}
