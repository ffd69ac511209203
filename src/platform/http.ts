import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import secureJson from 'secure-json-parse';
import type { Socket } from 'node:net';
import {
  fastify as createFastify,
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { databaseUnavailable, isUnreachable } from './db/index.ts';
import { AppError, STATUS_OF } from './errors.ts';
import type { Log } from './log/index.ts';

/** Largest request body in bytes: a comment of 10,000 characters with every one escaped, and room to spare. */
const BODY_LIMIT = 256 * 1024;

/** While the server stops, how often connections are ended that say nothing. */
const SILENT_MS = 250;

/**
 * Ends connections on which nothing ever came once the server stops: clients open some in advance, and Node, which ends
 * idle ones, would wait for the first request on these.
 */
function endSilentConnections(fastify: FastifyInstance): void {
  const open = new Set<Socket>();
  const { server } = fastify;
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  fastify.addHook('preClose', () => {
    const sweep = setInterval(() => {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    }, SILENT_MS);
    server.once('close', () => clearInterval(sweep));
    return Promise.resolve();
  });
}

const answer = (message: string, code: string, more: object = {}) => ({
  errors: [{ message, extensions: { code, ...more } }],
});

const utf8 = new TextDecoder('utf-8', { fatal: true });
const badBody = (message: string) => Object.assign(new Error(message), { statusCode: 400 });

/** What a body holds. @throws Error with the statusCode 400 for what is not JSON in UTF-8, or would change prototypes. */
export function parseJson(body: Buffer): unknown {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw badBody('The body is not well-formed UTF-8.');
  }
  try {
    return secureJson.parse(text, null, { protoAction: 'error', constructorAction: 'error' }) as unknown;
  } catch {
    throw badBody(text === '' ? 'The body is empty, where JSON was announced.' : 'The body is not valid JSON.');
  }
}

/**
 * The HTTP server: bounded bodies, JSON that must be well-formed UTF-8, one log line a request, and every failure in
 * the form of a GraphQL error without a trace of the inside.
 */
export function createHttp({ log, trustedProxies }: { log: Log; trustedProxies: string[] }): FastifyInstance {
  const fastify = createFastify({
    loggerInstance: log,
    // What is logged names its request itself.
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    // While it stops, what comes on open connections is still answered, and told to go elsewhere next (Connection: close).
    return503OnClosing: false,
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    genReqId: () => randomUUID(),
    frameworkErrors: (error, _request, reply) => {
      const untyped = reply as unknown as FastifyReply;
      void untyped.code(error.statusCode ?? 400).send(answer(error.message, 'BAD_REQUEST'));
    },
  }) as unknown as FastifyInstance;

  endSilentConnections(fastify);

  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });

  if (log.isLevelEnabled('info'))
    fastify.addHook('onResponse', (request, reply, done) => {
      const { method, id } = request;
      const path = request.url.split('?', 1)[0]?.slice(0, 200);
      log.info({ requestId: id, method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
      done();
    });

  /** The media type that clients of GraphQL over HTTP read errors with another status than 200 in. */
  const typeFor = ({ headers: { accept } }: FastifyRequest) =>
    accept?.includes('application/graphql-response+json') === true
      ? 'application/graphql-response+json; charset=utf-8'
      : 'application/json; charset=utf-8';

  fastify.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    void reply.type(typeFor(request));
    const refusal = isUnreachable(error) ? databaseUnavailable(error) : error instanceof AppError ? error : null;
    if (refusal) {
      const { code, publicDetails } = refusal;
      const { message, ...details } = publicDetails;
      if (refusal.privateDetails !== undefined)
        log.warn({ err: refusal.privateDetails, requestId: request.id }, refusal.message);
      if (publicDetails.retryAfterMs !== undefined)
        void reply.header('retry-after', Math.ceil(publicDetails.retryAfterMs / 1000));
      return await reply.code(STATUS_OF[code]).send(answer(message, code, details));
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return await reply.code(status).send(answer(error.message, 'BAD_USER_INPUT'));
    log.error({ err: error, requestId: request.id }, 'A request failed');
    const message = 'Something went wrong on the server; the log has more under this requestId.';
    return await reply.code(500).send(answer(message, 'INTERNAL_SERVER_ERROR', { requestId: request.id }));
  });
  fastify.setNotFoundHandler(
    async (_request, reply) =>
      await reply.code(404).send(answer('There is nothing here; the API is at /graphql.', 'NOT_FOUND')),
  );
  return fastify;
}

/** A POST that is given the bytes of its body as they came, for a signature over them; answers 204. */
export const addRawRoute = (
  fastify: FastifyInstance,
  path: string,
  handle: (body: Buffer, headers: IncomingHttpHeaders) => Promise<void>,
) =>
  fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    scope.post(path, async ({ body, headers }, reply) => {
      await handle(Buffer.isBuffer(body) ? body : Buffer.alloc(0), headers);
      return await reply.code(204).send();
    });
    done();
  });
