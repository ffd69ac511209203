import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionArgs, GraphQLError, GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { AppError } from '../../errors.ts';
import type { Gate } from '../../rate-limit/gate.ts';
import { graphQLErrorOf, toAppError } from '../format-error.ts';
import { createFlush, drained } from './flush.ts';
import { createEncoder, textFrame } from './frame.ts';
import { formatErrors, type Sink, type Subscription } from './hub.ts';
import type { Session } from './sessions.ts';
import { TOO_SLOW, type Transport, type TransportOptions } from './transport.ts';

/** How long a client may take to say who it is. */
const INIT_MS = 10_000;
/** A client that does not answer a ping until the next one is gone. */
const PING_MS = 15_000;
/** How long a client may take to answer that the connection is to be closed. */
const CLOSE_MS = 5_000;
/** Largest message in bytes, as the largest body of a request. */
const MAX_MESSAGE = 256 * 1024;

const GOING_AWAY = 1001;
const INTERNAL = 1011;
const TRY_AGAIN_LATER = 1013;
/** Refusals of who may come again. */
const LATER = new Set<string>(['UNAVAILABLE', 'RATE_LIMITED']);

/** A reason may be 123 bytes long: RFC 6455, 5.5. */
const closeWith = (socket: WebSocket, code: number, reason: string) =>
  socket.close(
    code,
    Buffer.from(reason)
      .subarray(0, 123)
      .toString()
      .replace(/\uFFFD$/, ''),
  );

/** For graphql-ws a generator that brings nothing and is held until it ends: answers go to the socket directly. */
function createHold(onReturn: () => void) {
  let end: (result: IteratorResult<never, undefined>) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const ended = new Promise<IteratorResult<never, undefined>>((resolve, reject) => {
    [end, fail] = [resolve, reject];
  });
  ended.catch(() => undefined);
  const hold = {
    next: () => ended,
    return: () => {
      onReturn();
      end({ done: true, value: undefined });
      return ended;
    },
    throw: () => ended,
    [Symbol.asyncIterator]: () => hold,
    [Symbol.asyncDispose]: async () => {
      await hold.return();
    },
  };
  return { hold, fail };
}

interface Extra<Viewer> {
  socket: WebSocket;
  /** Below it. */
  connection: Duplex;
  request: IncomingMessage;
  session: Session<Viewer> | null;
}

/**
 * The protocol graphql-transport-ws by graphql-ws, for subscriptions only: queries and mutations have one door, with its
 * caches, limits and keys. Clients are told apart by `connectionParams.authorization`, or the header of that name.
 */
