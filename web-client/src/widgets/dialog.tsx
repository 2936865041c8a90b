// A modal dialog on the browser's own element: focus is kept inside and given back on closing.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** Buttons at the end, in order. */
  readonly actions?: ComponentChildren;
}

/** Open as long as it is rendered. */
export function Dialog({ title, onClose, children, actions }: DialogProps) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      class="dialog"
      ref={element}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <h2 class="dialog__title" id={id}>
        {title}
      </h2>
      {children}
      {actions && <div class="dialog__actions">{actions}</div>}
    </dialog>
  );
}
