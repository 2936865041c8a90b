// Short notes on what just happened, one live region for all. They stay long enough to be read and can be closed.
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Icon } from './icons';
import { widgetsTexts } from './widgets_texts';

export type ToastKind = 'done' | 'refusal';

interface Toast {
  readonly id: number;
  readonly kind: ToastKind;
  readonly text: string;
}

const shownAtMost = 3;
const shownForMs = 7000;
const toasts = signal<readonly Toast[]>([]);
let lastId = 0;

export function showToast(text: string, kind: ToastKind = 'done'): void {
  lastId += 1;
  const others = toasts.peek().filter((toast) => toast.text !== text);
  toasts.value = [...others, { id: lastId, kind, text }].slice(-shownAtMost);
}

function close(id: number): void {
  toasts.value = toasts.peek().filter((toast) => toast.id !== id);
}

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => (
        <ToastNote key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastNote({ toast }: { readonly toast: Toast }) {
  useEffect(() => {
    const timer = setTimeout(() => close(toast.id), shownForMs);
    return () => clearTimeout(timer);
  }, [toast.id]);
  return (
    <div class={toast.kind === 'refusal' ? 'toast toast--refusal' : 'toast'}>
      <span>{toast.text}</span>
      <button
        type="button"
        class="button button--quiet button--small button--icon"
        aria-label={widgetsTexts().close}
        onClick={() => close(toast.id)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
