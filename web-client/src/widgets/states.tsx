// The states that every list and page has besides its content: loading, empty, failed.
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons';
import { widgetsTexts } from './widgets_texts';

/** Shows nothing for 200 ms, then bars: a fast answer never flashes. */
export function Skeleton({ lines = 5 }: { readonly lines?: number }) {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{widgetsTexts().loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} class="skeleton__bar" />
      ))}
    </div>
  );
}

export interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  /** It is all that its page has to say: the title is the page's heading. */
  readonly page?: boolean;
  readonly children?: ComponentChildren;
}

function Title({ page, children }: { readonly page: boolean; readonly children: string }) {
  return page ? <h1 class="empty__title">{children}</h1> : <p class="empty__title">{children}</p>;
}

export function Empty({ icon, title, page = false, children }: EmptyProps) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <Title page={page}>{title}</Title>
      {children}
    </div>
  );
}

export interface FailureProps {
  /** What happened and what to do. */
  readonly sentence: string;
  readonly title?: string;
  readonly onRetry?: () => void;
  readonly page?: boolean;
  readonly children?: ComponentChildren;
}

export function Failure({ sentence, title, onRetry, page = false, children }: FailureProps) {
  const t = widgetsTexts();
  return (
    <div class="empty" role="alert">
      <Icon name="warning" />
      <Title page={page}>{title ?? t.errorTitle}</Title>
      <p>{sentence}</p>
      {onRetry && (
        <button type="button" class="button" onClick={onRetry}>
          {t.retry}
        </button>
      )}
      {children}
    </div>
  );
}

export function Notice({
  icon = 'info',
  refusal = false,
  children,
}: {
  readonly icon?: IconName;
  readonly refusal?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <div class={refusal ? 'notice notice--refusal' : 'notice'}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}
