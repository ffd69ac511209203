import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { AppError, badInput } from '../../errors.ts';
import { parseJson } from '../../http.ts';
import type { Admission } from '../../rate-limit/gate.ts';
import { graphQLErrorOf } from '../format-error.ts';
import { createFlush, drained } from './flush.ts';
import { formatErrors, type Subscription } from './hub.ts';
import { payloadSchema, type Payload } from './operations.ts';
import { TOO_SLOW, type Transport, type TransportOptions } from './transport.ts';

/** How often something is sent where nothing happens, so that nobody between takes the connection for dead. */
const PING_MS = 15_000;
/** How long what was written last may take to leave. */
const END_MS = 3_000;

const PING = ':\n\n';
const COMPLETE = 'event: complete\ndata:\n\n';
const nextOf = (json: string) => `event: next\ndata: ${json}\n\n`;

/** As a body, or by GET in the query, where variables are JSON. @throws BAD_USER_INPUT */
function payloadOf({ method, body, query }: FastifyRequest): Payload {
  const sent = Buffer.isBuffer(body) ? parseJson(body) : body;
  let given = (method === 'GET' ? query : sent) as Record<string, unknown> | null;
  if (method === 'GET' && typeof given?.['variables'] === 'string')
    try {
      given = { ...given, variables: JSON.parse(given['variables']) as unknown };
    } catch {
      throw badInput('variables', 'variables is not JSON.');
    }
  const { data, error } = payloadSchema.safeParse(given);
  if (data) return data;
  const field = String(error.issues[0]?.path[0] ?? 'query');
  throw badInput(field, `${field} is missing, or of another form than GraphQL over HTTP has it.`);
}

/**
 * Server-sent events by the distinct connections mode of the protocol of graphql-sse, one subscription a request. Written
 * here and not by that package's handler, whose queue for a client that does not read has no bound.
 */
export function serveEventStreams<Viewer extends { id: string } | null>(
  fastify: FastifyInstance,
  options: TransportOptions<Viewer> & {
    path: string;
    also: string;
    admit: (request: FastifyRequest, reply: FastifyReply) => Promise<Admission<Viewer>>;
  },
): Transport {
  const { path, also, log, hub, sessions, prepare, admit, connect, maxBuffered } = options;
  const gather = createFlush();
  const running = new Map<ServerResponse, () => void>();

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const payload = payloadOf(request);
    const admission = await admit(request, reply);
    const release = connect();
    if (!release)
      throw new AppError('UNAVAILABLE', { message: 'There are too many connections.', retryAfterMs: 5_000 });
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // Proxies in the manner of nginx hold answers back otherwise.
      'x-accel-buffering': 'no',
    });
    raw.write(PING);
    let subscription: Subscription | undefined;

    const finish = () => {
      if (raw.writableEnded) return;
      raw.end(COMPLETE);
      setTimeout(() => raw.destroy(), END_MS).unref();
    };
    const fail = (error: unknown) => {
      if (raw.writableEnded) return;
      const reason = error instanceof GraphQLError ? error : graphQLErrorOf(error as Error);
      raw.write(nextOf(JSON.stringify({ errors: formatErrors([reason], request.id, log) })));
      finish();
    };
    const next = (json: string) => {
      if (raw.writableEnded || raw.destroyed) return;
      // What comes in one turn cannot be taken before its end, and is bounded by what makes it.
      if ((!raw.socket || gather(raw.socket)) && raw.writableLength > maxBuffered) {
        subscription?.close();
        fail(new AppError('UNAVAILABLE', { message: TOO_SLOW, retryAfterMs: 0 }));
      } else raw.write(nextOf(json));
    };

    const session = sessions.begin(admission, request.id, (reason) => {
      subscription?.close();
      fail(reason);
    });
    raw.once('close', () => {
      running.delete(raw);
      release();
      sessions.finish(session);
      subscription?.close();
    });
    running.set(raw, finish);

    const operation = prepare(payload);
    if (Array.isArray(operation)) {
      raw.write(nextOf(JSON.stringify({ errors: formatErrors(operation, request.id, log) })));
      finish();
      return;
    }
    try {
      subscription = await hub.open(session, operation, {
        next,
        fail,
        drained: async () => (raw.socket ? await drained(raw.socket) : undefined),
      });
    } catch (error) {
      fail(error);
    }
    // The client may have gone meanwhile.
    if (raw.destroyed || raw.writableEnded) subscription?.close();
  }

  fastify.route({
    method: ['GET', 'POST'],
    url: path,
    // Before its body is read.
    onRequest: async (request, reply) => {
      await admit(request, reply);
    },
    handler: handle,
  });
  fastify.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url !== also || request.headers.accept !== 'text/event-stream') return undefined;
    await handle(request, reply);
    return reply;
  });

  const pings = setInterval(() => {
    for (const [raw] of running) if (!raw.writableEnded && raw.writableLength === 0) raw.write(PING);
  }, PING_MS);
  pings.unref();

  return {
    async close() {
      clearInterval(pings);
      await Promise.all(
        [...running].map(
          ([raw, finish]) =>
            new Promise<void>((resolve) => {
              raw.once('close', () => resolve());
              finish();
              // The connection itself would be kept for a next request.
              raw.once('finish', () => raw.destroy());
            }),
        ),
      );
    },
  };
}
