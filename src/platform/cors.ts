import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** What a page may send. */
const SENT = [
  'accept',
  'apollo-require-preflight',
  'apollographql-client-name',
  'apollographql-client-version',
  'authorization',
  'content-type',
  'idempotency-key',
  'if-none-match',
  'parley-cost',
  'traceparent',
  'tracestate',
  'x-apollo-operation-name',
];
/** What a page may read, besides what it always may. */
const READ = ['cache-status', 'etag', 'idempotent-replayed', 'ratelimit', 'ratelimit-policy', 'retry-after'];
/** How long a browser may remember the answer to its question; it takes no more than 2 hours, or a day. */
const REMEMBERED_S = 86_400;

/**
 * Lets pages of these origins call this server; `*` is every origin. No cookie counts for the API, so that none is sent
 * along.
 */
export const addCors = (fastify: FastifyInstance, origins: string[]) =>
  fastify.register(cors, {
    origin: origins.includes('*') ? '*' : origins,
    methods: ['GET', 'POST'],
    allowedHeaders: SENT,
    exposedHeaders: READ,
    maxAge: REMEMBERED_S,
  });
