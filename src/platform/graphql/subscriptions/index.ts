/**
 * Subscriptions over WebSockets (graphql-transport-ws, on /graphql) and server-sent events (graphql-sse, on
 * /graphql/stream), fed by what the domains publish.
 *
 * Invariants: what is shown is read after it happened, as the viewer of that moment may see it; nothing that a client has
 * not taken is kept without bound; a client that misses something, or may have, is told so by the end of its subscription.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Bus } from '../../live/index.ts';
import type { Log } from '../../log/index.ts';
import type { Admission, Gate } from '../../rate-limit/gate.ts';
import type { AllowList } from '../allow-list.ts';
import { serveEventStreams } from './event-stream.ts';
import { createHub, type HubOptions } from './hub.ts';
import { createOperations } from './operations.ts';
import { createSessions, type Session } from './sessions.ts';
import type { TransportOptions } from './transport.ts';
import { serveWebSockets } from './web-socket.ts';

export { follow, type News, type Source, type Topic } from './source.ts';

export interface SubscriptionsOptions<Viewer, Context> {
  schema: GraphQLSchema;
  introspection: boolean;
  /** Null where every operation may run. */
  allowed: AllowList | null;
  bus: Bus;
  gate: Gate<Viewer>;
  /** Lets a request in, once. */
  admit: (request: FastifyRequest, reply: FastifyReply) => Promise<Admission<Viewer>>;
  /** The address that a connection is from. */
  addressOf: (request: IncomingMessage) => string;
  createContext: (session: Session<Viewer>) => Context;
  charge?: HubOptions<Viewer, Context>['charge'];
  /** The people of these ids as they are now, without those who are gone. */
  findViewers: (ids: string[]) => Promise<Map<string, Viewer>>;
  /** Connections of this process, subscriptions of a WebSocket, bytes that one client may leave in its connection. */
  limits: { connections: number; perConnection: number; buffered: number };
  now: () => Date;
  log: Log;
}

export interface SubscriptionStats {
  connections: number;
  /** Subscriptions that are open, by field. */
  open: Record<string, number>;
}

/** Serves every field of Subscription until the server closes: then clients are told to go elsewhere. */
export function addSubscriptions<Viewer extends { id: string } | null, Context>(
  fastify: FastifyInstance,
  options: SubscriptionsOptions<Viewer, Context>,
): { stats: () => SubscriptionStats } {
  const { schema, introspection, allowed, bus, createContext, charge, findViewers, limits, now, log } = options;
  const { gate, admit, addressOf } = options;
  const sessions = createSessions<Viewer>({ findViewers, now, log });
  const hub = createHub<Viewer, Context>({ schema, introspection, bus, sessions, createContext, charge, log });
  let [connections, stopping] = [0, false];
  const shared: TransportOptions<Viewer> = {
    log,
    hub,
    sessions,
    prepare: createOperations({ schema, introspection, allowed }),
    connect: () => {
      if (stopping || connections >= limits.connections) return null;
      connections += 1;
      return () => (connections -= 1);
    },
    maxPerConnection: limits.perConnection,
    maxBuffered: limits.buffered,
  };
  const transports = [
    serveWebSockets(fastify.server, { ...shared, path: '/graphql', schema, gate, addressOf }),
    serveEventStreams(fastify, { ...shared, path: '/graphql/stream', also: '/graphql', admit }),
  ];
  fastify.addHook('preClose', async () => {
    stopping = true;
    await Promise.all(transports.map((transport) => transport.close()));
    sessions.close();
    bus.close();
    await hub.settle();
  });
  return { stats: () => ({ connections, open: hub.stats() }) };
}
