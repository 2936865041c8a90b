// A hub at the other end of a transport, in the words of the protocol.
import type { ClientMessage, ServerMessage } from '@protocol/messages';
import type { SocketEvent, Transport } from '../src/connection/transport';
import { settled } from './virtual_clock';

export class FakeHub implements Transport {
  /** Every socket that was opened, with what came through it. */
  readonly sockets: FakeSocket[] = [];
  /** New sockets fail to open. */
  unreachable = false;
  greets = true;

  open(onEvent: (event: SocketEvent) => void): FakeSocket {
    const socket = new FakeSocket(onEvent, this);
    this.sockets.push(socket);
    queueMicrotask(() => onEvent(this.unreachable ? { kind: 'closed', code: 1006 } : { kind: 'opened' }));
    return socket;
  }

  get last(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('nobody has connected');
    return socket;
  }
}

export class FakeSocket {
  readonly received: ClientMessage[] = [];
  closedWith: number | undefined;

  constructor(
    private readonly onEvent: (event: SocketEvent) => void,
    private readonly hub: FakeHub,
  ) {}

  send(text: string): void {
    const message = JSON.parse(text) as ClientMessage;
    this.received.push(message);
    if (message.t === 'hello' && this.hub.greets) {
      this.say({
        t: 'welcome',
        me: { person: 'p1', name: 'Participante exemple 1' },
        now: 1_000_000,
        heartbeat_ms: 25_000,
      });
    }
  }

  close(code?: number): void {
    this.closedWith = code;
  }

  say(message: ServerMessage): void {
    this.onEvent({ kind: 'text', text: JSON.stringify(message) });
  }

  async tell(...messages: ServerMessage[]): Promise<void> {
    for (const message of messages) this.say(message);
    await settled();
  }

  async drop(code = 1006): Promise<void> {
    this.onEvent({ kind: 'closed', code });
    await settled();
  }

  of<T extends ClientMessage['t']>(kind: T): Extract<ClientMessage, { t: T }>[] {
    return this.received.filter((message): message is Extract<ClientMessage, { t: T }> => message.t === kind);
  }
}
