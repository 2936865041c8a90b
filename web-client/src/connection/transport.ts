// The seam between the connection and the browser's WebSocket.
// Guarantees: events of one socket come in order; `closed` comes exactly once and last, also when opening fails.

export type SocketEvent =
  | { readonly kind: 'opened' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'closed'; readonly code: number };

export interface Socket {
  send(text: string): void;
  close(code?: number): void;
}

export interface Transport {
  open(onEvent: (event: SocketEvent) => void): Socket;
}

export const subprotocol = 'beffroi.v1';

/** The code browsers give when a connection ended without a close frame. */
export const lostConnection = 1006;

export function browserTransport(address: string): Transport {
  return {
    open(onEvent) {
      const socket = new WebSocket(address, subprotocol);
      socket.onopen = () => onEvent({ kind: 'opened' });
      socket.onmessage = (event: MessageEvent<unknown>) => {
        if (typeof event.data === 'string') onEvent({ kind: 'text', text: event.data });
      };
      socket.onclose = (event) => onEvent({ kind: 'closed', code: event.code });
      return {
        send: (text) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(text);
        },
        close: (code) => socket.close(code),
      };
    },
  };
}
