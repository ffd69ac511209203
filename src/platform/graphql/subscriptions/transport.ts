import type { GraphQLError } from 'graphql';
import type { Log } from '../../log/index.ts';
import type { Hub } from './hub.ts';
import type { Operation, Payload } from './operations.ts';
import type { Sessions } from './sessions.ts';

/** What a client reads that does not take what it is sent. */
export const TOO_SLOW = 'Too slow: what was sent is not taken. Subscribe again, with since where the field has it.';

/** One way in. */
export interface Transport {
  /** Tells every client that this server goes, and ends its connections. */
  close(): Promise<void>;
}

export interface TransportOptions<Viewer> {
  log: Log;
  hub: Hub<Viewer>;
  sessions: Sessions<Viewer>;
  prepare: (payload: Payload) => Operation | GraphQLError[];
  /** Counts a connection in; the result counts it out. Null where there are too many. */
  connect: () => (() => void) | null;
  maxPerConnection: number;
  /** Bytes that one client may leave in its connection. */
  maxBuffered: number;
}