export function serveWebSockets<Viewer extends { id: string } | null>(
  http: Server,
  options: TransportOptions<Viewer> & {
    path: string;
    schema: GraphQLSchema;
    gate: Gate<Viewer>;
    addressOf: (request: IncomingMessage) => string;
  },
): Transport {
  const { path, schema, log, hub, sessions, prepare, gate, addressOf, connect, maxPerConnection, maxBuffered } =
    options;
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (protocols) => handleProtocols(protocols),
    maxPayload: MAX_MESSAGE,
    // What ws 8.23 has, and its types not yet.
    ...({ closeTimeout: CLOSE_MS } as object),
  });

  const gather = createFlush();
  /** Whether a client may be sent more; one that does not take it is told to begin anew. */
  const hasRoom = ({ socket, connection }: Pick<Extra<Viewer>, 'socket' | 'connection'>): boolean => {
    if (socket.readyState !== socket.OPEN) return false;
    // What comes in one turn cannot be taken before its end, and is bounded by what makes it.
    if (!gather(connection) || socket.bufferedAmount <= maxBuffered) return true;
    closeWith(socket, TRY_AGAIN_LATER, TOO_SLOW);
    return false;
  };
  const encode = createEncoder();

  const server = makeServer<Record<string, unknown>, Extra<Viewer>>({
    connectionInitWaitTimeout: INIT_MS,
    async onConnect({ connectionParams, extra }) {
      const { socket, request } = extra;
      const given = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
      try {
        const authorization = typeof given === 'string' ? given : request.headers.authorization;
        const admission = await gate.enter({ authorization, address: addressOf(request) });
        // It may have gone meanwhile.
        if (socket.readyState !== socket.OPEN) return false;
        extra.session = sessions.begin(admission, randomUUID(), (reason) =>
          closeWith(socket, CloseCode.Forbidden, reason.message),
        );
        return true;
      } catch (error) {
        const refusal = toAppError(error);
        if (!refusal) log.error({ err: error }, 'A connection could not begin');
        if (!refusal) closeWith(socket, INTERNAL, 'Something went wrong on the server.');
        else if (LATER.has(refusal.code)) closeWith(socket, TRY_AGAIN_LATER, refusal.message);
        else closeWith(socket, CloseCode.Forbidden, refusal.message);
        return false;
      }
    },
    async onSubscribe({ subscriptions, extra }, id, payload): Promise<ExecutionArgs | GraphQLError[]> {
      if (Object.keys(subscriptions).length > maxPerConnection) {
        const message = `One connection holds at most ${maxPerConnection} subscriptions.`;
        return [graphQLErrorOf(new AppError('RATE_LIMITED', { message }))];
      }
      const { session, connection } = extra;
      if (!session) throw new Error('A subscription without a session');
      try {
        await gate.count(session.identity);
      } catch (error) {
        return [graphQLErrorOf(error as Error)];
      }
      const operation = prepare(payload);
      if (Array.isArray(operation)) return operation;
      const [before, after] = [Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`), Buffer.from('}')];
      const next = (json: string) => {
        if (hasRoom(extra)) connection.write(textFrame([before, encode(json), after]));
      };
      const open = (sink: Pick<Sink, 'fail'>) =>
        hub.open(session, operation, { ...sink, next, drained: () => drained(connection) });
      return { schema, document: operation.document, operationName: operation.operationName, contextValue: open };
    },
    async subscribe({ contextValue }) {
      const open = contextValue as (sink: Pick<Sink, 'fail'>) => Promise<Subscription>;
      let subscription: Subscription | undefined;
      const { hold, fail } = createHold(() => subscription?.close());
      try {
        subscription = await open({ fail });
      } catch (error) {
        fail(error);
      }
      return hold;
    },
    onError: ({ extra }, _id, _payload, errors) => formatErrors(errors, extra.session?.requestId ?? '', log),
  });

  const answering = new WeakSet<WebSocket>();
  const pings = setInterval(() => {
    for (const socket of sockets.clients)
      if (!answering.delete(socket)) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.ping();
  }, PING_MS);
  pings.unref();

  function begin(socket: WebSocket, connection: Duplex, request: IncomingMessage): void {
    const extra: Extra<Viewer> = { socket, connection, request, session: null };
    answering.add(socket);
    socket.on('pong', () => answering.add(socket));
    // What is wrong with a connection closes it.
    socket.on('error', () => undefined);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (message) => {
          if (hasRoom(extra)) socket.send(message);
        },
        close: (code = GOING_AWAY, reason = '') => closeWith(socket, code, reason),
        onMessage: (hear) => {
          socket.on('message', (message) => {
            hear((message as Buffer).toString()).catch((error: unknown) => {
              log.error({ err: error, requestId: extra.session?.requestId }, 'A message could not be answered');
              closeWith(socket, CloseCode.InternalServerError, 'Something went wrong on the server.');
            });
          });
        },
      },
      extra,
    );
    socket.once('close', (code, reason) => {
      if (extra.session) sessions.finish(extra.session);
      void closed(code, reason.toString());
    });
  }

  const refuse = (socket: Duplex, status: string) =>
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  http.on('upgrade', (request, socket: Duplex, head) => {
    socket.on('error', () => socket.destroy());
    const isHere = request.url?.split('?', 1)[0] === path;
    const release = isHere ? connect() : null;
    if (release) {
      socket.once('close', release);
      sockets.handleUpgrade(request, socket, head, (opened) => begin(opened, socket, request));
    } else refuse(socket, isHere ? '503 Service Unavailable\r\nRetry-After: 5' : '404 Not Found');
  });

  return {
    async close() {
      clearInterval(pings);
      await Promise.all(
        [...sockets.clients].map(
          (socket) =>
            new Promise<void>((resolve) => {
              socket.once('close', () => resolve());
              closeWith(socket, GOING_AWAY, 'The server stops: connect again.');
            }),
        ),
      );
    },
  };
}
