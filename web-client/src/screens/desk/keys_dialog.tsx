// All keys of a desk, for who asks with the question mark.
import { Fragment } from 'preact';
import { Dialog } from '../../widgets/dialog';
import { type Action, actionKeys, actions } from './actions';
import { actionTexts, deskTexts, dialogTexts } from './texts';

const unnamed: ReadonlySet<Action> = new Set(['unlist', 'restore']);

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = deskTexts();
  const key = (name: string) => <kbd class="key key--shown">{name}</kbd>;
  return (
    <Dialog
      title={t.keys}
      onClose={onClose}
      actions={
        <button type="button" class="button" onClick={onClose}>
          {dialogTexts().close}
        </button>
      }
    >
      <p class="field__hint">{`${t.keysHint} ${t.keysWaiting}`}</p>
      <dl class="keys">
        <dt>
          {key('J')} {key('K')}
        </dt>
        <dd>{t.keyMove}</dd>
        {actions
          .filter((action) => !unnamed.has(action))
          .map((action) => (
            <Fragment key={action}>
              <dt>{key(actionKeys[action].toUpperCase())}</dt>
              <dd>{actionTexts()[action]}</dd>
            </Fragment>
          ))}
        <dt>
          {key('1')}–{key('0')}
        </dt>
        <dd>{t.keyReason}</dd>
      </dl>
    </Dialog>
  );
}
