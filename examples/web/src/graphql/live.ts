import { createClient } from 'graphql-ws';
import { useSyncExternalStore } from 'react';
import { readToken } from '../session/token.ts';

/** What is known of the connection that brings news. */
interface Live {
  isLive: boolean;
  /** How often it was made so far: more than before means that something may have been missed. */
  connections: number;
}

let state: Live = { isLive: false, connections: 0 };
const listeners = new Set<() => void>();
function change(next: Live) {
  state = next;
  for (const listener of listeners) listener();
}

const url = `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql`;

/** Subscriptions over one WebSocket, which is opened for the first of them, and again for as long as it is needed. */
export const socket = createClient({
  url,
  connectionParams: () => {
    const token = readToken();
    return token === null ? {} : { authorization: `Bearer ${token}` };
  },
  retryAttempts: Infinity,
  shouldRetry: () => true,
  // 1, 2, 4 … 60 seconds, each up to twice as long, so that not everyone comes back at once.
  retryWait: (retries) =>
    new Promise((done) => setTimeout(done, Math.min(60_000, 1_000 * 2 ** retries) * (1 + Math.random()))),
  on: {
    connected: () => change({ isLive: true, connections: state.connections + 1 }),
    closed: () => change({ ...state, isLive: false }),
  },
  // Without it the page works, and says that it is not live.
  onNonLazyError: () => undefined,
});

export const useLive = (): Live =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
