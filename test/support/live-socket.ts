import type { Page, WebSocketRoute } from 'playwright-core';

interface Message {
  id: string;
  type: string;
  payload?: { operationName?: string };
}

export interface LiveSocket {
  /** What the page listens to at the moment, by the name of the operation. */
  listensTo: (operation: string) => boolean;
  /** Tells the page something. */
  tell: (operation: string, data: object) => void;
  cut: () => void;
}

/**
 * The server's end of the page's subscriptions (the protocol graphql-transport-ws), so that a test says what happens
 * and when.
 */
export async function routeLiveSocket(page: Page): Promise<LiveSocket> {
  const subscriptions = new Map<string, { id: string; socket: WebSocketRoute }>();
  let current: WebSocketRoute | undefined;
  await page.routeWebSocket(/\/graphql$/, (socket) => {
    current = socket;
    socket.onMessage((text) => {
      const { id, type, payload } = JSON.parse(text.toString()) as Message;
      if (type === 'connection_init') socket.send(JSON.stringify({ type: 'connection_ack' }));
      if (type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
      if (type === 'subscribe') subscriptions.set(payload?.operationName ?? '', { id, socket });
      if (type === 'complete')
        for (const [name, subscription] of subscriptions) if (subscription.id === id) subscriptions.delete(name);
    });
  });
  return {
    listensTo: (operation) => subscriptions.has(operation),
    tell(operation, data) {
      const { id, socket } = subscriptions.get(operation) ?? {};
      if (id === undefined) throw new Error(`The page does not listen to ${operation}`);
      socket?.send(JSON.stringify({ id, type: 'next', payload: { data } }));
    },
    cut() {
      subscriptions.clear();
      void current?.close({ code: 1012 });
    },
  };
}
