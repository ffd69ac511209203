import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
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

/** While the server stops, how often connections are ended that nothing runs on. */
const SWEEP_MS = 100;

/**
 * Ends connections that nothing runs on once the server stops. Node does so only with those that are idle at that moment:
 * it would wait for a first request on those that clients opened in advance, and on those that have just been answered
 * for the next one.
 */
function endUnusedConnections(fastify: FastifyInstance): void {
  const open = new Set<Socket>();
  const { server } = fastify;
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  fastify.addHook('preClose', () => {
    // What came on a connection that is new may not have been read yet; by the next time it has.
    let silent = new Set<Socket>();
    const sweep = setInterval(() => {
      const still = [...open].filter((socket) => socket.bytesRead === 0);
      for (const socket of still) if (silent.has(socket)) socket.destroy();
      silent = new Set(still);
      if (!server.listening) server.closeIdleConnections();
    }, SWEEP_MS);
    server.once('close', () => clearInterval(sweep));
    return Promise.resolve();
  });
}

/** No request for so long is none any more. */
const QUIET_MS = 500;

/**
 * For `ms` milliseconds, and up to twice as long while requests still come, every answer asks its client to connect anew,
 * and so elsewhere, the next time. Those of health checks do not count.
 */
export async function drain({ server }: FastifyInstance, ms: number): Promise<void> {
  const since = performance.now();
  let last = since - QUIET_MS;
  server.prependListener('request', (request, response) => {
    response.shouldKeepAlive = false;
    if (request.url?.startsWith('/health/') !== true) last = performance.now();
  });
  if (ms > 0) await sleep(ms);
  while (performance.now() < Math.min(since + 2 * ms, last + QUIET_MS)) await sleep(50);
  // A process that is late takes the connections that wait for it, which the end of the listening would reset.
  for (let turn = 0; turn < 3; turn += 1) await nextTurn();
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

const encoder = new TextEncoder();
const scratch = Buffer.allocUnsafeSlow(1024 * 1024);

/** A text in UTF-8, in a third of the time of `Buffer.from` for answers of some 60 KB, which first counts the bytes. */
function encode(text: string): Buffer {
  // No character of UTF-16 takes more than three.
  if (text.length * 3 > scratch.length) return Buffer.from(text);
  return Buffer.from(scratch.subarray(0, encoder.encodeInto(text, scratch).written));
}

export interface HttpOptions {
  log: Log;
  /** Addresses and ranges whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** How long browsers are to come by https only, in seconds; 0 says nothing of it. */
  hstsSeconds: number;
}

/** The address that a request comes from behind these proxies; empty for a client that is gone. */
export function createAddressReader(trustedProxies: string[]): (request: IncomingMessage) => string {
  const trusts = proxyAddr.compile(trustedProxies);
  return (request) => (request.socket.remoteAddress === undefined ? '' : proxyAddr(request, trusts));
}

/** For what is no page; pages have a policy of their own. */
const SECURITY = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/**
 * The HTTP server: bounded bodies, JSON that must be well-formed UTF-8, one log line a request, and every failure in
 * the form of a GraphQL error without a trace of the inside.
 */
export function createHttp({ log, trustedProxies, hstsSeconds }: HttpOptions): FastifyInstance {
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

  endUnusedConnections(fastify);

  const headers = {
    ...SECURITY,
    ...(hstsSeconds > 0 && { 'strict-transport-security': `max-age=${Math.round(hstsSeconds)}; includeSubDomains` }),
  };
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });

  // Before any part of the server that keeps answers: what is sent is encoded once.
  fastify.addHook('onSend', (_request, _reply, payload, done) => {
    done(null, typeof payload === 'string' ? encode(payload) : payload);
  });

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
