import { createClient as createEventStreamClient } from 'graphql-sse';
import { createClient as createWebSocketClient } from 'graphql-ws';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { waitFor } from '../../scripts/services.ts';
import type { GraphQLFault } from './client.ts';

export type Transport = 'WebSocket' | 'event stream';

interface Payload {
  data?: Record<string, unknown> | null | undefined;
  errors?: readonly unknown[] | undefined;
}

/** One subscription of a client. */
export interface Following<Row> {
  /** What its field brought so far. */
  rows: Row[];
  /** Errors that it ended with. */
  faults: GraphQLFault[];
  /** Code and reason with which its connection was closed. */
  closed: { code: number; reason: string } | null;
  ended: boolean;
  /** Until it brought as many. */
  brings(count: number): Promise<Row[]>;
  ends(): Promise<void>;
  stop(): Promise<void>;
}

interface Wishes {
  token?: string | undefined;
  variables?: Record<string, unknown>;
}

/** Begins a subscription by the client of the protocol's own package; it is never begun again by itself. */
export function follow<Row>(
  url: string,
  transport: Transport,
  query: string,
  { token, variables = {} }: Wishes = {},
): Following<Row> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const following: Following<Row> = {
    rows: [],
    faults: [],
    closed: null,
    ended: false,
    async brings(count) {
      const came = await waitFor(() => following.rows.length >= count || following.ended, 15_000);
      expect({ came, faults: following.faults }).toEqual({ came: true, faults: [] });
      return following.rows;
    },
    async ends() {
      expect(await waitFor(() => following.ended, 15_000)).toBe(true);
    },
    stop: () => Promise.resolve(),
  };
  const sink = {
    next({ data, errors }: Payload) {
      following.faults.push(...((errors ?? []) as GraphQLFault[]));
      if (data) following.rows.push(Object.values(data)[0] as Row);
    },
    error(error: unknown) {
      if (Array.isArray(error)) following.faults.push(...(error as GraphQLFault[]));
      else if (typeof (error as { code?: unknown }).code === 'number')
        following.closed = error as { code: number; reason: string };
      else following.faults.push(error as GraphQLFault);
      following.ended = true;
    },
    complete() {
      following.ended = true;
    },
  };
  if (transport === 'WebSocket') {
    const client = createWebSocketClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: authorization,
      retryAttempts: 0,
    });
    const stop = client.subscribe({ query, variables }, sink);
    following.stop = async () => {
      stop();
      await client.dispose();
    };
  } else {
    const client = createEventStreamClient({ url: `${url}/graphql/stream`, headers: authorization, retryAttempts: 0 });
    const stop = client.subscribe({ query, variables }, sink);
    following.stop = () => {
      stop();
      client.dispose();
      return Promise.resolve();
    };
  }
  return following;
}
