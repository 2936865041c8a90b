import { Icon } from '../../widgets/icons';
import type { Receipt } from './receipt';

export function ReceiptLine({ receipt }: { readonly receipt: Receipt }) {
  return (
    <p class={`receipt receipt--${receipt.tone}`}>
      <Icon name={receipt.icon} />
      {receipt.sentence}
    </p>
  );
}
