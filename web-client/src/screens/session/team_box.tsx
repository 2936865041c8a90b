// For the team of a session: the room's code and the doors to their tools, by what their role offers.
import { useState } from 'preact/hooks';
import type { ProgrammeItem } from '@protocol/messages';
import { isModerator, isStaff, roleFor } from '../../app/roles';
import { paths } from '../../router';
import { copyText } from '../../widgets/copy';
import { Icon } from '../../widgets/icons';
import { showToast } from '../../widgets/toasts';
import type { QrPath } from '../projector/qr';
import { sessionPageTexts } from './texts';

/** Read in two groups of three: « ABC 123 ». */
export function spacedCode(code: string): string {
  return code.length === 6 ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}

export function TeamBox({ item }: { readonly item: ProgrammeItem }) {
  const t = sessionPageTexts();
  const role = roleFor(item);
  if (!isStaff(role) && !item.code) return null;
  const copy = async () => {
    const done = await copyText(location.origin + paths.room(item.id));
    showToast(done ? t.copied : t.copyFailed, done ? 'done' : 'refusal');
  };
  return (
    <section class="card team-box" aria-label={t.staff}>
      <h2>{t.staff}</h2>
      {item.code && (
        <p class="team-box__code">
          <span>{t.code}</span>
          <strong class="room-code">{spacedCode(item.code)}</strong>
        </p>
      )}
      <ul class="team-box__links">
        {isModerator(role) && <ToolLink href={paths.room(item.id, 'desk')} icon="shield" name={t.desk} />}
        {isStaff(role) && <ToolLink href={paths.room(item.id, 'speaker')} icon="phone" name={t.speaker} />}
        {isStaff(role) && <ToolLink href={paths.room(item.id, 'projector')} icon="screen" name={t.projector} />}
      </ul>
      <RoomQr address={location.origin + paths.room(item.id)} />
      <button type="button" class="button button--small" onClick={() => void copy()}>
        <Icon name="copy" />
        {t.copyLink}
      </button>
    </section>
  );
}

/** The room's address as a QR code, drawn here; its code is loaded when asked for. */
function RoomQr({ address }: { readonly address: string }) {
  const t = sessionPageTexts();
  const [qr, setQr] = useState<QrPath>();
  const draw = async () => {
    try {
      const { qrPath } = await import('../projector/qr');
      setQr(qrPath(address));
    } catch {
      showToast(t.qrFailed, 'refusal');
    }
  };
  if (!qr) {
    return (
      <button type="button" class="button button--small" onClick={() => void draw()}>
        <Icon name="phone" />
        {t.showQr}
      </button>
    );
  }
  return (
    <svg class="room-qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t.qr}>
      <path d={qr.path} />
    </svg>
  );
}

interface ToolLinkProps {
  readonly href: string;
  readonly icon: 'shield' | 'phone' | 'screen';
  readonly name: string;
}

function ToolLink({ href, icon, name }: ToolLinkProps) {
  return (
    <li>
      <a href={href}>
        <Icon name={icon} />
        {name}
      </a>
    </li>
  );
}
