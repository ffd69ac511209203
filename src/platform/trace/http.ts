import type { FastifyInstance } from 'fastify';
import { parseTraceparent, type Running } from './context.ts';
import type { Tracing } from './index.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a request that is traced. */
    running: Running | null;
  }
}

/** Begins a span for each request to these paths, below that of the client where it sends a traceparent. */
export function traceRequests(fastify: FastifyInstance, tracing: Tracing, paths: readonly string[]): void {
  fastify.decorateRequest('running', null);
  fastify.addHook('onRequest', (request, reply, done) => {
    const { method } = request;
    const path = request.url.split('?', 1)[0] ?? '';
    const remote = parseTraceparent(request.headers.traceparent);
    const attributes = { 'http.request.method': method, 'http.route': path };
    const span = paths.includes(path)
      ? tracing.begin(`${method} ${path}`, 'SERVER', attributes, remote ? { remote } : undefined)
      : undefined;
    if (!span) {
      done();
      return;
    }
    const running: Running = { span };
    request.running = running;
    reply.raw.once('close', () => {
      // An operation that never came to its end.
      if (running.span !== span) running.span.end();
      const cache = reply.getHeader('cache-status');
      if (typeof cache === 'string') span.setAttribute('parley.cache', cache);
      span.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= 500) tracing.fail(span, String(reply.statusCode));
      span.end();
    });
    tracing.running.run(running, done);
  });
  // The body comes with events of the connection, which know nothing of the request.
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (request.running) tracing.running.run(request.running, done);
    else done();
  });
}
